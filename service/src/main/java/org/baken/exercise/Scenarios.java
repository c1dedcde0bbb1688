package org.baken.exercise;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.platform.ContentProblem;
import org.baken.platform.ContentProblem.Fault;
import org.baken.platform.OwnFolder;
import org.baken.platform.OwnFolder.Found;
import org.baken.platform.OwnFolder.Look;
import org.baken.triage.TriageTree;

/**
 * The scenarios there are: those that come with Baken, and those of the house, which take the place of one with the same id. The
 * house's folder is looked at whenever somebody asks; of a file that cannot be used, the last version that could be used stays.
 * Thread-safe.
 */
public final class Scenarios {
    private final Map<String, Scenario> shipped = new LinkedHashMap<>();
    /** Null when the house has none of its own. */
    private final OwnFolder<Scenario> folder;
    /** The last version that could be used of each file of the house, by the file's name. */
    private final Map<String, Scenario> good = new TreeMap<>();

    /** What there is to choose from, and what cannot be used. */
    record Choice(Map<String, Scenario> byId, List<Fault> faults) {}

    private Scenarios(Path own) {
        TriageTree tree = TriageTree.shipped();
        ScenarioFiles.shipped(tree).forEach(scenario -> shipped.put(scenario.id(), scenario));
        folder = own == null
                ? null
                : new OwnFolder<>(
                        own.resolve(ScenarioFiles.FOLDER),
                        ScenarioFiles.FOLDER,
                        content -> ScenarioFiles.read(content, tree));
    }

    /**
     * Reads those that come with Baken.
     *
     * @param own the folder of the house's own playbooks, whose folder {@code scenarios} is looked at; null for none
     * @throws ContentProblem naming file and line of every fault in what comes with Baken
     */
    public static Scenarios read(Path own) {
        return new Scenarios(own);
    }

    /**
     * Gives what is wrong with the scenarios of a house, each fault with file and line.
     *
     * @param own the folder of the house's own playbooks, whose folder {@code scenarios} is looked at
     */
    public static List<Fault> check(Path own) {
        return read(own).choice().faults();
    }

    Collection<Scenario> all() {
        return choice().byId().values();
    }

    Optional<Scenario> find(String id) {
        return Optional.ofNullable(choice().byId().get(id));
    }

    /** Looks at the folder and gives what there is. */
    synchronized Choice choice() {
        List<Fault> faults = folder == null ? List.of() : look();
        Map<String, Scenario> byId = new LinkedHashMap<>(shipped);
        good.values().forEach(scenario -> byId.put(scenario.id(), scenario));
        return new Choice(byId, faults);
    }

    /** Takes what changed; a house need not have a folder, but one that goes away takes no scenario with it. */
    private List<Fault> look() {
        if (good.isEmpty() && folder.isMissing()) {
            return List.of();
        }
        Look<Scenario> look = folder.read();
        if (look.readable()) {
            good.keySet().retainAll(look.files().stream().map(Found::name).toList());
        }
        look.files().stream()
                .filter(file -> file.content() != null)
                .forEach(file -> good.put(file.name(), file.content()));
        return look.allFaults();
    }
}
