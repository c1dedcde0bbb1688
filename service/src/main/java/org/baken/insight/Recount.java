package org.baken.insight;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Database;
import org.baken.platform.Json;
import org.jdbi.v3.core.Handle;

/** Brings half hours and incidents up to date in which something changed. For one thread. */
public final class Recount {
    /** Stands for the whole incident among the half hours. */
    static final long WHOLE = 0;

    /** A half hour of a flood changes all the time: it is counted again only after ten times as long as counting took. */
    private static final int REST = 10;

    /** However fast it is, nobody looks more often. */
    private static final long SHORTEST_REST = 500_000_000;

    /** However slow it is, nobody waits longer for the next figures. */
    private static final long LONGEST_REST = 5_000_000_000L;

    /** So long a transaction goes on with the next half hour, in nanoseconds. */
    private static final long AT_ONCE = 50_000_000;

    private final Database database;
    private final Themes themes;
    private final Clock clock;
    private final Memory memory = new Memory();
    private final Map<SituationDao.Slot, Long> restsUntil = new HashMap<>();

    public Recount(Database database, Themes themes, Clock clock) {
        this.database = database;
        this.themes = themes;
        this.clock = clock;
    }

    /** What is remembered of what was counted. */
    Memory memory() {
        return memory;
    }

    /** Counts what is due. */
    void all() {
        long now = System.nanoTime();
        List<SituationDao.Slot> stale =
                database.read(handle -> handle.attach(SituationDao.class).stale());
        Iterator<SituationDao.Slot> due = stale.stream()
                .filter(slot -> now - restsUntil.getOrDefault(slot, now) >= 0)
                .iterator();
        while (due.hasNext()) {
            database.write(handle -> {
                some(handle, due);
                return null;
            });
        }
    }

    /** Several in one transaction: on the embedded database each one waits for the disk. */
    private void some(Handle handle, Iterator<SituationDao.Slot> due) {
        SituationDao situation = handle.attach(SituationDao.class);
        memory.turn(situation);
        Set<SituationDao.Slot> wholes = new HashSet<>();
        long began = System.nanoTime();
        while (due.hasNext() && System.nanoTime() - began < AT_ONCE) {
            SituationDao.Slot slot = due.next();
            long before = System.nanoTime();
            if (situation.claim(slot) > 0) {
                // The incident is added up of its half hours: it has to be again after each of them.
                if (slot.halfHour() == WHOLE) {
                    wholes.remove(slot);
                } else {
                    wholes.add(new SituationDao.Slot(slot.incident(), WHOLE));
                }
                Totals totals =
                        slot.halfHour() == WHOLE ? whole(situation, slot.incident()) : halfHour(situation, slot);
                situation.put(slot, Json.write(totals), clock.instant());
            }
            long now = System.nanoTime();
            restsUntil.put(slot, now + Math.min(LONGEST_REST, Math.max(SHORTEST_REST, REST * (now - before))));
        }
        situation.markStale(List.copyOf(wholes));
    }

    private Totals halfHour(SituationDao situation, SituationDao.Slot slot) {
        Counting counting = memory.counted(slot).orElseGet(() -> {
            Counting all = new Counting(themes);
            situation.count(slot.incident(), slot.halfHour(), all::add);
            memory.keep(slot, all);
            return all;
        });
        return counting.totals();
    }

    private Totals whole(SituationDao situation, String incident) {
        Counting counting = new Counting(themes);
        situation.between(incident, WHOLE + 1, Long.MAX_VALUE).stream()
                .filter(stored -> stored.totals() != null)
                .forEach(stored -> counting.add(Json.read(stored.totals(), Totals.class)));
        return counting.totals(memory.people(incident, () -> {
            People everybody = new People();
            situation.writers(incident, one -> everybody.add(one.author(), one.reactions()));
            return everybody;
        }));
    }
}
