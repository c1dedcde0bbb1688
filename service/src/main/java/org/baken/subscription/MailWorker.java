package org.baken.subscription;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.baken.subscription.Parcel.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails to residents, in threads of its own: however many wait, links to sign off, requests to colleagues and alarms leave through
 * the lanes of publishing as if there were none. Few connections at most are open to the mail server.
 */
public final class MailWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
    private static final int CONNECTIONS = 4;
    /** What is taken up at once: so many at most are unclear after a crash, or leave although everything was just stopped. */
    static final int IN_HAND = 16;
    /** So many ends are stored together, unless the mail server takes longer than this. */
    private static final int TOGETHER = 8;

    private static final long TOGETHER_MILLIS = 250;
    private static final long POLL_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1_000;
    private static final int LAST_RECORDS = 5;
    private static final long STOP_SECONDS = 30;
    private static final Duration RECOVER_EVERY = Duration.ofSeconds(10);

    private final MailQueue queue;
    private final Postman postman;
    private final Sweeper sweeper;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS, work -> daemon(work, "mailing"));
    private final CompletionService<Done> calls = new ExecutorCompletionService<>(callers);
    private final Map<Future<Done>, Parcel> away = new HashMap<>();
    private final Thread dispatcher = daemon(this::work, "mailings");
    private Instant recovered = Instant.MIN;
    private volatile boolean stopping;
    private volatile boolean failing;

    MailWorker(MailQueue queue, Postman postman, Sweeper sweeper, Clock clock) {
        this.queue = queue;
        this.postman = postman;
        this.sweeper = sweeper;
        this.clock = clock;
    }

    @Override
    public void start() {
        dispatcher.start();
    }

    /** Finishes what is in flight; takes up nothing more. */
    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        dispatcher.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        callers.shutdownNow();
    }

    /** Says that something may be due. Never blocks. */
    void wake() {
        woken.release();
    }

    /** Sick when nobody looks for work, or when the database does not answer. */
    HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                return !dispatcher.isAlive() || failing
                        ? Result.unhealthy("no mails to residents are sent")
                        : Result.healthy();
            }
        };
    }

    private void work() {
        while (!stopping) {
            try {
                keepHouse();
                if (queue.isWork()) {
                    sendAll();
                }
                failing = false;
                if (woken.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A database that is away for a moment: the next round tries again.
                failing = true;
                LOG.warn("Mails to residents cannot be read", e);
                pause();
            }
        }
    }

    private void keepHouse() {
        Instant now = clock.instant();
        if (now.isAfter(recovered.plus(RECOVER_EVERY)) || now.isBefore(recovered)) {
            queue.recover();
            recovered = now;
        }
        sweeper.sweep();
    }

    /** Until nothing is due; as soon as one mail has ended, the next is taken up. */
    private void sendAll() throws InterruptedException {
        List<Parcel> next = turn(List.of());
        while (!next.isEmpty() || !away.isEmpty()) {
            next.forEach(parcel -> away.put(calls.submit(() -> new Done(parcel, postman.send(parcel))), parcel));
            next = turn(ended());
        }
    }

    /** Some at a time: a transaction for each of thousands would keep the database busy for nothing. */
    private List<Done> ended() throws InterruptedException {
        List<Done> done = new ArrayList<>(List.of(outcome(calls.take())));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TOGETHER_MILLIS);
        while (done.size() < TOGETHER && !away.isEmpty()) {
            Future<Done> next = calls.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return done;
            }
            done.add(outcome(next));
        }
        return done;
    }

    private Done outcome(Future<Done> call) throws InterruptedException {
        Parcel parcel = away.remove(call);
        try {
            return call.get();
        } catch (ExecutionException e) {
            LOG.error("The call for {} ended in the middle", parcel);
            return new Done(parcel, Outcome.of(Outcome.End.UNCLEAR, null));
        }
    }

    /** What the mail server has answered must not get lost while the database is away. */
    private List<Parcel> turn(List<Done> done) {
        for (int tries = 1; ; tries++) {
            try {
                return stopping && done.isEmpty() ? List.of() : queue.turn(done, stopping ? 0 : IN_HAND - away.size());
            } catch (RuntimeException e) {
                failing = true;
                LOG.warn("How {} mails ended cannot be stored", done.size(), e);
                if (done.isEmpty() || stopping && tries >= LAST_RECORDS) {
                    return List.of();
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
