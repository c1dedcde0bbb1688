package org.baken.figures;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.channel.Figures;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.jdbi.v3.core.Handle;

/**
 * Asks platforms for the figures of posts of open incidents: every five minutes in a post's first hour, every half hour in its first
 * twelve, every three hours in its first three days, then daily until it is two weeks old; less where a platform allows less. Each
 * account by one node at a time and in a thread of its own, outside any transaction.
 *
 * <p>It takes no turns in publishing, holds no row that publishing needs, and leaves an account alone that has something to send.
 */
public final class FiguresPoller implements Managed {
    /** A call ends within 20 seconds; who holds a turn for longer than this is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final long LOOK_MILLIS = 2_000;
    private static final long LAST_CALL_SECONDS = 10;
    private static final int MOST = 500;

    private final Database database;
    private final Accounts accounts;
    private final AskRound round;
    private final Clock clock;
    private final Ticks ticks = new Ticks("figures", LOOK_MILLIS, this::look);
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> daemon(work, "figures-call"));

    FiguresPoller(Database database, Accounts accounts, AskRound round, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.round = round;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.start();
    }

    /** Lets the calls that are under way come to their end, and begins no other. */
    @Override
    public void stop() throws InterruptedException {
        round.stop();
        ticks.stop();
        calls.shutdown();
        if (!calls.awaitTermination(LAST_CALL_SECONDS, TimeUnit.SECONDS)) {
            calls.shutdownNow();
        }
    }

    /** Begins to ask every account whose turn it is. */
    void look() {
        Instant now = clock.instant();
        Map<Account, List<PostDao.Due>> due = database.read(handle -> due(handle, now));
        due.forEach((account, posts) -> {
            Optional<AskTurn> turn = database.write(handle -> claim(handle, account, now));
            turn.ifPresent(taken -> calls.execute(() -> round.run(account, taken, posts)));
        });
    }

    private Map<Account, List<PostDao.Due>> due(Handle handle, Instant now) {
        Map<String, AskTurn> turns = handle.attach(AskTurnDao.class).all().stream()
                .collect(Collectors.toMap(AskTurn::account, Function.identity()));
        Map<String, Account> asking = accounts.all(handle).stream()
                .filter(account -> account.linked() && !account.builtIn() && !account.team() && gives(account))
                .filter(account -> !turns.containsKey(account.id())
                        || turns.get(account.id()).isDue(now))
                .collect(Collectors.toMap(Account::id, Function.identity()));
        if (asking.isEmpty()) {
            return Map.of();
        }
        return handle
                .attach(PostDao.class)
                .due(List.copyOf(asking.keySet()), now.minus(Rhythm.LAST), now.minus(Rhythm.OFTEN), now, MOST)
                .stream()
                .collect(Collectors.groupingBy(post -> asking.get(post.account())));
    }

    private boolean gives(Account account) {
        return accounts.channel(account) instanceof Figures figures
                && !figures.gives(Accounts.publicLink(account)).isEmpty();
    }

    Accounts accounts() {
        return accounts;
    }

    /** Of two nodes, one gets the turn. */
    Optional<AskTurn> claim(Handle handle, Account account, Instant now) {
        AskTurnDao turns = handle.attach(AskTurnDao.class);
        turns.begin(account.id(), now);
        return turns.claim(account.id(), now.plus(LEASE), now) == 1 ? turns.find(account.id()) : Optional.empty();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
