package org.baken.publishing;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.platform.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due: every account has a lane of its own, so that a slow or dead channel delays no other. One thread looks
 * for accounts with work, at once when it is woken and twice a second; each lane then works until nothing is due on it.
 */
final class Worker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long POLL_MILLIS = 500;
    private static final Duration RECOVERY_EVERY = Duration.ofSeconds(10);
    private static final Duration RECORD_AGAIN = Duration.ofSeconds(1);
    private static final int LAST_RECORDS = 5;
    private static final long STOP_SECONDS = 30;
    private static final Duration OVERDUE = Duration.ofMinutes(3);

    private final Dispatch dispatch;
    private final Courier courier;
    private final Clock clock;
    private final MetricRegistry metrics;
    private final Node node;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Semaphore woken = new Semaphore(0);
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService lanes =
            Executors.newCachedThreadPool(work -> daemon(work, "lane-" + threads.incrementAndGet()));
    private final Thread dispatcher = daemon(this::dispatch, "publishing");
    private Instant recovered = Instant.MIN;
    private volatile boolean stopping;
    private volatile boolean failing;

    Worker(Dispatch dispatch, Courier courier, Clock clock, MetricRegistry metrics, Node node) {
        this.dispatch = dispatch;
        this.courier = courier;
        this.clock = clock;
        this.metrics = metrics;
        this.node = node;
    }

    @Override
    public void start() {
        dispatch.recoverOwn();
        dispatcher.start();
    }

    /** Finishes what is in flight; takes up nothing more. */
    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        dispatcher.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        lanes.shutdown();
        if (!lanes.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A channel still has not answered; its delivery will be looked for after the next start");
        }
        node.close();
    }

    /** Says that something may be due. Never blocks. */
    void wake() {
        woken.release();
    }

    /** Also when the clock was set back since the last time: that must not put it off until the clock is there again. */
    private boolean isRecoveryDue() {
        Duration since = Duration.between(recovered, clock.instant());
        return since.isNegative() || since.compareTo(RECOVERY_EVERY) > 0;
    }

    private void dispatch() {
        while (!stopping) {
            try {
                if (isRecoveryDue()) {
                    dispatch.recoverAbandoned(inHand);
                    recovered = clock.instant();
                }
                for (Kind kind : Kind.values()) {
                    open(kind);
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
                LOG.warn("Deliveries cannot be read", e);
                pause();
            }
        }
    }

    /** Opens the lanes on which something is due: what leaves first is taken up for all of them together. */
    private void open(Kind kind) {
        List<String> accounts = dispatch.accountsWithWork(kind).stream()
                .filter(account -> busy.add(kind + " " + account))
                .toList();
        Map<String, List<Parcel>> first = accounts.isEmpty() ? Map.of() : first(kind, accounts);
        accounts.forEach(account -> {
            List<Parcel> parcels = first.getOrDefault(account, List.of());
            parcels.forEach(parcel -> inHand.add(parcel.course().id()));
            lanes.execute(() -> work(kind, account, parcels));
        });
    }

    private Map<String, List<Parcel>> first(Kind kind, List<String> accounts) {
        try {
            return dispatch.claim(kind, accounts);
        } catch (RuntimeException e) {
            LOG.warn("Nothing can be taken up for all accounts together: each tries by itself", e);
            return Map.of();
        }
    }

    private void work(Kind kind, String account, List<Parcel> first) {
        int done = 0;
        try {
            done = new LaneWork(kind, account, this::turn, courier, lanes).run(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failing = true;
            LOG.warn("The lane of account {} stops for now", account, e);
        } finally {
            busy.remove(kind + " " + account);
            // Something may have come in between the last look and now.
            if (done > 0) {
                wake();
            }
        }
    }

    /** What channels have answered must not get lost while the database is away. */
    private List<Parcel> turn(Kind kind, String account, List<Done> done, int most) {
        List<Parcel> next = stored(kind, account, done, most);
        next.forEach(parcel -> inHand.add(parcel.course().id()));
        done.forEach(each -> inHand.remove(each.parcel().course().id()));
        done.forEach(this::count);
        return next;
    }

    private List<Parcel> stored(Kind kind, String account, List<Done> done, int most) {
        for (int tries = 1; ; tries++) {
            try {
                return stopping && done.isEmpty() ? List.of() : dispatch.turn(kind, account, done, stopping ? 0 : most);
            } catch (RuntimeException e) {
                failing = true;
                LOG.warn("The outcomes of {} calls on account {} cannot be stored", done.size(), account, e);
                if (done.isEmpty() || stopping && tries >= LAST_RECORDS) {
                    return List.of();
                }
                pause();
            }
        }
    }

    private void count(Done done) {
        Parcel parcel = done.parcel();
        if (parcel.task() == Course.Task.SEND) {
            String outcome =
                    done.outcome().step().apply(parcel.course()).state().name().toLowerCase(Locale.ROOT);
            metrics.counter("publishing." + parcel.account().platform() + "." + outcome)
                    .inc();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECORD_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Adds what waits, what is unclear, and how many accounts rest to the metrics. */
    void measure(Database database) {
        metrics.register("publishing.accounts.resting", (Gauge<Long>)
                () -> database.read(handle -> handle.attach(LaneDao.class).resting(clock.instant())));
        for (Kind kind : Kind.values()) {
            String name = "publishing." + kind.table() + ".";
            metrics.register(name + "waiting", (Gauge<Long>)
                    () -> database.read(handle -> handle.attach(CourseDao.class).waiting(kind.table())));
            metrics.register(name + "unclear", (Gauge<Long>)
                    () -> database.read(handle -> handle.attach(CourseDao.class).unclear(kind.table())));
        }
    }

    /** Sick when nobody looks for work, when the database does not answer, or when something due is not taken up. */
    HealthCheck health(Database database) {
        return new HealthCheck() {
            @Override
            protected Result check() {
                if (!dispatcher.isAlive() || failing) {
                    return Result.unhealthy("nothing is being sent");
                }
                Instant now = clock.instant();
                boolean overdue = database.read(handle -> handle.attach(CourseDao.class)
                        .oldestDue(Kind.DELIVERY.table(), now)
                        .filter(at -> at.isBefore(now.minus(OVERDUE)))
                        .isPresent());
                return overdue ? Result.unhealthy("something due is not taken up") : Result.healthy();
            }
        };
    }
}
