package org.baken.reaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.platform.Problem;

/** Keeps the files of imports while they are needed. Thread-safe, also between nodes that share the folder. */
final class ImportFiles {
    private static final int BLOCK = 65_536;

    private final Path folder;
    private final long largest;

    /**
     * @param folder for these files alone; it is made when the first one comes
     * @param largest the largest file, in bytes
     */
    ImportFiles(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    /** The largest file, in bytes. */
    long largest() {
        return largest;
    }

    /** Keeps what comes under this id, on the disk for good; as soon as it is too large it is refused and nothing stays. */
    Path keep(String id, InputStream file) {
        Path path = path(id);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                copy(file, channel);
                channel.force(true);
            }
            return path;
        } catch (IOException e) {
            remove(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // Whatever went wrong with what was sent: half a file is of no use.
            remove(id);
            throw e;
        }
    }

    boolean has(String id) {
        return Files.exists(path(id));
    }

    Path path(String id) {
        return folder.resolve(id);
    }

    void remove(String id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what nobody needs: files that came before this moment and are not among those that are. */
    void removeOthers(Set<String> needed, Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                if (!needed.contains(file.getFileName().toString())) {
                    removeIfOlder(file, before);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeIfOlder(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // An upload was refused meanwhile, or another node was first: the others are to be removed all the same.
        }
    }

    Problem tooLarge() {
        long megabytes = largest / 1024 / 1024;
        return Problem.tooLarge("reaction.import.size", megabytes).and("file", "reaction.import.size", megabytes);
    }

    private void copy(InputStream file, FileChannel channel) throws IOException {
        byte[] block = new byte[BLOCK];
        long total = 0;
        for (int read = file.read(block); read >= 0; read = file.read(block)) {
            total += read;
            if (total > largest) {
                throw tooLarge();
            }
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
