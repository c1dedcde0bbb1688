package org.baken.publishing;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.baken.channel.Health;
import org.baken.channel.Trouble;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries every account that could serve an incident as soon as it becomes active (platforms, rule 6): all at once, each for at most
 * {@link #LONGEST}, outside any transaction, by one node. A node that is killed meanwhile leaves the rest to another.
 */
public final class Preflights implements Managed {
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Preflights.class);
    private static final Actor SELF = Actor.system("preflight");
    private static final Duration LEASE = LONGEST.multipliedBy(2);
    private static final long EVERY_MILLIS = 1_000;

    private final Database database;
    private final Accounts accounts;
    private final Checkups checkups;
    private final AccountTrials trials;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;
    private final String node = Ids.next();
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> daemon(work, "preflight-call"));
    private final Thread thread = daemon(this::watch, "preflight");
    private volatile boolean stopping;

    Preflights(
            Database database,
            Accounts accounts,
            Checkups checkups,
            AccountTrials trials,
            Incidents incidents,
            Logbook logbook,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.checkups = checkups;
        this.trials = trials;
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the follower that the tail of the log runs. */
    public LogFollower follower() {
        return new LogFollower(database, "preflight", Set.of("incident.opened", "incident.state"), this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        boolean reopened = !entry.kind().equals("incident.state")
                || entry.data().path("to").asText().equals(IncidentState.ACTIVE.name());
        if (reopened && incidents.get(handle, entry.object()).state() == IncidentState.ACTIVE) {
            begin(handle, entry.object());
            wake();
        }
    }

    /** Has every account tried again; nothing new begins while they are being tried. */
    void begin(Handle handle, String incident) {
        PreflightDao preflights = handle.attach(PreflightDao.class);
        Instant now = clock.instant();
        if (preflights.again(incident, now) == 0) {
            preflights.begin(incident, now);
        }
    }

    /** How the accounts stand, in a reader's language. */
    Preflight of(Handle handle, Incident incident, Locale locale) {
        PreflightDao.Row row =
                handle.attach(PreflightDao.class).find(incident.id()).orElse(null);
        Instant since = row == null ? incident.openedAt() : row.begunAt();
        List<Preflight.Item> items = accounts.usable(handle, incident.isExercise()).stream()
                .map(account -> item(handle, account, since, locale))
                .toList();
        long ready = items.stream()
                .filter(item -> item.state() == Preflight.State.OK)
                .count();
        // Just opened: the follower of the log is about to begin.
        boolean running = row == null ? incident.state() == IncidentState.ACTIVE : row.endedAt() == null;
        return new Preflight((int) ready, items.size(), running, items);
    }

    private Preflight.Item item(Handle handle, Account account, Instant since, Locale locale) {
        boolean tried = isTried(account, since);
        return new Preflight.Item(
                account.id(),
                account.shownName(locale),
                account.platform(),
                tried ? Preflight.State.valueOf(account.health().name()) : Preflight.State.UNTRIED,
                tried ? Words.of(locale, account.problem()) : null,
                tried ? account.next(locale) : null,
                account.checkedAt(),
                account.expiresAt(),
                checkups.due(handle, account));
    }

    private static boolean isTried(Account account, Instant since) {
        return account.checkedAt() != null && !account.checkedAt().isBefore(since);
    }

    /** Says that something may have to be tried; never blocks. */
    void wake() {
        woken.release();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        calls.shutdownNow();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void watch() {
        while (!stopping) {
            try {
                look();
                if (woken.tryAcquire(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // A database that is away for a moment: the next look tries again, once the lease is over.
                LOG.warn("Accounts cannot be tried", e);
                woken.drainPermits();
            }
        }
    }

    /** Tries what waits to be tried. */
    void look() throws InterruptedException {
        List<PreflightDao.Row> waiting =
                database.read(handle -> handle.attach(PreflightDao.class).waiting(clock.instant()));
        for (PreflightDao.Row row : waiting) {
            Instant now = clock.instant();
            int claimed = database.write(
                    handle -> handle.attach(PreflightDao.class).claim(row.incident(), node, now.plus(LEASE), now));
            if (claimed == 1) {
                run(row);
            }
        }
    }

    private void run(PreflightDao.Row row) throws InterruptedException {
        List<Account> untried = database.read(handle ->
                accounts.usable(handle, incidents.get(handle, row.incident()).isExercise()).stream()
                        .filter(account -> !isTried(account, row.begunAt()))
                        .toList());
        Map<Account, Future<Health>> trying = new LinkedHashMap<>();
        untried.forEach(account -> trying.put(account, calls.submit(() -> tried(account))));
        long deadline = System.nanoTime() + LONGEST.toNanos();
        for (Map.Entry<Account, Future<Health>> call : trying.entrySet()) {
            if (await(call.getValue(), deadline) == null) {
                keep(call.getKey(), Health.unknown(Trouble.of("publishing.account.slow")));
            }
        }
        database.write(handle -> {
            if (handle.attach(PreflightDao.class).end(row.incident(), node, clock.instant()) == 1) {
                Preflight result = of(handle, incidents.get(handle, row.incident()), Locale.ENGLISH);
                Map<String, Object> data = Map.of("ready", result.ready(), "total", result.total());
                if (result.total() > 0) {
                    logbook.append(handle, Entry.of("preflight.done", row.incident(), row.incident(), SELF, data));
                }
            }
            return null;
        });
    }

    private Health tried(Account account) {
        Health health = trials.health(account);
        if (!Thread.currentThread().isInterrupted()) {
            keep(account, health);
        }
        return health;
    }

    private void keep(Account account, Health health) {
        database.write(handle -> {
            trials.keep(handle, account.id(), health, SELF);
            return null;
        });
    }

    /** Null when it did not answer in time, or failed in a way that a connector must not. */
    private static Health await(Future<Health> call, long deadline) throws InterruptedException {
        try {
            return call.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            return null;
        } catch (ExecutionException e) {
            LOG.error("An account cannot be tried", e);
            return null;
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
