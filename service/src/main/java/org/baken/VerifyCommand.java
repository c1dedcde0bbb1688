package org.baken;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.baken.verify.Verify;

/**
 * {@code java -jar baken.jar verify bundle.zip}: tells whether an evidence bundle is as it was made. Needs no configuration, no
 * database and no running service. Ends with 0 when it is, 1 when something was tampered with, 2 when it cannot be checked.
 */
final class VerifyCommand extends Command {
    VerifyCommand() {
        super("verify", "Tells whether an evidence bundle is as it was made");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("bundle").help("the zip file");
        parser.addArgument("--head").help("a hash that was kept elsewhere, such as the one on a printed report");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace namespace) {
        String bundle = namespace.getString("bundle");
        String head = namespace.getString("head");
        int ended =
                Verify.run(head == null ? new String[] {bundle} : new String[] {bundle, "--head", head}, System.out);
        if (ended != Verify.INTACT) {
            // The only way in which a script learns of it.
            System.exit(ended);
        }
    }
}
