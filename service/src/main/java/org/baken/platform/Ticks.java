package org.baken.platform;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own, with a pause after each round. A round that fails is tried again the
 * next time: a database may be away for a moment. It is told in the log once, not each time.
 */
public final class Ticks implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);
    private static final long LAST_ROUND_SECONDS = 10;

    private final String name;
    private final long pauseMillis;
    private final Runnable round;
    private final ScheduledExecutorService thread;
    private boolean failing;

    /**
     * @param name of the thread and in the log
     * @param pauseMillis before the first round, and between the end of one and the begin of the next
     * @param round what is done
     */
    public Ticks(String name, long pauseMillis, Runnable round) {
        this.name = name;
        this.pauseMillis = pauseMillis;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, name);
            named.setDaemon(true);
            return named;
        });
    }

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(this::tryRound, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Lets a round that is under way come to its end: an interrupted thread would shut the embedded database's file. */
    @Override
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void tryRound() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("{} failed and is tried again", name, e);
            }
            failing = true;
        }
    }
}
