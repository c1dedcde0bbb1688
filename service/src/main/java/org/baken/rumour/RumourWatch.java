package org.baken.rumour;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.baken.logbook.Actor;
import org.baken.platform.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when somebody is to look whether a rumour still goes round (guideline H18): once per reminder, however many nodes watch. */
public final class RumourWatch implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(RumourWatch.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final Actor WATCH = Actor.system("rumours");

    private final Database database;
    private final Rumours rumours;
    private final Clock clock;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "rumour-watch");
        named.setDaemon(true);
        return named;
    });
    private ScheduledFuture<?> looking;

    public RumourWatch(Database database, Rumours rumours, Clock clock) {
        this.database = database;
        this.rumours = rumours;
        this.clock = clock;
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(this::tryLook, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        looking.cancel(false);
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            LOG.warn("The rumours cannot be watched", e);
        }
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
