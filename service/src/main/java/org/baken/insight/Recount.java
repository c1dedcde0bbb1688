package org.baken.insight;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.baken.platform.Database;
import org.baken.platform.Json;
import org.jdbi.v3.core.Handle;

/** Counts half hours anew in which something changed. For one thread. */
public final class Recount {
    /** Stands for the whole incident among the half hours. */
    static final long WHOLE = 0;

    /** A half hour of a flood changes all the time: it is counted again only after ten times as long as counting took. */
    private static final int REST = 10;

    private final Database database;
    private final Themes themes;
    private final Clock clock;
    private final Map<SituationDao.Slot, Long> restsUntil = new HashMap<>();

    public Recount(Database database, Themes themes, Clock clock) {
        this.database = database;
        this.themes = themes;
        this.clock = clock;
    }

    /** Counts what is due. */
    void all() {
        for (SituationDao.Slot slot :
                database.read(handle -> handle.attach(SituationDao.class).stale())) {
            long began = System.nanoTime();
            if (began >= restsUntil.getOrDefault(slot, Long.MIN_VALUE)) {
                database.write(handle -> {
                    count(handle, slot);
                    return null;
                });
                long took = System.nanoTime() - began;
                restsUntil.put(slot, System.nanoTime() + REST * took);
            }
        }
    }

    /** Claimed first: what changes meanwhile waits for the row, and makes it stale again. */
    private void count(Handle handle, SituationDao.Slot slot) {
        SituationDao situation = handle.attach(SituationDao.class);
        if (situation.claim(slot) == 0) {
            return;
        }
        Counting counting = new Counting(themes);
        Totals totals;
        if (slot.halfHour() == WHOLE) {
            situation.between(slot.incident(), WHOLE + 1, Long.MAX_VALUE).stream()
                    .filter(stored -> stored.totals() != null)
                    .forEach(stored -> counting.add(Json.read(stored.totals(), Totals.class)));
            int authors = situation.authors(slot.incident());
            totals = counting.totals(authors, situation.ofBusiest(slot.incident(), Counting.onePercent(authors)));
        } else {
            situation.count(slot.incident(), slot.halfHour(), counting::add);
            totals = counting.totals();
        }
        situation.put(slot, Json.write(totals), clock.instant());
    }
}
