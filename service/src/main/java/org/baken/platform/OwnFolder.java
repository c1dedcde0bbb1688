package org.baken.platform;

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
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.baken.platform.ContentProblem.Fault;

/**
 * The content files that a town wrote itself: the files {@code *.yml} and {@code *.yaml} that lie directly in a folder, at most
 * {@link #MOST}. Files that did not change are not read again. Links are followed only to files of the same folder. Not
 * thread-safe.
 *
 * @param <T> what a file holds
 */
public final class OwnFolder<T> {
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
     * @param content null when there are faults
     * @param faults none when it can be used
     */
    public record Found<T>(String name, byte[] bytes, String hash, T content, List<Fault> faults) {
        /** The id that the content has or should have. */
        public String id() {
            return idOf(name);
        }

        /** What stands in a file that can be used. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * What one look at the folder showed.
     *
     * @param files by name, in the order of the alphabet
     * @param faults what is wrong with the folder itself; when it cannot be read there are no files
     */
    public record Look<T>(List<Found<T>> files, List<Fault> faults, boolean readable) {
        /** Everything that is wrong, file by file. */
        public List<Fault> allFaults() {
            return Stream.concat(faults.stream(), files.stream().flatMap(file -> file.faults.stream()))
                    .toList();
        }
    }

    private record Stamp(long size, FileTime changed, Object key) {}

    private record Known<T>(Stamp stamp, Found<T> found) {}

    private final Path folder;
    private final String shownIn;
    private final Function<Content, T> reader;
    private final Map<String, Known<T>> known = new HashMap<>();

    /**
     * @param folder need not exist
     * @param shownIn what stands before the name of a file where it is told, such as {@code scenarios/}
     * @param reader makes of a file what it holds, or throws a {@link ContentProblem}
     */
    public OwnFolder(Path folder, String shownIn, Function<Content, T> reader) {
        this.folder = folder;
        this.shownIn = shownIn;
        this.reader = reader;
    }

    /** Gives the id that a file's content must have: its name without folder and ending. */
    private static String idOf(String name) {
        return name.replaceFirst("^.*/", "").replaceFirst("(?i)\\.ya?ml$", "");
    }

    /** Whether there is nothing at all where the folder would be. */
    public boolean isMissing() {
        return Files.notExists(folder);
    }

    /** Looks at every file. */
    public Look<T> read() {
        List<String> names;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, OwnFolder::mayBeContent)) {
            names = StreamSupport.stream(entries.spliterator(), false)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException e) {
            known.clear();
            return new Look<>(List.of(), List.of(new Fault(folder.toString(), 1, "the folder cannot be read")), false);
        }
        known.keySet().retainAll(names);
        List<Fault> faults = names.size() <= MOST
                ? List.of()
                : List.of(fault(
                        names.get(MOST),
                        "at most " + MOST + " files are read; " + (names.size() - MOST) + " from here on are not"));
        Map<String, String> ids = new HashMap<>();
        List<Found<T>> files = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            String first = ids.putIfAbsent(idOf(name), name);
            files.add(first == null ? look(name) : faulty(name, "\"" + shownIn + first + "\" has the same id"));
        }
        return new Look<>(List.copyOf(files), faults, true);
    }

    private static boolean mayBeContent(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).matches("(?s).*\\.ya?ml");
    }

    private Found<T> look(String name) {
        try {
            Path file = folder.resolve(name).toRealPath();
            if (!file.startsWith(folder.toRealPath())) {
                return faulty(name, "a link that leads out of the folder is not followed");
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return faulty(name, "this is no file");
            }
            Stamp stamp = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            Known<T> before = known.get(name);
            if (before != null && before.stamp.equals(stamp)) {
                return before.found;
            }
            Found<T> found = attributes.size() > Content.LARGEST
                    ? faulty(name, Content.tooLarge(attributes.size()))
                    : read(name, file);
            known.put(name, new Known<>(stamp, found));
            return found;
        } catch (IOException | SecurityException e) {
            known.remove(name);
            return faulty(name, "the file cannot be read");
        }
    }

    private Found<T> read(String name, Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = stream.readNBytes(ENOUGH);
        }
        try {
            Content content = Content.read(shownIn + name, bytes);
            return new Found<>(name, bytes, content.hash(), reader.apply(content), List.of());
        } catch (ContentProblem e) {
            return new Found<>(name, bytes, Ids.digest(bytes), null, e.faults());
        }
    }

    private Found<T> faulty(String name, String what) {
        return new Found<>(name, null, Ids.digest(what), null, List.of(fault(name, what)));
    }

    private Fault fault(String name, String what) {
        return new Fault(shownIn + name, 1, what);
    }
}
