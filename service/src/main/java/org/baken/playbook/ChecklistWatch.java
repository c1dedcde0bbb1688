package org.baken.playbook;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.baken.platform.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the lead and the deputies of items that are late (guideline B10): once per item, however many nodes watch. */
public final class ChecklistWatch implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(ChecklistWatch.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Database database;
    private final Checklists checklists;
    private final Clock clock;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "checklist-watch");
        named.setDaemon(true);
        return named;
    });
    private ScheduledFuture<?> looking;

    public ChecklistWatch(Database database, Checklists checklists, Clock clock) {
        this.database = database;
        this.checklists = checklists;
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
            LOG.warn("The checklists cannot be watched", e);
        }
    }

    /** Tells what is to be told now; each in a transaction of its own, because nothing may be locked after the log. */
    void look() {
        Instant now = clock.instant();
        for (ChecklistItem late :
                database.read(handle -> handle.attach(ChecklistDao.class).toEscalate(now))) {
            database.write(handle -> {
                checklists.escalate(handle, late);
                return null;
            });
        }
    }
}
