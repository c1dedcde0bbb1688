package org.baken.insight;

import io.dropwizard.lifecycle.Managed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the totals of every half hour up to date behind the reactions, so that a screen costs the same at a thousand reactions
 * as at a million. The log tells where to look; with several nodes they take turns.
 */
public final class SituationWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(SituationWorker.class);
    private static final long EVERY_MILLIS = 500;
    private static final int ENTRIES_AT_ONCE = 500;
    private static final int READ_AT_ONCE = 2000;

    /** Ids begin with the time, but the transactions that made them end in any order; none takes this long. */
    private static final long OVERLAP_MILLIS = 120_000;

    private final Database database;
    private final Logbook logbook;
    private final Incidents incidents;
    private final Themes themes;
    private final QuestionGroups groups;
    private final Recount recount;
    private final Map<String, String> newestRead = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "situation");
        named.setDaemon(true);
        return named;
    });
    private long position = -1;

    /** @param themes what to look for */
    public SituationWorker(
            Database database,
            Logbook logbook,
            Incidents incidents,
            Themes themes,
            QuestionGroups groups,
            Recount recount) {
        this.database = database;
        this.logbook = logbook;
        this.incidents = incidents;
        this.themes = themes;
        this.groups = groups;
        this.recount = recount;
    }

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void look() {
        try {
            if (position < 0) {
                position = begin();
            }
            while (follow()) {
                recount.all();
            }
            recount.all();
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again, from where the last one got.
            LOG.warn("The reactions cannot be counted now", e);
        }
    }

    /**
     * Reads what was missed while nobody ran, and everything anew when the list of words is another one. What the log says up to
     * now is in what is read then. Closed incidents keep what was read of them.
     */
    private long begin() {
        List<Incident> open = database.read(incidents::open);
        long newest = logbook.newest();
        SituationDao.Progress progress =
                database.read(handle -> handle.attach(SituationDao.class).progress());
        boolean anew = !progress.content().equals(themes.hash());
        if (anew) {
            database.write(handle -> {
                SituationDao situation = handle.attach(SituationDao.class);
                situation.lockProgress();
                open.forEach(incident -> situation.forget(incident.id()));
                situation.move(newest, themes.hash());
                return null;
            });
        }
        open.forEach(incident -> readNew(incident.id()));
        return anew ? newest : progress.seq();
    }

    /** Does what a stretch of the log asks for; false when it has no more. */
    private boolean follow() {
        List<LogEntry> entries = logbook.after(position, ENTRIES_AT_ONCE);
        if (entries.isEmpty()) {
            return false;
        }
        Set<String> grown = new LinkedHashSet<>();
        Set<String> judged = new LinkedHashSet<>();
        for (LogEntry entry : entries) {
            if (entry.incident() != null && entry.kind().startsWith("reaction")) {
                grown.add(entry.incident());
                if (entry.kind().startsWith("reaction.") && entry.object() != null) {
                    judged.add(entry.object());
                }
            }
        }
        grown.forEach(this::readNew);
        long reached = entries.get(entries.size() - 1).seq();
        database.write(handle -> {
            SituationDao situation = handle.attach(SituationDao.class);
            long before = situation.lockProgress().seq();
            judged(handle, List.copyOf(judged));
            situation.move(Math.max(before, reached), themes.hash());
            return null;
        });
        position = reached;
        return true;
    }

    /** From the newest down to what was read before; what a crash leaves out below is found at the next start. */
    private void readNew(String incident) {
        String after = newestRead.getOrDefault(incident, "");
        // Ids are hexadecimal: g comes after all of them.
        String below = "g";
        String newest = null;
        List<SituationDao.Unread> read;
        do {
            String before = below;
            read = database.write(handle -> readSome(handle, incident, after, before));
            if (!read.isEmpty()) {
                newest = newest == null ? read.get(0).id() : newest;
                below = read.get(read.size() - 1).id();
            }
        } while (read.size() == READ_AT_ONCE);
        if (newest != null) {
            newestRead.merge(incident, before(newest), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    private List<SituationDao.Unread> readSome(Handle handle, String incident, String after, String before) {
        SituationDao situation = handle.attach(SituationDao.class);
        situation.lockProgress();
        List<SituationDao.Unread> unread = situation.unread(incident, after, before, READ_AT_ONCE);
        if (unread.isEmpty()) {
            return unread;
        }
        List<Reading> readings =
                unread.stream().map(one -> Reading.of(one, themes)).toList();
        situation.add(readings);
        mark(situation, readings.stream().map(Reading::halfHour).distinct().toList(), incident);
        groups.take(
                handle, incident, unread.stream().map(SituationDao.Unread::id).toList());
        return unread;
    }

    /** What a person decided about reactions changes what they count for. */
    private void judged(Handle handle, List<String> reactions) {
        if (reactions.isEmpty()) {
            return;
        }
        SituationDao situation = handle.attach(SituationDao.class);
        Map<String, List<String>> byIncident = new HashMap<>();
        for (SituationDao.Placed one : situation.placed(reactions)) {
            mark(situation, List.of(one.halfHour()), one.incident());
            if (!one.now().equals(one.incident())) {
                situation.place(one.reaction(), one.now());
                mark(situation, List.of(one.halfHour()), one.now());
                groups.leave(handle, one.reaction());
            }
            byIncident.computeIfAbsent(one.now(), key -> new ArrayList<>()).add(one.reaction());
        }
        byIncident.forEach((incident, ids) -> groups.take(handle, incident, ids));
    }

    private static void mark(SituationDao situation, List<Long> halfHours, String incident) {
        List<SituationDao.Slot> slots = new ArrayList<>();
        halfHours.forEach(halfHour -> slots.add(new SituationDao.Slot(incident, halfHour)));
        slots.add(new SituationDao.Slot(incident, Recount.WHOLE));
        situation.addSlots(slots);
        situation.markStale(slots);
    }

    /** An id that is smaller than those of everything that began a while before this one. */
    private static String before(String id) {
        long millis = UUID.fromString(id).getMostSignificantBits() >>> 16;
        return new UUID((millis - OVERLAP_MILLIS) << 16, 0).toString();
    }
}
