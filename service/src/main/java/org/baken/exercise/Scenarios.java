package org.baken.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.baken.platform.ContentProblem.Fault;
import org.baken.triage.TriageTree;

/**
 * The scenarios there are: those that come with Baken, and those of the house, which take the place of one with the same id. The
 * house's folder is looked at whenever somebody asks; of a file that cannot be used, the last version that could be used stays.
 * Thread-safe.
 */
public final class Scenarios {
    /** How many files of the house are read. */
    private static final int MOST = 100;

    private final TriageTree tree = TriageTree.shipped();
    private final Map<String, Scenario> shipped = new LinkedHashMap<>();
    private final Path folder;
    private final Map<String, Known> known = new HashMap<>();

    /** What a file held the last time: when it changed, what of it can be used (null for nothing yet), and what is wrong now. */
    private record Known(String stamp, Scenario good, List<Fault> faults) {}

    /** What there is to choose from, and what cannot be used. */
    record Choice(Map<String, Scenario> byId, List<Fault> faults) {}

    private Scenarios(Path folder) {
        this.folder = folder;
        ScenarioFiles.shipped(tree).forEach(scenario -> shipped.put(scenario.id(), scenario));
    }

    /**
     * Reads those that come with Baken.
     *
     * @param own the folder of the house's own playbooks, whose folder {@code scenarios} is looked at; null for none
     * @throws ContentProblem naming file and line of every fault in what comes with Baken
     */
    public static Scenarios read(Path own) {
        return new Scenarios(own == null ? null : own.resolve(ScenarioFiles.FOLDER));
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
        Map<String, Scenario> byId = new LinkedHashMap<>(shipped);
        List<Fault> faults = new ArrayList<>();
        List<Path> files = files();
        known.keySet().retainAll(files.stream().map(Path::toString).toList());
        for (Path file : files) {
            Known now = known.merge(file.toString(), look(file), Scenarios::newer);
            faults.addAll(now.faults());
            if (now.good() != null) {
                byId.put(now.good().id(), now.good());
            }
        }
        return new Choice(byId, faults);
    }

    private static Known newer(Known before, Known now) {
        return now.good() == null ? new Known(now.stamp(), before.good(), now.faults()) : now;
    }

    private Known look(Path file) {
        String name = ScenarioFiles.FOLDER + file.getFileName();
        try {
            String stamp = Files.size(file) + " " + Files.getLastModifiedTime(file);
            Known before = known.get(file.toString());
            if (before != null && before.stamp().equals(stamp)) {
                return before;
            }
            return new Known(stamp, ScenarioFiles.read(Content.read(name, bytes(file)), tree), List.of());
        } catch (ContentProblem wrong) {
            return new Known("", null, wrong.faults());
        } catch (IOException e) {
            return new Known("", null, List.of(new Fault(name, 1, "the file cannot be read")));
        }
    }

    /** One byte more than is ever taken tells that a file is too large. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(Content.LARGEST + 1);
        }
    }

    private List<Path> files() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
