package org.baken.edge;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the shelf as new as the logbook: the only thread that reads the database for the pages. Who serves requests asks nothing
 * but whether the shelf is fresh, which costs a look into memory.
 */
final class Refresher implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * So long requests wait for what was just written, counted from the first that does: usually it takes some milliseconds. When a
     * database hangs, those who come later do not wait at all.
     */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Source source;
    private final LongSupplier newest;
    private final Clock clock;
    private final Runnable also;
    private final AtomicLong wanted = new AtomicLong();
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "pages");
    private volatile long reached;
    private volatile long due = Long.MAX_VALUE;
    /** By {@link System#nanoTime()}, since when somebody waits for the shelf to become fresh; 0 while nobody does. */
    private volatile long behindSince;

    private volatile boolean failing;
    private volatile boolean stopping;
    private volatile Runnable whenFresh = () -> {};

    /**
     * @param newest gives the number of the newest log entry
     * @param also what else has to be looked at when the logbook has grown
     */
    Refresher(Source source, LongSupplier newest, Clock clock, Runnable also) {
        this.also = also;
        this.source = source;
        this.newest = newest;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Reads everything before the first request can come. */
    @Override
    public void start() {
        long now = newest.getAsLong();
        wanted.accumulateAndGet(now, Math::max);
        refresh(now);
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(5_000);
    }

    /** The logbook has grown to this number. */
    public void grown(long seq) {
        long before = wanted.get();
        if (before <= reached && before < seq) {
            behindSince = 0;
        }
        if (wanted.getAndAccumulate(seq, Math::max) < seq) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Whether the shelf holds everything that was logged. While the database is away it is as fresh as it can be: then the last
     * good pages are what residents get.
     */
    boolean isFresh() {
        long since = behindSince;
        return isCaughtUp() || failing || since != 0 && System.nanoTime() - since > LONGEST_NANOS;
    }

    private boolean isCaughtUp() {
        return reached >= wanted.get() && clock.millis() < due;
    }

    /** Somebody waits: from now on not for ever. */
    void nudge() {
        if (behindSince == 0 && !isCaughtUp()) {
            behindSince = System.nanoTime() | 1;
        }
        LockSupport.unpark(thread);
    }

    /** Puts on the shelf what is kept away, and then tells whether that went well. */
    void fetch(String path, Consumer<Boolean> done) {
        errands.add(() -> {
            boolean fetched = false;
            try {
                source.fetch(path);
                fetched = true;
            } catch (RuntimeException e) {
                LOG.warn("A page that is seldom read cannot be fetched", e);
            }
            done.accept(fetched);
        });
        LockSupport.unpark(thread);
    }

    /** Waits for the shelf to be fresh, as long as a request may. */
    void awaitFresh() {
        while (!isFresh()) {
            nudge();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** As {@link #fetch}, and waits for it, some seconds at most. */
    void fetchNow(String path) {
        CountDownLatch fetched = new CountDownLatch(1);
        fetch(path, well -> fetched.countDown());
        try {
            fetched.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param told each time that the shelf has become fresh */
    void whenFresh(Runnable told) {
        this.whenFresh = told;
    }

    /** Sick while the pages cannot be brought up to date: residents get the last good ones. */
    HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                return failing ? Result.unhealthy("the public pages cannot be brought up to date") : Result.healthy();
            }
        };
    }

    private void run() {
        while (!stopping) {
            if (!isCaughtUp()) {
                attempt();
            }
            for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
                errand.run();
            }
            if (failing || isCaughtUp()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void attempt() {
        try {
            refresh(wanted.get());
            failing = false;
        } catch (RuntimeException | Error e) {
            // Also when there is no memory left for a moment: without this thread no page would ever change again.
            if (!failing) {
                LOG.error("The public pages cannot be brought up to date: the last good ones are served", e);
            }
            failing = true;
        }
        whenFresh.run();
    }

    private void refresh(long upTo) {
        also.run();
        Instant next = source.refresh(upTo);
        due = next.equals(Instant.MAX) ? Long.MAX_VALUE : next.toEpochMilli();
        reached = upTo;
        behindSince = 0;
    }
}
