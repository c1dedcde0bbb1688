package org.baken.channel.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.baken.channel.Post;
import org.baken.platform.Ids;
import org.baken.platform.Json;

/**
 * The folder in which the sandbox keeps its posts: {@code <account>/<key>.json}. A file is there as a whole or not at
 * all, whenever the process ends.
 */
final class Drawer {

    /** One post as it was kept. */
    record Kept(
            String key,
            String account,
            Instant createdAt,
            Instant sentAt,
            String lang,
            String title,
            String text,
            String officialUrl,
            boolean exercise,
            String recipient,
            String subject,
            String inReplyTo,
            boolean secluded,
            List<Shown> pictures) {

        /** A picture as it was kept: not its bytes. */
        record Shown(String name, String alt) {}

        static Kept of(String account, Post post, Instant sentAt) {
            return new Kept(
                    post.key(),
                    account,
                    post.createdAt(),
                    sentAt,
                    post.lang(),
                    post.title(),
                    post.text(),
                    post.officialUrl(),
                    post.exercise(),
                    post.recipient(),
                    post.subject(),
                    post.inReplyTo(),
                    post.secluded(),
                    post.pictures().stream()
                            .map(picture -> new Shown(picture.name(), picture.alt()))
                            .toList());
        }

        /** The same under another name: it took the place of what was there. */
        Kept as(String name) {
            return new Kept(
                    name,
                    account,
                    createdAt,
                    sentAt,
                    lang,
                    title,
                    text,
                    officialUrl,
                    exercise,
                    recipient,
                    subject,
                    inReplyTo,
                    secluded,
                    pictures);
        }
    }

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Path folder;

    Drawer(Path folder) {
        this.folder = folder;
    }

    void keep(Kept kept) throws IOException {
        write(
                file(kept.account(), kept.key(), ".json"),
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
    }

    Optional<Kept> find(String account, String key) throws IOException {
        Path file = file(account, key, ".json");
        return Files.exists(file)
                ? Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Kept.class))
                : Optional.empty();
    }

    /** Everything that was kept on an account. */
    List<Kept> all(String account) throws IOException {
        Path own = folder.resolve(safe(account));
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own, "*.json")) {
            for (Path file : files) {
                all.add(Json.mapper().readValue(Files.readAllBytes(file), Kept.class));
            }
        }
        return all;
    }

    void drop(String account, String key) throws IOException {
        Files.deleteIfExists(file(account, key, ".json"));
    }

    /** Counts one more attempt of a post, and remembers it over a restart. */
    int attempt(String account, String key) throws IOException {
        Path file = file(account, key, ".attempts");
        int attempts = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
        write(file, String.valueOf(attempts).getBytes(StandardCharsets.UTF_8));
        return attempts;
    }

    private Path file(String account, String key, String ending) {
        return folder.resolve(safe(account)).resolve(safe(key) + ending);
    }

    /** Nothing in a name can lead out of the folder. */
    static String safe(String name) {
        return SAFE.matcher(name).matches() ? name : Ids.digest(name);
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = Files.createTempFile(file.getParent(), "writing", ".tmp");
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
