package org.baken.publishing;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for posts on our accounts that did not come from here: a thief, or a colleague past the team. Every five minutes while an
 * incident is active, every hour otherwise; each account by one node at a time, each in a thread of its own.
 */
public final class ForeignPosts implements Managed {
    static final Duration IN_A_CRISIS = Duration.ofMinutes(5);
    static final Duration OTHERWISE = Duration.ofHours(1);
    /** Platforms show some posts late: this much is looked at twice. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForeignPosts.class);
    private static final long EVERY_MILLIS = 2_000;
    private static final int LETTERS = 40;

    private final Database database;
    private final Accounts accounts;
    private final Incidents incidents;
    private final Finder finder;
    private final Logbook logbook;
    private final Clock clock;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "foreign-posts"));
    private final ExecutorService calls = Executors.newCachedThreadPool(work -> daemon(work, "foreign-posts-call"));

    /** Is told of a post that did not come from here, and gives what is to be logged. It may hear of one twice. */
    @FunctionalInterface
    public interface Finder {
        List<Entry> found(Handle handle, Account account, Lists.Seen post);
    }

    public ForeignPosts(
            Database database, Accounts accounts, Incidents incidents, Finder finder, Logbook logbook, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.incidents = incidents;
        this.finder = finder;
        this.logbook = logbook;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.scheduleWithFixedDelay(this::tryLook, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
            LOG.warn("Accounts cannot be watched", e);
        }
    }

    /** Begins to look at every account whose turn it is. */
    void look() {
        Instant now = clock.instant();
        List<Account> due = database.read(handle -> due(handle, now));
        for (Account account : due) {
            Optional<WatchDao.Row> turn = database.write(handle -> claim(handle, account, now));
            turn.ifPresent(row -> calls.execute(() -> look(account, row)));
        }
    }

    private List<Account> due(Handle handle, Instant now) {
        WatchDao watches = handle.attach(WatchDao.class);
        Instant before = now.minus(pace(handle));
        return accounts.all(handle).stream()
                .filter(account -> account.linked() && !account.builtIn() && accounts.channel(account) instanceof Lists)
                .filter(account -> watches.find(account.id())
                        .map(row -> !row.lookedAt().isAfter(before))
                        .orElse(true))
                .toList();
    }

    private Duration pace(Handle handle) {
        return incidents.open(handle).stream().anyMatch(incident -> incident.state() == IncidentState.ACTIVE)
                ? IN_A_CRISIS
                : OTHERWISE;
    }

    /** Of two nodes, one gets the turn. What was posted before the first one is nobody's business. */
    private Optional<WatchDao.Row> claim(Handle handle, Account account, Instant now) {
        WatchDao watches = handle.attach(WatchDao.class);
        if (watches.begin(account.id(), now) == 1) {
            return Optional.empty();
        }
        Instant before = now.minus(pace(handle));
        return watches.claim(account.id(), now, before) == 1 ? watches.find(account.id()) : Optional.empty();
    }

    private void look(Account account, WatchDao.Row row) {
        try {
            Optional<Link> link = database.read(handle -> accounts.link(handle, account));
            if (link.isPresent() && accounts.channel(account) instanceof Lists lists) {
                Instant asked = clock.instant();
                Instant from = row.lookedUntil().minus(OVERLAP);
                Instant since = from.isBefore(row.since()) ? row.since() : from;
                // Listed first and compared afterwards: what is being sent meanwhile is then known, or in flight.
                compare(account, row, lists.recent(link.get(), since), asked);
            }
        } catch (ChannelException e) {
            LOG.info("The posts of account {} cannot be listed now: {}", account.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The posts of account {} cannot be watched", account.id(), e);
        }
    }

    private void compare(Account account, WatchDao.Row row, List<Lists.Seen> seen, Instant asked) {
        database.write(handle -> {
            WatchDao watches = handle.attach(WatchDao.class);
            if (!accounts.get(handle, account.id()).linked()) {
                watches.forget(account.id());
                return null;
            }
            // What may be ours but has no id yet is looked at again when that is known.
            Instant until = watches.oldestInFlight(account.id())
                    .filter(begun -> begun.isBefore(asked))
                    .orElse(asked);
            Set<String> ours = new HashSet<>(watches.ours(account.id()));
            List<String> unclear = watches.unclear(account.id()).stream()
                    .map(ForeignPosts::beginning)
                    .toList();
            List<Entry> log = seen.stream()
                    .filter(post -> post.at().isAfter(row.since()) && post.at().isBefore(until))
                    .filter(post -> !ours.contains(post.remoteId()) && !unclear.contains(beginning(post.text())))
                    .flatMap(post -> finder.found(handle, account, post).stream())
                    .toList();
            watches.lookedUntil(account.id(), until);
            log.forEach(entry -> logbook.append(handle, entry));
            return null;
        });
    }

    /** Enough to know our own text again: platforms change spaces, links and signs. */
    private static String beginning(String text) {
        String letters = text == null ? "" : text.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.substring(0, Math.min(LETTERS, letters.length()));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
