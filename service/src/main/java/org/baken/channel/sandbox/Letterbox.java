package org.baken.channel.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.platform.Ids;
import org.baken.platform.Json;

/**
 * What made-up people write to sandbox accounts: {@code <account>/inbox/<name>.json}, one {@link Heard} a file, read in the order of
 * their names, which are ids: what is put later has the later name. A file is never changed or removed.
 */
final class Letterbox {
    private static final int MOST = 200;
    private static final String ENDING = ".json";
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private String last = "";

    Letterbox(Path folder) {
        this.folder = folder;
    }

    /** One after the other: what is put later has the later name, and nobody sees it earlier. */
    synchronized void put(String account, Heard heard) throws IOException {
        Path inbox = inbox(account);
        Files.createDirectories(inbox);
        Drawer.write(inbox.resolve(laterName() + ENDING), Json.mapper().writeValueAsBytes(heard));
    }

    /** Ids of one and the same millisecond stand in no order: then the next one is waited for. */
    private String laterName() {
        String name = Ids.next();
        while (name.compareTo(last) <= 0) {
            name = Ids.next();
        }
        last = name;
        return name;
    }

    /**
     * What was put after a cursor, at most 200.
     *
     * @param cursor the name of the last file; null the first time
     */
    Batch after(String account, String cursor, Instant since) throws IOException {
        List<String> names = names(inbox(account), cursor == null ? "" : cursor);
        List<String> page = names.subList(0, Math.min(MOST, names.size()));
        List<Heard> heard = new ArrayList<>();
        for (String name : page) {
            read(inbox(account).resolve(name + ENDING))
                    .filter(one -> !one.at().isBefore(since))
                    .ifPresent(heard::add);
        }
        String last = page.isEmpty() ? cursor : page.get(page.size() - 1);
        return new Batch(heard, last, names.size() > page.size());
    }

    /** Empty for what somebody put there that nobody can read: it must not keep back what comes after it. */
    private static Optional<Heard> read(Path file) throws IOException {
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), Heard.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> names(Path inbox, String after) throws IOException {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(inbox, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(ENDING, "");
                if (NAME.matcher(name).matches() && name.compareTo(after) > 0) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private Path inbox(String account) {
        return folder.resolve(Drawer.safe(account)).resolve("inbox");
    }
}
