package org.baken.alarm;

import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.baken.account.People;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is wrong against the alarms that are open, at once when the log has grown and every two seconds; one node at a time,
 * however many watch. It only writes when something is new.
 */
public final class AlarmWatch implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final long EVERY_MILLIS = 2_000;
    /** So many entries as a busy second brings are looked at together. */
    private static final long GATHER_MILLIS = 500;

    private final Database database;
    private final Alarms alarms;
    private final Announcer announcer;
    private final Logbook logbook;
    private final Runnable queued;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this::watch, "alarm-watch");
    private volatile boolean stopping;

    /** @param queued called when something was queued to be told */
    AlarmWatch(Database database, Alarms alarms, Announcer announcer, Logbook logbook, Runnable queued) {
        this.database = database;
        this.alarms = alarms;
        this.announcer = announcer;
        this.logbook = logbook;
        this.queued = queued;
        thread.setDaemon(true);
    }

    /**
     * Ties the watch to what it tells the team through.
     *
     * @param house in whose name and language, and where the console is
     * @param queued called when something was queued to be told
     */
    public static AlarmWatch of(
            Database database, Alarms alarms, People people, Publisher house, Logbook logbook, Runnable queued) {
        return new AlarmWatch(database, alarms, alarms.announcer(people, house), logbook, queued);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** Says that something may have changed; never blocks. */
    public void wake() {
        woken.release();
    }

    private void watch() {
        while (!stopping) {
            try {
                look();
            } catch (RuntimeException e) {
                // A database that is away for a moment: the next look tries again.
                LOG.warn("Alarms cannot be watched", e);
            }
            try {
                if (woken.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS) && !stopping) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Raises, ends and announces what there is now. What cannot be announced is raised all the same. */
    void look() {
        if (database.read(alarms::isNews)) {
            write(alarms::compare);
        }
        if (database.read(announcer::isDue) && write(announcer::announce)) {
            queued.run();
        }
    }

    /** Does it when no other node is at it, and logs what it gives, last; tells whether there was anything. */
    private boolean write(Function<Handle, List<Entry>> step) {
        return database.write(handle -> {
            if (handle.attach(AlarmDao.class).lock().isEmpty()) {
                return false;
            }
            List<Entry> log = step.apply(handle);
            log.forEach(entry -> logbook.append(handle, entry));
            return !log.isEmpty();
        });
    }
}
