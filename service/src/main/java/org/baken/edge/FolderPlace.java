package org.baken.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A folder, such as the one a web server of the town gives out. */
final class FolderPlace implements CopyPlace {
    private final Path folder;

    FolderPlace(Path folder) {
        this.folder = folder;
    }

    @Override
    public Kind kind() {
        return Kind.FOLDER;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    /** Written beside and moved, so that whoever reads meanwhile gets the old file or the new one. */
    @Override
    public void put(CopyFile file) throws IOException {
        Path target = at(file.path());
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.write(part, file.bytes().get());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove(String path) throws IOException {
        Path target = at(path);
        Files.deleteIfExists(target);
        for (Path parent = target.getParent(); !parent.equals(folder) && isEmpty(parent); parent = parent.getParent()) {
            Files.deleteIfExists(parent);
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(at(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path at(String path) {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalArgumentException("A file outside the folder: " + path);
        }
        return target;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var some = Files.list(folder)) {
            return some.findFirst().isEmpty();
        }
    }
}
