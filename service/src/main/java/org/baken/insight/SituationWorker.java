package org.baken.insight;

import io.dropwizard.lifecycle.Managed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the totals of every half hour up to date behind the reactions, so that a screen costs the same at a thousand reactions
 * as at a million. The log tells where to look; with several nodes they take turns.
 */
public final class SituationWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(SituationWorker.class);
    private static final long EVERY_MILLIS = 250;
    private static final int ENTRIES_AT_ONCE = 500;
    private static final int READ_AT_ONCE = 1000;

    /** After each batch others get the processor and the database for a fourth of the time that it took, but not longer. */
    private static final int SHARE_LEFT = 4;

    private static final long LONGEST_LEFT = 100_000_000;

    /**
     * Ids begin with the time, but the transactions that made them end in any order: few take longer than the first, none longer
     * than the second. What the first misses is found when the second is looked through, now and then.
     */
    private static final long OVERLAP_MILLIS = 5_000;

    private static final long LONG_OVERLAP_MILLIS = 120_000;
    private static final long LOOK_BACK_EVERY = TimeUnit.SECONDS.toNanos(20);

    private final Database database;
    private final Logbook logbook;
    private final Incidents incidents;
    private final Themes themes;
    private final QuestionGroups groups;
    private final Recount recount;
    private final Memory memory;

    /** The newest that was read, by incident, until nothing can turn up below it any more. */
    private final Map<String, String> newestRead = new HashMap<>();

    private final Map<String, Long> grownAt = new HashMap<>();
    private final Ticks ticks = new Ticks("situation", EVERY_MILLIS, this::look);
    private long position = -1;
    private long lookedBack = System.nanoTime();

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
        this.memory = recount.memory();
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    private void look() {
        try {
            if (position < 0) {
                position = begin();
            }
            while (follow()) {
                count();
            }
            lookBack();
            count();
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again, from where the last one got.
            memory.forget();
            LOG.warn("The reactions cannot be counted now", e);
        }
    }

    private void count() {
        recount.all();
        groups.recount(database);
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
                memory.turn(situation);
                memory.forget();
                open.forEach(incident -> situation.forget(incident.id()));
                situation.move(newest, themes.hash());
                return null;
            });
        }
        for (Incident incident : open) {
            readNew(incident.id(), "");
            database.write(handle -> {
                groups.recountAll(handle, incident.id());
                return null;
            });
        }
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
        for (String incident : grown) {
            readNew(incident, before(newestRead.get(incident), OVERLAP_MILLIS));
            grownAt.put(incident, System.nanoTime());
        }
        long reached = entries.get(entries.size() - 1).seq();
        database.write(handle -> {
            SituationDao situation = handle.attach(SituationDao.class);
            long before = memory.turn(situation).seq();
            judged(handle, List.copyOf(judged));
            situation.move(Math.max(before, reached), themes.hash());
            return null;
        });
        position = reached;
        return true;
    }

    /** Looks again for what long transactions brought, in incidents that grew lately. */
    private void lookBack() {
        long now = System.nanoTime();
        if (now - lookedBack < LOOK_BACK_EVERY) {
            return;
        }
        lookedBack = now;
        for (String incident : List.copyOf(grownAt.keySet())) {
            readNew(incident, before(newestRead.get(incident), LONG_OVERLAP_MILLIS));
        }
        grownAt.values().removeIf(at -> now - at > TimeUnit.MILLISECONDS.toNanos(LONG_OVERLAP_MILLIS));
    }

    /** From the newest down to what was read before; what a crash leaves out below is found at the next start. */
    private void readNew(String incident, String after) {
        // Ids are hexadecimal: g comes after all of them.
        String below = "g";
        String newest = null;
        List<SituationDao.Unread> read;
        do {
            long began = System.nanoTime();
            String before = below;
            read = database.write(handle -> readSome(handle, incident, after, before));
            if (!read.isEmpty()) {
                newest = newest == null ? read.get(0).id() : newest;
                below = read.get(read.size() - 1).id();
                count();
                LockSupport.parkNanos(Math.min(LONGEST_LEFT, (System.nanoTime() - began) / SHARE_LEFT));
            }
        } while (read.size() == READ_AT_ONCE);
        if (newest != null) {
            newestRead.merge(incident, newest, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    private List<SituationDao.Unread> readSome(Handle handle, String incident, String after, String before) {
        SituationDao situation = handle.attach(SituationDao.class);
        memory.turn(situation);
        List<SituationDao.Unread> unread = situation.unread(incident, after, before, READ_AT_ONCE);
        if (unread.isEmpty()) {
            return unread;
        }
        List<Reading> readings = new ArrayList<>();
        for (SituationDao.Unread one : unread) {
            Reading reading = Reading.of(one, themes);
            readings.add(reading);
            memory.add(incident, reading.halfHour(), one.counted(reading.themes()));
        }
        situation.add(readings);
        mark(situation, readings.stream().map(Reading::halfHour).distinct().toList(), incident);
        groups.takeAll(
                handle,
                memory,
                incident,
                unread.stream().map(SituationDao.Unread::candidate).toList());
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
            memory.drop(one.incident(), one.halfHour());
            if (!one.now().equals(one.incident())) {
                situation.place(one.reaction(), one.now());
                mark(situation, List.of(one.halfHour()), one.now());
                memory.drop(one.now(), one.halfHour());
                memory.dropPeople(one.incident());
                memory.dropPeople(one.now());
                groups.leave(handle, one.reaction());
            }
            byIncident.computeIfAbsent(one.now(), key -> new ArrayList<>()).add(one.reaction());
        }
        byIncident.forEach((incident, ids) -> groups.take(handle, memory, incident, ids));
    }

    private static void mark(SituationDao situation, List<Long> halfHours, String incident) {
        List<SituationDao.Slot> slots = new ArrayList<>();
        halfHours.forEach(halfHour -> slots.add(new SituationDao.Slot(incident, halfHour)));
        slots.add(new SituationDao.Slot(incident, Recount.WHOLE));
        situation.addSlots(slots);
        situation.markStale(slots);
    }

    /** An id that is smaller than those of everything that began a while before this one; below all ids for null. */
    private static String before(String id, long whileMillis) {
        if (id == null) {
            return "";
        }
        long millis = UUID.fromString(id).getMostSignificantBits() >>> 16;
        return new UUID((millis - whileMillis) << 16, 0).toString();
    }
}
