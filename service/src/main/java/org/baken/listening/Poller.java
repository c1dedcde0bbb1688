package org.baken.listening;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.channel.Inbox;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the linked accounts every half minute what people write to them, as long as an incident of their kind is not closed
 * (guidelines A31, V19): real ones for what is real, sandbox accounts for exercises. Each account by one node at a time, outside any
 * transaction. When nothing is going on, nothing is asked; who begins again goes back a day at most.
 */
public final class Poller implements Managed {
    static final Duration EVERY = Duration.ofSeconds(30);
    /** How far the first question goes back, and the first one after a long rest. */
    static final Duration BACK = Duration.ofHours(24);
    /** A call ends within 20 seconds; who holds a turn for longer than this is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Database database;
    private final Accounts accounts;
    private final Incidents incidents;
    private final Round round;
    private final Clock clock;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "poller"));
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> daemon(work, "poller-call"));

    Poller(Database database, Accounts accounts, Incidents incidents, Round round, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.incidents = incidents;
        this.round = round;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.scheduleWithFixedDelay(this::tryLook, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.shutdownNow();
        calls.shutdownNow();
        ticks.awaitTermination(10, TimeUnit.SECONDS);
        calls.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            LOG.warn("Accounts cannot be asked", e);
        }
    }

    /** What a look found: who is to be asked, and who to be left alone. */
    private record Found(List<Account> due, List<String> idle) {}

    /** Begins to ask every account whose turn it is. */
    void look() {
        Instant now = clock.instant();
        Found found = database.read(handle -> find(handle, now));
        if (!found.idle().isEmpty()) {
            database.write(handle -> {
                found.idle().forEach(account -> handle.attach(TurnDao.class).rest(account));
                return null;
            });
        }
        for (Account account : found.due()) {
            Optional<Turn> turn = database.write(handle -> claim(handle, account, now));
            turn.ifPresent(taken -> calls.execute(() -> round.run(account, taken)));
        }
    }

    private Found find(Handle handle, Instant now) {
        Set<Boolean> kinds =
                incidents.unclosed(handle).stream().map(Incident::isExercise).collect(Collectors.toSet());
        Map<String, Turn> turns = handle.attach(TurnDao.class).all().stream()
                .collect(Collectors.toMap(Turn::account, Function.identity()));
        List<Account> listening = kinds.stream()
                .flatMap(exercise -> accounts.usable(handle, exercise).stream())
                .filter(this::listens)
                .toList();
        Set<String> wanted = listening.stream().map(Account::id).collect(Collectors.toSet());
        return new Found(
                listening.stream()
                        .filter(account -> !turns.containsKey(account.id())
                                || turns.get(account.id()).isDue(now))
                        .toList(),
                turns.values().stream()
                        .filter(turn -> !turn.resting() && !wanted.contains(turn.account()))
                        .map(Turn::account)
                        .toList());
    }

    /** Whether people can write to this account, and we can ask what. */
    boolean listens(Account account) {
        return !account.team()
                && accounts.channel(account) instanceof Inbox inbox
                && inbox.listens(Accounts.publicLink(account));
    }

    /** Of two nodes, one gets the turn. */
    Optional<Turn> claim(Handle handle, Account account, Instant now) {
        TurnDao turns = handle.attach(TurnDao.class);
        Instant back = now.minus(BACK);
        turns.begin(account.id(), back, now);
        Turn before = turns.find(account.id()).orElseThrow();
        if (before.resting() && (before.heardAt() == null || before.heardAt().isBefore(back))) {
            turns.wakeAnew(account.id(), back, now);
        } else if (before.resting()) {
            turns.wake(account.id(), now);
        }
        return turns.claim(account.id(), now.plus(LEASE), now) == 1 ? turns.find(account.id()) : Optional.empty();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
