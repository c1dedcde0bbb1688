package org.baken.rumour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.baken.platform.Ids;
import org.baken.platform.Problem;

/**
 * Keeps the files of evidence outside the database, by the SHA-256 of their bytes, so that the same file is kept once and a
 * changed one shows. Thread-safe, also between nodes that share the folder.
 */
public final class EvidenceStore {
    /** The largest file, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf");

    private final Path folder;

    /** @param folder for these files alone; it is made when the first one comes */
    public EvidenceStore(Path folder) {
        this.folder = folder;
    }

    /** A file that is on the disk for good. */
    public record Stored(String type, long size, String sha256) {}

    /** Keeps a file; one that is empty, too large or of another kind than its content may be is a {@link Problem}. */
    public Stored keep(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Problem.tooLarge("rumour.evidence.size", LARGEST / 1024 / 1024);
            }
            String type = type(bytes);
            if (!TYPES.contains(type)) {
                throw Problem.unsupported("file", "rumour.evidence.type");
            }
            String sha256 = Ids.digest(bytes);
            write(bytes, folder.resolve(sha256));
            return new Stored(type, bytes.length, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the file with this hash. */
    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(folder.resolve(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file with this hash, which nothing names any more; one that is gone already is no fault. */
    public void remove(String sha256) {
        try {
            Files.deleteIfExists(folder.resolve(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By content alone: a name says nothing. */
    private static String type(byte[] bytes) throws IOException {
        try (TikaInputStream stream = TikaInputStream.get(bytes)) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(stream, new Metadata())
                    .toString();
        }
    }

    /** All or nothing, and on the disk before any row names it. */
    private void write(byte[] bytes, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(folder);
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
}
