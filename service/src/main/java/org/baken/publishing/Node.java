package org.baken.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.baken.platform.Ids;

/**
 * The name of this process among all that work on one database, the same again after a restart, so that it knows what it
 * had taken up. It lies in the data folder, locked while the process lives: a second process on the same folder gets
 * another name.
 */
final class Node implements AutoCloseable {
    private static final int MOST = 100;

    private final String name;
    private final FileChannel file;

    private Node(String name, FileChannel file) {
        this.name = name;
        this.file = file;
    }

    static Node in(Path folder) {
        try {
            Files.createDirectories(folder);
            for (int number = 1; number <= MOST; number++) {
                Path file = folder.resolve("node-" + number);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(channel)) {
                    String name = Files.readString(file).strip();
                    if (name.isEmpty()) {
                        name = Ids.next();
                        channel.write(StandardCharsets.UTF_8.encode(name), 0);
                        channel.force(true);
                    }
                    return new Node(name, channel);
                }
                channel.close();
            }
            throw new IllegalStateException("More than " + MOST + " processes use this data folder");
        } catch (IOException e) {
            throw new UncheckedIOException("The name of this node cannot be kept", e);
        }
    }

    /** The system lets go of the lock when the process ends, in whatever way. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
