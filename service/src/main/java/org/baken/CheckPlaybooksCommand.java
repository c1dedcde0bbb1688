package org.baken;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.baken.exercise.Scenarios;
import org.baken.platform.ContentProblem.Fault;
import org.baken.playbook.OwnPlaybooks;

/**
 * {@code java -jar baken.jar check-playbooks <folder>}: holds a town's own playbooks, and the scenarios in their folder
 * {@code scenarios}, against the rules before the service reads them. Prints each fault as {@code file:line: what}, and ends with 1
 * when there is any.
 */
final class CheckPlaybooksCommand extends Command {
    CheckPlaybooksCommand() {
        super("check-playbooks", "Says what is wrong with the playbooks and scenarios of a folder");
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("folder").help("the folder with your own playbooks");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace namespace) {
        Path folder = Path.of(namespace.getString("folder"));
        List<Fault> faults = new ArrayList<>(OwnPlaybooks.check(folder));
        faults.addAll(Scenarios.check(folder));
        faults.forEach(System.out::println);
        if (!faults.isEmpty()) {
            throw new FaultsFound(faults.size());
        }
        System.out.println("Every playbook and every scenario can be used");
    }

    /** What was wrong has been printed. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!(e instanceof FaultsFound)) {
            super.onError(cli, namespace, e);
        }
    }

    /** Ends the command with 1, as every error does. */
    private static final class FaultsFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FaultsFound(int faults) {
            super(faults + " faults");
        }
    }
}
