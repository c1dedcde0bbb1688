package org.baken.listening;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Health;
import org.baken.channel.Inbox;
import org.baken.channel.Link;
import org.baken.channel.Trouble;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.reaction.Arrival;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of one account: asks page by page, and commits each page together with how far it got. Whatever ends in between, the rest
 * is asked again by the next turn, and what was there already is not taken up twice.
 */
final class Round {
    static final Actor SELF = Actor.system("listening");

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    /** What a person has to mend is not mended within half a minute. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 5;

    private final Database database;
    private final Accounts accounts;
    private final Homes homes;
    private final Logbook logbook;
    private final Clock clock;
    private final String lang;

    /** @param lang two-letter code of the language in which the team is told what could not be read */
    Round(Database database, Accounts accounts, Homes homes, Logbook logbook, Clock clock, String lang) {
        this.database = database;
        this.accounts = accounts;
        this.homes = homes;
        this.logbook = logbook;
        this.clock = clock;
        this.lang = lang;
    }

    /** Asks the account. Never throws: a turn that ended badly is over when its lease is. */
    void run(Account account, Turn turn) {
        try {
            Optional<Link> link = database.read(handle -> accounts.link(handle, account));
            if (link.isEmpty()) {
                failed(account, turn, null, new Refused(Trouble.of("publishing.account.sealed")));
            } else if (accounts.channel(account) instanceof Inbox inbox) {
                ask(account, turn, inbox, link.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("What people write to account {} cannot be taken up", account.id(), e);
        }
    }

    private void ask(Account account, Turn turn, Inbox inbox, Link link) {
        try {
            String place = turn.place();
            int most = inbox.listening().burst();
            for (int calls = 1; calls <= most; calls++) {
                Inbox.Batch batch = inbox.poll(link, place, turn.since());
                boolean over = !batch.more() || calls == most;
                Instant next = over ? clock.instant().plus(pause(inbox, calls)) : null;
                if (!database.<Boolean, RuntimeException>write(handle -> keep(handle, account, turn, batch, next))
                        || over) {
                    break;
                }
                place = batch.cursor();
            }
            recovered(account, turn, inbox, link);
        } catch (ChannelException failure) {
            LOG.info("Account {} cannot be asked now: {}", account.id(), failure.getMessage());
            failed(account, turn, link, failure);
        }
    }

    /** So many calls as were made are earned again before the next turn. */
    private static Duration pause(Inbox inbox, int calls) {
        Duration earned = inbox.listening().every().multipliedBy(calls);
        return earned.compareTo(Poller.EVERY) > 0 ? earned : Poller.EVERY;
    }

    /**
     * Keeps what a page brought, with how far that is.
     *
     * @param next when the next turn begins; null when this one goes on
     * @return false when another node has the turn, or nobody wants the account to be asked any more: then nothing is kept
     */
    boolean keep(Handle handle, Account account, Turn turn, Inbox.Batch batch, Instant next) {
        Instant now = clock.instant();
        Instant nextAt = next == null ? now : next;
        Instant leaseUntil = next == null ? now.plus(Poller.LEASE) : null;
        TurnDao turns = handle.attach(TurnDao.class);
        if (!accounts.get(handle, account.id()).linked()
                || turns.kept(account.id(), turn.number(), batch.cursor(), now, nextAt, leaseUntil) == 0) {
            return false;
        }
        String note = Catalogue.text(lang, "listening.unreadable");
        List<Arrival> arrivals = batch.heard().stream()
                .map(heard ->
                        Told.arrival(account, heard, batch.unread().contains(heard.remoteId()) ? note : null, now))
                .toList();
        homes.take(handle, account.sandbox(), arrivals, SELF);
        return true;
    }

    /** An account that was refused and answers again may be well again. */
    private void recovered(Account account, Turn turn, Inbox inbox, Link link) {
        if (turn.problem() != null && account.health() == Health.State.FAILING) {
            keep(account, inbox.check(link));
        }
    }

    /**
     * @param link null when the account has no secret that can be read
     */
    private void failed(Account account, Turn turn, Link link, ChannelException failure) {
        Instant next = clock.instant().plus(pause(turn, failure));
        database.write(
                handle -> handle.attach(TurnDao.class).failed(account.id(), turn.number(), failure.trouble(), next));
        if (failure instanceof Refused && link != null) {
            // It may lack one right only, and be well otherwise: its own check tells.
            Health health = accounts.channel(account).check(link);
            if (health.state() == Health.State.FAILING) {
                keep(account, health);
            }
        }
    }

    private static Duration pause(Turn turn, ChannelException failure) {
        if (failure instanceof Refused) {
            return AFTER_REFUSAL;
        }
        Duration usual = Poller.EVERY.multipliedBy(1L << Math.min(turn.failures(), MOST_DOUBLINGS));
        Duration bounded = usual.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : usual;
        return failure instanceof Retryable retryable
                ? retryable
                        .retryAfter()
                        .filter(wish -> wish.compareTo(bounded) > 0)
                        .orElse(bounded)
                : bounded;
    }

    /** Logged when it is news: an account that fails is tried again and again. */
    private void keep(Account account, Health health) {
        database.write(handle -> {
            Health.State before = accounts.get(handle, account.id()).health();
            accounts.checked(handle, account.id(), health);
            if (before != health.state()) {
                Map<String, Object> data = Map.of("health", health.state().name());
                logbook.append(handle, Entry.of("account.checked", null, account.id(), SELF, data));
            }
            return null;
        });
    }
}
