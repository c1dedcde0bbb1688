package org.baken.channel.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.baken.channel.Post;

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
            String subject) {

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
                    post.subject());
        }
    }

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private final Path folder;

    Drawer(Path folder) {
        this.folder = folder;
    }

    void keep(Kept kept) throws IOException {
        write(file(kept.account(), kept.key(), ".json"), mapper.writeValueAsBytes(kept));
    }

    Optional<Kept> find(String account, String key) throws IOException {
        Path file = file(account, key, ".json");
        return Files.exists(file)
                ? Optional.of(mapper.readValue(Files.readAllBytes(file), Kept.class))
                : Optional.empty();
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
    private static String safe(String name) {
        if (SAFE.matcher(name).matches()) {
            return name;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
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
