package org.baken.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.Sends;
import org.baken.logbook.Actor;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.subscription.LetterDao.Row;
import org.baken.subscription.Parcel.Done;
import org.jdbi.v3.core.Handle;

/**
 * The mails that wait, for all nodes on one database: hands out what may leave, and takes in how it ended. A mail is marked as being
 * sent before it is: whatever happens then, it never leaves twice.
 */
final class MailQueue {
    /** A call ends within 20 seconds; who holds a mail longer than this is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);
    /** What has not left by then is no news any more. */
    static final Duration TOO_OLD = Duration.ofHours(12);
    /** So often it is tried where a provider wants us to wait. */
    static final int MOST_ATTEMPTS = 8;
    /** After so many mails refused with none taken in between something is wrong with ours, not with them. */
    static final int MOST_REFUSED_IN_A_ROW = 20;
    /** So many mails in a row may be refused to one subscriber without a word about the mailbox. */
    static final int PATIENCE = 3;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Actor SELF = Actor.system("subscription");

    private final Database database;
    private final Offer offer;
    private final Accounts accounts;
    private final Subscribers subscribers;
    private final Mailings mailings;
    private final Envelopes envelopes;
    private final Clock clock;
    private final String node = Ids.next();
    private int rounds;

    MailQueue(
            Database database,
            Offer offer,
            Accounts accounts,
            Subscribers subscribers,
            Mailings mailings,
            Envelopes envelopes,
            Clock clock) {
        this.database = database;
        this.offer = offer;
        this.accounts = accounts;
        this.subscribers = subscribers;
        this.mailings = mailings;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** Whether it is worth to take a turn. */
    boolean isWork() {
        Instant now = clock.instant();
        return database.read(handle -> handle.attach(MailingDao.class).anyRunnable(now) > 0
                && !handle.attach(PaceDao.class).find().rests(now)
                && offer.account(handle).isPresent());
    }

    /**
     * Takes in how mails ended, and hands out what may leave next: one transaction for both, because thousands of mails would need
     * thousands of each.
     *
     * @param most how many the caller can take up
     */
    List<Parcel> turn(List<Done> done, int most) {
        return database.write(handle -> {
            Instant now = clock.instant();
            PaceDao paces = handle.attach(PaceDao.class);
            Pace before = paces.lock();
            List<Mailing> over = new ArrayList<>();
            Pace pace = settle(handle, before, done, over, now);
            List<Parcel> taken = new ArrayList<>();
            Optional<Account> account = offer.account(handle);
            Optional<Link> link = account.flatMap(one -> accounts.link(handle, one));
            if (link.isPresent() && accounts.channel(account.get()) instanceof Sends channel) {
                int perMinute = handle.attach(PolicyDao.class).find().perMinute();
                int room = Math.min(most, pace.room(perMinute, now));
                take(handle, channel, link.get(), room, taken, over, now);
                pace = pace.taken(taken.size(), perMinute, now);
            }
            if (!pace.equals(before)) {
                paces.keep(pace);
            }
            mailings.close(handle, over, SELF);
            return taken;
        });
    }

    private void take(
            Handle handle, Sends channel, Link link, int room, List<Parcel> taken, List<Mailing> over, Instant now) {
        LetterDao letters = handle.attach(LetterDao.class);
        for (Mailing mailing : inTurn(handle.attach(MailingDao.class).runnable())) {
            boolean confirming = mailing.kind() == Mailing.Kind.CONFIRMATION;
            if (!confirming && !mailing.createdAt().isAfter(now.minus(TOO_OLD))) {
                letters.giveUp(mailing.id());
            }
            List<Row> due = room > taken.size() ? letters.due(mailing.id(), now, room - taken.size()) : List.of();
            if (!due.isEmpty()) {
                taken.addAll(pack(handle, mailing, claimed(letters, due, now), channel, link));
            }
            if (!confirming && due.isEmpty() && room > taken.size() && letters.open(mailing.id()) == 0) {
                over.add(mailing);
            }
        }
    }

    /** Those that nobody else was faster with. */
    private List<Row> claimed(LetterDao letters, List<Row> due, Instant now) {
        int[] won = letters.claim(due, node, now.plus(LEASE));
        return IntStream.range(0, due.size())
                .filter(i -> won[i] == 1)
                .mapToObj(due::get)
                .toList();
    }

    private List<Parcel> pack(Handle handle, Mailing mailing, List<Row> rows, Sends channel, Link link) {
        Map<String, Post> posts = envelopes.posts(handle, mailing, rows);
        // Ended in this moment, or the address was sealed with a key that was lost.
        List<LetterDao.Move> lost = rows.stream()
                .filter(row -> !posts.containsKey(row.recipient()))
                .map(row -> move(row, LetterState.STOPPED, null, null, null))
                .toList();
        if (!lost.isEmpty()) {
            handle.attach(LetterDao.class).settle(lost);
        }
        return rows.stream()
                .filter(row -> posts.containsKey(row.recipient()))
                .map(row -> new Parcel(row, channel, link, posts.get(row.recipient())))
                .toList();
    }

    /** What is of one kind takes turns, so that one incident does not keep another waiting. */
    private List<Mailing> inTurn(List<Mailing> runnable) {
        List<Mailing> all = new ArrayList<>(
                runnable.stream().filter(one -> one.kind() != Mailing.Kind.NEWS).toList());
        List<Mailing> news = new ArrayList<>(
                runnable.stream().filter(one -> one.kind() == Mailing.Kind.NEWS).toList());
        Collections.rotate(news, rounds++);
        all.addAll(news);
        return all;
    }

    private Pace settle(Handle handle, Pace before, List<Done> done, List<Mailing> over, Instant now) {
        Pace pace = before;
        List<LetterDao.Move> moves = new ArrayList<>();
        for (Done one : done) {
            moves.add(move(one, now));
            pace = one.outcome().end() == Outcome.End.ACCOUNT
                    ? pace.fails(one.outcome().trouble(), now)
                    : one.outcome().end() == Outcome.End.UNCLEAR ? pace : pace.works();
        }
        if (moves.isEmpty()) {
            return pace;
        }
        int[] kept = handle.attach(LetterDao.class).settle(moves);
        List<Done> stored = IntStream.range(0, kept.length)
                .filter(i -> kept[i] == 1)
                .mapToObj(done::get)
                .toList();
        accept(handle, stored);
        stored.forEach(one -> follow(handle, one, over, now));
        return pace;
    }

    /** A mail that was taken makes up for those that were refused before it. */
    private static void accept(Handle handle, List<Done> stored) {
        List<Row> sent = stored.stream()
                .filter(one -> one.outcome().end() == Outcome.End.SENT)
                .map(one -> one.parcel().row())
                .toList();
        if (!sent.isEmpty()) {
            handle.attach(SubscriberDao.class)
                    .accepted(sent.stream().map(Row::recipient).toList());
            handle.attach(MailingDao.class)
                    .accepted(sent.stream().map(Row::mailing).distinct().toList());
        }
    }

    private LetterDao.Move move(Done done, Instant now) {
        Row row = done.parcel().row();
        Outcome outcome = done.outcome();
        int attempts = row.attempts() + 1;
        return switch (outcome.end()) {
            case SENT -> move(row, LetterState.SENT, null, null, outcome.remoteId());
            case NO_MAILBOX, REFUSED -> move(row, LetterState.REFUSED, null, outcome.status(), null);
            case UNCLEAR -> move(row, LetterState.UNCLEAR, null, null, null);
            case ACCOUNT ->
                new LetterDao.Move(
                        row.mailing(), row.recipient(), node, LetterState.QUEUED, row.attempts(), now, null, null);
            case LATER ->
                attempts < MOST_ATTEMPTS
                        ? move(row, LetterState.QUEUED, now.plus(waits(attempts)), outcome.status(), null)
                        : move(row, LetterState.REFUSED, null, outcome.status(), null);
        };
    }

    private LetterDao.Move move(Row row, LetterState to, Instant nextAt, String status, String remoteId) {
        return new LetterDao.Move(
                row.mailing(), row.recipient(), node, to, row.attempts() + 1, nextAt, status, remoteId);
    }

    /** Twice as long after each attempt, from two minutes to an hour. */
    static Duration waits(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, MOST_ATTEMPTS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** What else follows from how a mail ended. */
    private void follow(Handle handle, Done done, List<Mailing> over, Instant now) {
        Row row = done.parcel().row();
        boolean confirming = row.mailing().equals(Mailing.CONFIRMATION);
        switch (done.outcome().end()) {
            case NO_MAILBOX -> {
                if (!confirming) {
                    subscribers.gone(handle, row.recipient());
                    mailings.refused(handle, row.mailing(), over);
                }
            }
            case REFUSED -> {
                if (!confirming) {
                    refused(handle, row.recipient());
                    mailings.refused(handle, row.mailing(), over);
                }
            }
            case LATER ->
                // One second later, so that the one that was told goes first and tries the way for the others.
                handle.attach(LetterDao.class)
                        .wait(
                                row.mailing(),
                                row.domain(),
                                now.plus(waits(row.attempts() + 1)).plusSeconds(1));
            case SENT, UNCLEAR, ACCOUNT -> {
                // Nothing follows for the mailbox.
            }
        }
    }

    private void refused(Handle handle, String subscriber) {
        SubscriberDao all = handle.attach(SubscriberDao.class);
        all.refused(subscriber);
        boolean enough =
                all.lock(subscriber).filter(one -> one.refusals() >= PATIENCE).isPresent();
        if (enough) {
            subscribers.gone(handle, subscriber);
        }
    }

    /** What a node had in hand when it ended may have arrived. */
    void recover() {
        Instant now = clock.instant();
        boolean any = database.read(handle -> handle.attach(LetterDao.class).abandoned(now) > 0);
        if (any) {
            database.write(handle -> handle.attach(LetterDao.class).abandon(now));
        }
    }
}
