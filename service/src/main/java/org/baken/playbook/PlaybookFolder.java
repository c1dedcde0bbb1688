package org.baken.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.baken.platform.ContentProblem.Fault;
import org.baken.platform.Ids;

/**
 * A town's own playbooks: the files {@code *.yml} and {@code *.yaml} that lie directly in a folder, at most {@link #MOST}.
 * Files that did not change are not read again. Links are followed only to files of the same folder. Not thread-safe.
 */
public final class PlaybookFolder {
    /** How many files are read. */
    static final int MOST = 100;

    /** One byte more than is ever taken tells that a file is too large. */
    private static final int ENOUGH = Content.LARGEST + 1;

    /**
     * A file of the folder.
     *
     * @param name of the file
     * @param bytes what stands in it; null when it could not be read
     * @param hash tells one version from another, also of what could not be read
     * @param playbook null when there are faults
     * @param faults none when it can be used
     */
    record Found(String name, byte[] bytes, String hash, Playbook playbook, List<Fault> faults) {
        /** The id that the playbook has or should have. */
        String id() {
            return idOf(name);
        }

        /** What stands in a file that can be used. */
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * What one look at the folder showed.
     *
     * @param files by name, in the order of the alphabet
     * @param faults what is wrong with the folder itself; when it cannot be read there are no files
     */
    record Look(List<Found> files, List<Fault> faults, boolean readable) {
        /** Everything that is wrong, file by file. */
        List<Fault> allFaults() {
            return Stream.concat(faults.stream(), files.stream().flatMap(file -> file.faults.stream()))
                    .toList();
        }
    }

    private record Stamp(long size, FileTime changed, Object key) {}

    private record Known(Stamp stamp, Found found) {}

    private final Path folder;
    private final Map<String, Known> known = new HashMap<>();

    /** @param folder need not exist */
    public PlaybookFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds everything that is wrong with the playbooks of a folder, in the words {@code file:line: what}.
     *
     * @return none when all of it can be used
     */
    public static List<Fault> check(Path folder) {
        return new PlaybookFolder(folder).read().allFaults();
    }

    /** Gives the id that a file's playbook must have: its name without the ending. */
    static String idOf(String name) {
        return name.replaceFirst("(?i)\\.ya?ml$", "");
    }

    /** Looks at every file. */
    Look read() {
        List<String> names;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PlaybookFolder::mayBePlaybook)) {
            names = StreamSupport.stream(entries.spliterator(), false)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException e) {
            known.clear();
            return new Look(List.of(), List.of(fault(folder.toString(), "the folder cannot be read")), false);
        }
        known.keySet().retainAll(names);
        List<Fault> faults = names.size() <= MOST
                ? List.of()
                : List.of(fault(
                        names.get(MOST),
                        "at most " + MOST + " files are read; " + (names.size() - MOST) + " from here on are not"));
        Map<String, String> ids = new HashMap<>();
        List<Found> files = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            String first = ids.putIfAbsent(idOf(name), name);
            files.add(first == null ? look(name) : faulty(name, null, "\"" + first + "\" is the same playbook"));
        }
        return new Look(List.copyOf(files), faults, true);
    }

    private static boolean mayBePlaybook(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).matches("(?s).*\\.ya?ml");
    }

    private Found look(String name) {
        try {
            Path file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                return faulty(name, null, "a link that leads out of the folder is not followed");
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return faulty(name, null, "this is no file");
            }
            Stamp stamp = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            Known before = known.get(name);
            if (before != null && before.stamp.equals(stamp)) {
                return before.found;
            }
            Found found = attributes.size() > Content.LARGEST
                    ? faulty(name, null, Content.tooLarge(attributes.size()))
                    : read(name, file);
            known.put(name, new Known(stamp, found));
            return found;
        } catch (IOException | SecurityException e) {
            known.remove(name);
            return faulty(name, null, "the file cannot be read");
        }
    }

    private static Found read(String name, Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = stream.readNBytes(ENOUGH);
        }
        try {
            Playbook playbook = PlaybookFiles.read(Content.read(name, bytes));
            return new Found(name, bytes, playbook.hash(), playbook, List.of());
        } catch (ContentProblem e) {
            return new Found(name, bytes, Ids.digest(bytes), null, e.faults());
        }
    }

    private static Found faulty(String name, byte[] bytes, String what) {
        return new Found(name, bytes, Ids.digest(what), null, List.of(fault(name, what)));
    }

    private static Fault fault(String name, String what) {
        return new Fault(name, 1, what);
    }
}
