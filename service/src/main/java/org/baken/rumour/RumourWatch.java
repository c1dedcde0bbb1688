package org.baken.rumour;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.platform.Database;
import org.baken.platform.Ticks;

/** Says when somebody is to look whether a rumour still goes round (guideline H18): once per reminder, however many nodes watch. */
public final class RumourWatch implements Managed {
    private static final long EVERY_MILLIS = 1_000;
    private static final Actor WATCH = Actor.system("rumours");

    private final Database database;
    private final Rumours rumours;
    private final Clock clock;

    private final Ticks ticks = new Ticks("rumour-watch", EVERY_MILLIS, this::look);

    public RumourWatch(Database database, Rumours rumours, Clock clock) {
        this.database = database;
        this.rumours = rumours;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    /** Says what is to be said now. */
    void look() {
        Instant now = clock.instant();
        for (String id : database.read(handle -> handle.attach(SpreadDao.class).toRemind(now))) {
            database.write(handle -> {
                if (handle.attach(SpreadDao.class).reminded(id, now) == 1) {
                    Rumour rumour = rumours.get(handle, id);
                    rumours.log(handle, "rumour.reminded", rumour, WATCH, Map.of("claim", rumour.claim()));
                }
                return null;
            });
        }
    }
}
