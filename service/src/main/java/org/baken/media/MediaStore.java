package org.baken.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import org.baken.platform.Problem;

/**
 * Keeps the files of pictures outside the database, named by the digest of the file they were made from and their width. A
 * file is written before the row that names it commits; one that no row names does no harm. Thread-safe, also between nodes
 * that share the folder.
 */
final class MediaStore {
    private final Path folder;

    /** @param folder for these files alone; it is made when the first one comes */
    MediaStore(Path folder) {
        this.folder = folder;
    }

    /** Puts all sizes on the disk for good. */
    void keep(String digest, Renditions renditions) {
        try {
            Files.createDirectories(folder);
            for (Renditions.File file : renditions.files()) {
                write(file.bytes(), path(digest, file.width(), renditions.type()));
            }
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every size of an item is there: a database may be put back without its files. */
    boolean has(MediaItem item) {
        return item.widths().stream().allMatch(width -> Files.exists(path(item.digest(), width, item.type())));
    }

    /** The bytes of one size, or 404. */
    byte[] read(MediaItem item, int width) {
        Path file = path(item.digest(), width, item.type());
        if (!item.widths().contains(width) || !Files.exists(file)) {
            throw Problem.notFound("media");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest size that has at most so many bytes. */
    Optional<MediaItem.Size> largest(MediaItem item, long bytes) {
        return item.sizes().stream()
                .filter(size -> {
                    Path file = path(item.digest(), size.width(), item.type());
                    return Files.exists(file) && file.toFile().length() <= bytes;
                })
                .max(Comparator.comparingInt(MediaItem.Size::width));
    }

    private Path path(String digest, int width, String type) {
        return folder.resolve(digest + "-" + width + Format.extension(type));
    }

    /** All or nothing: whoever reads meanwhile sees the whole file or none. */
    private void write(byte[] bytes, Path target) throws IOException {
        Path part = Files.createTempFile(folder, "new-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The names too. Not every file system lets a folder be opened; then its own journal has to do. */
    private static void sync(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException unsupported) {
            return;
        }
    }
}
