package org.baken.playbook;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem.Fault;

/**
 * The playbooks that an incident can be opened with: those that come with Baken, and the town's own, which replace those of the
 * same id or stand beside them. They may change while the service runs; each question is answered from one state of them.
 * Thread-safe.
 */
public final class Playbooks {
    /** The playbook of an incident for which nobody chose one. */
    static final String USUAL = "first-hour";
    /** The playbook that is added when an incident goes to aftercare. */
    static final String AFTER = "aftercare";
    /** Those that are proposed for every incident. */
    private static final List<String> ALWAYS = List.of(USUAL, "ongoing");

    /** Where a playbook comes from. */
    public enum Source {
        SHIPPED,
        /** The town's own, beside those that come with Baken. */
        OWN,
        /** The town's own, instead of the one with this id that comes with Baken. */
        OWN_REPLACES
    }

    /** @param text of its file */
    record Copy(Playbook playbook, String text, Source source) {}

    /**
     * A file that cannot be used.
     *
     * @param since when it was found so
     * @param inUse what is used in its place; null when there is nothing
     */
    public record Refused(String file, Instant since, Source inUse, List<Fault> faults) {}

    /** One state of all of them. */
    private record Shelf(Map<String, Copy> copies, Map<String, Playbook> playbooks, List<Refused> refused) {}

    private final Map<String, Copy> shipped = new TreeMap<>();
    private volatile Shelf shelf;

    /** Reads the playbooks that come with Baken. */
    public Playbooks() {
        PlaybookFiles.names().forEach(name -> {
            Playbook playbook = PlaybookFiles.read(ContentFolder.read(name));
            shipped.put(playbook.id(), new Copy(playbook, ContentFolder.text(name), Source.SHIPPED));
        });
        own(Map.of(), List.of());
    }

    /** Gives every playbook, in the order of their ids. */
    public Collection<Playbook> all() {
        return shelf.playbooks.values();
    }

    /** Names every playbook, in the order of the alphabet. */
    Set<String> ids() {
        return shelf.playbooks.keySet();
    }

    /** Finds a playbook. */
    public Optional<Playbook> byId(String id) {
        return Optional.ofNullable(shelf.playbooks.get(id));
    }

    /** Gives those that an incident of this type gets when nobody chooses others: the usual ones, then those made for it. */
    List<Playbook> proposedFor(String type) {
        return Stream.concat(
                        ALWAYS.stream().flatMap(id -> byId(id).stream()),
                        all().stream().filter(playbook -> playbook.isFor(type)))
                .distinct()
                .toList();
    }

    /** Whether a playbook is proposed for every incident. */
    static boolean isAlways(Playbook playbook) {
        return ALWAYS.contains(playbook.id());
    }

    /** Gives every playbook with its file, in the order of their ids. */
    Collection<Copy> copies() {
        return shelf.copies.values();
    }

    /** Finds a playbook with its file. */
    Optional<Copy> copy(String id) {
        return Optional.ofNullable(shelf.copies.get(id));
    }

    /** Gives the files that cannot be used. */
    List<Refused> refused() {
        return shelf.refused;
    }

    /** Whether one of this id comes with Baken. */
    boolean ships(String id) {
        return shipped.containsKey(id);
    }

    /**
     * Takes the town's own playbooks from now on, instead of those that it took before.
     *
     * @param texts the file of each
     * @param refused files that cannot be used
     */
    void own(Map<Playbook, String> texts, List<Refused> refused) {
        Map<String, Copy> copies = new TreeMap<>(shipped);
        texts.forEach((playbook, text) -> copies.put(
                playbook.id(), new Copy(playbook, text, ships(playbook.id()) ? Source.OWN_REPLACES : Source.OWN)));
        Map<String, Playbook> playbooks = new TreeMap<>();
        copies.forEach((id, copy) -> playbooks.put(id, copy.playbook));
        shelf = new Shelf(
                Collections.unmodifiableMap(copies), Collections.unmodifiableMap(playbooks), List.copyOf(refused));
    }
}
