package org.baken.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Figures;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Rate;
import org.baken.channel.Trouble;
import org.baken.platform.Database;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.Spare;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of one account: asks call by call, and commits what each brought. Between two calls it looks whether something is to be
 * published, and makes way. Whatever ends in between, the rest is asked for by the next turn. Nothing of it is logged: nobody decided
 * anything, and what was known before stays on the screen with its time.
 */
final class AskRound {
    private static final Logger LOG = LoggerFactory.getLogger(AskRound.class);
    /** Something is on its way now, and soon no more. */
    private static final Duration AFTER_MAKING_WAY = Duration.ofMinutes(1);
    /** What a person or the platform has to change is not changed within the hour. */
    private static final Duration AFTER_REFUSAL = Duration.ofHours(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);
    private static final int MOST_DOUBLINGS = 6;
    /** Refusals of one post; every other one is about the account. */
    private static final List<String> OF_ONE_POST = List.of("channel.rejected", "channel.badAnswer");

    private final Database database;
    private final Accounts accounts;
    private final Spare spare;
    private final Clock clock;
    private volatile boolean stopping;

    AskRound(Database database, Accounts accounts, Spare spare, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.spare = spare;
        this.clock = clock;
    }

    /** From now on no call is begun. */
    void stop() {
        stopping = true;
    }

    /** Asks for these posts. Never throws: a turn that ended badly is over when its lease is. */
    void run(Account account, AskTurn turn, List<PostDao.Due> posts) {
        try {
            Optional<Link> link = database.read(handle -> accounts.link(handle, account));
            if (link.isEmpty()) {
                failed(turn, new Refused(Trouble.of("publishing.account.sealed")));
            } else if (accounts.channel(account) instanceof Figures figures) {
                ask(account, turn, figures, link.get(), posts);
            }
        } catch (RuntimeException e) {
            LOG.warn("The figures of account {} cannot be kept", account.id(), e);
        }
    }

    private void ask(Account account, AskTurn turn, Figures figures, Link link, List<PostDao.Due> posts) {
        Rate rate = figures.asking();
        int calls = 0;
        for (List<PostDao.Due> some : parts(posts, figures.postsInOne(), rate.burst())) {
            if (stopping || !database.<Boolean, RuntimeException>read(handle -> spare.has(handle, account))) {
                Instant next = clock.instant().plus(longer(AFTER_MAKING_WAY, earned(rate, calls)));
                database.write(handle -> handle.attach(AskTurnDao.class).putOff(account.id(), turn.number(), next));
                return;
            }
            calls++;
            try {
                Map<String, Counts> told = figures.figures(
                        link,
                        some.stream().map(PostDao.Due::remoteId).distinct().toList());
                if (!database.<Boolean, RuntimeException>write(handle -> keep(handle, account, turn, some, told))) {
                    return;
                }
            } catch (ChannelException failure) {
                if (!isOfOnePost(some, failure)) {
                    LOG.info("Account {} tells no figures now: {}", account.id(), failure.getMessage());
                    failed(turn, failure);
                    return;
                }
                database.write(handle -> refused(handle, turn, some.get(0), failure.trouble()));
            }
        }
        Instant next = clock.instant().plus(earned(rate, calls));
        database.write(handle -> handle.attach(AskTurnDao.class).ended(account.id(), turn.number(), next));
    }

    private static boolean isOfOnePost(List<PostDao.Due> some, ChannelException failure) {
        return some.size() == 1
                && failure instanceof Refused
                && OF_ONE_POST.contains(failure.trouble().key());
    }

    private static List<List<PostDao.Due>> parts(List<PostDao.Due> posts, int inOne, int most) {
        List<List<PostDao.Due>> parts = new ArrayList<>();
        for (int from = 0; from < posts.size() && parts.size() < most; from += inOne) {
            parts.add(posts.subList(from, Math.min(posts.size(), from + inOne)));
        }
        return parts;
    }

    /** So many calls as were made are earned again before the next turn. */
    private static Duration earned(Rate rate, int calls) {
        return rate.every().multipliedBy(calls);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Keeps what a call brought.
     *
     * @return false when another node has the turn, or nobody wants the account to be asked any more: then nothing is kept
     */
    boolean keep(Handle handle, Account account, AskTurn turn, List<PostDao.Due> asked, Map<String, Counts> told) {
        Instant now = clock.instant();
        if (handle.attach(AskTurnDao.class).goOn(account.id(), turn.number(), now.plus(FiguresPoller.LEASE)) == 0
                || !accounts.get(handle, account.id()).linked()) {
            return false;
        }
        for (PostDao.Due post : asked) {
            Counts counts = told.get(post.remoteId());
            if (counts == null) {
                untold(handle, post, Trouble.of("figures.gone"));
            } else {
                keep(handle, post, counts, now);
            }
        }
        return true;
    }

    private static void keep(Handle handle, PostDao.Due post, Counts counts, Instant now) {
        PostDao posts = handle.attach(PostDao.class);
        Long favourites = counts.of(Measure.FAVOURITES).orElse(null);
        Long reposts = counts.of(Measure.REPOSTS).orElse(null);
        Long replies = counts.of(Measure.REPLIES).orElse(null);
        Long views = counts.of(Measure.VIEWS).orElse(null);
        Long clicks = counts.of(Measure.CLICKS).orElse(null);
        posts.begin(post.delivery(), now);
        posts.remember(post.delivery(), now, favourites, reposts, replies, views, clicks);
        posts.told(post.delivery(), favourites, reposts, replies, views, clicks, now, Rhythm.next(post.sentAt(), now));
    }

    private Boolean refused(Handle handle, AskTurn turn, PostDao.Due post, Trouble why) {
        if (handle.attach(AskTurnDao.class)
                        .goOn(turn.account(), turn.number(), clock.instant().plus(FiguresPoller.LEASE))
                == 0) {
            return false;
        }
        untold(handle, post, why);
        return true;
    }

    private void untold(Handle handle, PostDao.Due post, Trouble why) {
        Instant now = clock.instant();
        Instant usual = Rhythm.next(post.sentAt(), now);
        Instant later = now.plus(AFTER_REFUSAL);
        PostDao posts = handle.attach(PostDao.class);
        posts.begin(post.delivery(), now);
        posts.untold(post.delivery(), why, usual == null || usual.isAfter(later) ? usual : later);
    }

    private void failed(AskTurn turn, ChannelException failure) {
        Instant next = clock.instant().plus(pause(turn, failure));
        database.write(handle ->
                handle.attach(AskTurnDao.class).failed(turn.account(), turn.number(), failure.trouble(), next));
    }

    private static Duration pause(AskTurn turn, ChannelException failure) {
        if (failure instanceof Refused) {
            return AFTER_REFUSAL;
        }
        Duration usual = FIRST_PAUSE.multipliedBy(1L << Math.min(turn.failures(), MOST_DOUBLINGS));
        Duration bounded = usual.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : usual;
        return failure instanceof Retryable retryable
                ? longer(bounded, retryable.retryAfter().orElse(bounded))
                : bounded;
    }
}
