package org.baken.logbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.baken.platform.Database;
import org.baken.platform.Json;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/**
 * The append-only, hash-chained record of everything that happens (guideline L07). Each entry carries the hash of the one
 * before, so that a changed, removed or inserted entry shows.
 */
public final class Logbook {
    private final Database database;
    private final Clock clock;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    public Logbook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds somebody to be told the number of each entry that this node has committed, at once and on the thread that wrote it. It
     * must neither block nor throw. What other nodes write is told of by {@link LogTail} alone.
     */
    public void whenCommitted(LongConsumer listener) {
        listeners.add(listener);
    }

    /**
     * Appends an entry in the caller's transaction. Call it last: it holds the head of the chain until the commit, which makes
     * the entries commit in the order of their numbers.
     */
    public LogEntry append(Handle handle, Entry entry) {
        return append(handle, List.of(entry)).get(0);
    }

    /** As {@link #append(Handle, Entry)}, several in their order. */
    public List<LogEntry> append(Handle handle, List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        LogDao log = handle.attach(LogDao.class);
        LogDao.Head head = log.lockHead();
        Instant at = clock.instant();
        List<LogEntry> appended = new ArrayList<>();
        for (Entry entry : entries) {
            LogEntry next = next(head, at, entry);
            appended.add(next);
            head = new LogDao.Head(next.seq(), next.hash());
        }
        log.insert(appended.stream().map(Logbook::row).toList());
        log.moveHead(head.seq(), head.hash());
        long newest = head.seq();
        handle.afterCommit(() -> listeners.forEach(listener -> listener.accept(newest)));
        return appended;
    }

    private static LogEntry next(LogDao.Head head, Instant at, Entry entry) {
        long seq = head.seq() + 1;
        JsonNode data = Json.read(Json.canonicalText(entry.data()));
        String hash = LogEntry.hashOf(
                seq, at, entry.actor(), entry.kind(), entry.incident(), entry.object(), data, head.hash());
        return new LogEntry(
                seq, at, entry.actor(), entry.kind(), entry.incident(), entry.object(), data, head.hash(), hash);
    }

    private static LogDao.Row row(LogEntry entry) {
        return new LogDao.Row(
                entry.seq(),
                entry.at(),
                Json.canonicalText(entry.actor()),
                entry.kind(),
                entry.incident(),
                entry.object(),
                Json.canonicalText(entry.data()),
                entry.previous(),
                entry.hash());
    }

    /** The number of the newest entry; 0 when there is none. */
    public long newest() {
        return database.read(this::newest);
    }

    /** As {@link #newest()}, in the caller's transaction. */
    public long newest(Handle handle) {
        return handle.attach(LogDao.class).head().seq();
    }

    /** The hash of the newest entry: who keeps it elsewhere can prove later that nothing was changed. */
    public String headHash() {
        return database.read(this::headHash);
    }

    /** As {@link #headHash()}, in the caller's transaction. */
    public String headHash(Handle handle) {
        return handle.attach(LogDao.class).head().hash();
    }

    /** Gives number and hash of the newest entry, which belong together. */
    public <T> T head(BiFunction<Long, String, T> taken) {
        LogDao.Head head = database.read(handle -> handle.attach(LogDao.class).head());
        return taken.apply(head.seq(), head.hash());
    }

    /** Reads entries of all incidents after a number, oldest first. */
    public List<LogEntry> after(long seq, int limit) {
        return database.read(handle -> handle.attach(LogDao.class).after(seq, limit).stream()
                .map(Logbook::entry)
                .toList());
    }

    /**
     * Reads the entries of one incident, oldest first.
     *
     * @param kind only this kind, or all below it when it ends in a dot; null for all
     */
    public Page<LogEntry> ofIncident(Handle handle, String incident, String kind, Paging paging) {
        return ofIncident(handle, incident, kind, null, paging);
    }

    /**
     * Reads the entries of one incident, oldest first.
     *
     * @param kind only this kind, or all below it when it ends in a dot; null for all
     * @param object only what happened to this thing; null for all
     */
    public Page<LogEntry> ofIncident(Handle handle, String incident, String kind, String object, Paging paging) {
        List<LogEntry> entries = handle
                .attach(LogDao.class)
                .ofIncident(
                        incident, pattern(kind), object == null ? "" : object, paging.afterNumber(0), paging.oneMore())
                .stream()
                .map(Logbook::entry)
                .toList();
        return Page.of(entries, paging, entry -> Long.toString(entry.seq()));
    }

    /** Reads the entries of one incident, newest first; {@code after} goes on with older ones. */
    public Page<LogEntry> ofIncidentNewestFirst(Handle handle, String incident, String kind, Paging paging) {
        return ofIncidentNewestFirst(handle, incident, kind, null, paging);
    }

    /** As above, only what happened to one thing; null for all. */
    public Page<LogEntry> ofIncidentNewestFirst(
            Handle handle, String incident, String kind, String object, Paging paging) {
        List<LogEntry> entries = handle
                .attach(LogDao.class)
                .ofIncidentBackwards(
                        incident,
                        pattern(kind),
                        object == null ? "" : object,
                        paging.afterNumber(Long.MAX_VALUE),
                        paging.oneMore())
                .stream()
                .map(Logbook::entry)
                .toList();
        return Page.of(entries, paging, entry -> Long.toString(entry.seq()));
    }

    /** As {@link #after(long, int)}, in the caller's transaction. */
    public List<LogEntry> after(Handle handle, long seq, int limit) {
        return handle.attach(LogDao.class).after(seq, limit).stream()
                .map(Logbook::entry)
                .toList();
    }

    /** Follows the chain from the start and gives the number of the first entry that is not as written, or 0. */
    public long firstBroken() {
        String previous = "0".repeat(64);
        long seq = 0;
        List<LogEntry> entries = after(seq, 500);
        while (!entries.isEmpty()) {
            for (LogEntry entry : entries) {
                seq++;
                if (entry.seq() != seq || !entry.previous().equals(previous) || !entry.intact()) {
                    return seq;
                }
                previous = entry.hash();
            }
            entries = after(seq, 500);
        }
        return headHash().equals(previous) ? 0 : seq + 1;
    }

    private static String pattern(String kind) {
        if (kind == null || kind.isBlank()) {
            return "%";
        }
        String exact = kind.replaceAll("[%_\\\\]", "");
        return exact.endsWith(".") ? exact + "%" : exact;
    }

    static LogEntry entry(LogDao.Row row) {
        return new LogEntry(
                row.seq(),
                row.at(),
                Json.read(row.actor(), Actor.class),
                row.kind(),
                row.incident(),
                row.object(),
                Json.read(row.data()),
                row.previous(),
                row.hash());
    }
}
