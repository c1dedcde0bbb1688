package org.baken.live;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.logbook.LogEntry;
import org.baken.platform.Json;

/**
 * What browsers are told of some entries that follow each other. Each entry is written down once, and all browsers of a person get
 * the same bytes: with thousands of them, whatever is done for each is what makes the last one wait. Not thread-safe.
 */
final class Hints {
    private final List<LogEntry> entries;
    private final BiPredicate<Caller, String> mayRead;
    private final Map<Long, String> written = new HashMap<>();
    private final Map<String, byte[]> ofCaller = new HashMap<>();

    /**
     * @param entries at least one, oldest first
     * @param mayRead whether a caller may read an incident, given by its id
     */
    Hints(List<LogEntry> entries, BiPredicate<Caller, String> mayRead) {
        this.entries = entries;
        this.mayRead = mayRead;
    }

    /** What a browser is told. */
    private record Hint(long seq, String kind, String incident, String id) {}

    /** The number of the last entry. */
    long last() {
        return entries.get(entries.size() - 1).seq();
    }

    /** Tells a browser what it has not seen of them, in one piece. */
    void tell(Client client) {
        long seen = client.seen();
        if (seen >= last()) {
            return;
        }
        byte[] news = seen < entries.get(0).seq()
                ? ofCaller.computeIfAbsent(client.caller().id(), id -> after(seen, client.caller()))
                : after(seen, client.caller());
        client.seen(last());
        if (news.length > 0) {
            client.send(news);
        }
    }

    private byte[] after(long seen, Caller caller) {
        return entries.stream()
                .filter(entry -> entry.seq() > seen)
                .filter(entry -> entry.incident() == null || mayRead.test(caller, entry.incident()))
                .map(entry -> written.computeIfAbsent(entry.seq(), seq -> text(entry)))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(LogEntry entry) {
        Hint hint = new Hint(entry.seq(), entry.kind(), entry.incident(), entry.object());
        return "id: " + entry.seq() + "\ndata: " + Json.write(hint) + "\n\n";
    }
}
