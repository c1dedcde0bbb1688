package org.baken.logbook;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the end of the logbook, ten times a second, and moves the followers on when it has grown. One thread: followers
 * act in the order in which they were added.
 */
public final class LogTail implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final long EVERY_MILLIS = 100;
    private static final int ROUNDS_OF_REST = 50;

    private final Logbook logbook;
    private final List<LogFollower> followers = new ArrayList<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private final Map<String, Long> reached = new HashMap<>();
    private final Map<String, Integer> resting = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "log-tail");
        named.setDaemon(true);
        return named;
    });
    private long announced = -1;
    private ScheduledFuture<?> looking;
    private volatile String failing;

    public LogTail(Logbook logbook) {
        this.logbook = logbook;
    }

    /** Adds a follower, before the start. */
    public void add(LogFollower follower) {
        followers.add(follower);
    }

    /** Adds somebody to be told the newest number when it has grown, before the start. It must not block. */
    public void tell(LongConsumer listener) {
        listeners.add(listener);
    }

    /**
     * As {@link #tell}, and at once of what this node itself commits, on the thread that wrote it. It must not throw either, and may
     * hear the numbers out of their order.
     */
    public void tellAtOnce(LongConsumer listener) {
        logbook.whenCommitted(listener);
        tell(listener);
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        looking.cancel(false);
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    /** Sick while a follower cannot get past an entry. */
    public HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                return failing == null ? Result.healthy() : Result.unhealthy(failing);
            }
        };
    }

    private void look() {
        try {
            long newest = logbook.newest();
            if (newest != announced) {
                announced = newest;
                listeners.forEach(listener -> listener.accept(newest));
            }
            followers.forEach(follower -> move(follower, newest));
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            failing = "the logbook cannot be read";
            LOG.warn("The logbook cannot be read", e);
        }
    }

    private void move(LogFollower follower, long newest) {
        String name = follower.name();
        if (reached.getOrDefault(name, -1L) >= newest || resting.merge(name, -1, Integer::sum) > 0) {
            return;
        }
        try {
            while (follower.catchUp(newest)) {
                LOG.debug("{} goes on", name);
            }
            reached.put(name, newest);
            failing = null;
        } catch (RuntimeException e) {
            resting.put(name, ROUNDS_OF_REST);
            failing = name + " cannot get past an entry";
            LOG.error("{} cannot get past an entry", name, e);
        }
    }
}
