package org.baken.publishing;

import java.time.Duration;
import java.time.Instant;
import org.baken.channel.Rate;

/**
 * How fast an account may be called now, and whether it rests. Kept in the database, so that all nodes agree. Immutable.
 *
 * @param tokens how many calls were left in the account's bucket; null while it was never called
 * @param filledAt when that was counted
 * @param failures how many calls in a row failed
 * @param restsUntil nothing is sent through the account before then; null when it does not rest
 */
public record Lane(String account, Double tokens, Instant filledAt, int failures, Instant restsUntil) {
    /** After so many failures in a row an account is left alone for a while. */
    static final int PATIENCE = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    /** How many calls may be made now. While it is not known whether the account works again, one to find that out. */
    int room(Rate rate, Instant now) {
        if (rests(now)) {
            return 0;
        }
        int calls = (int) Math.min(left(rate, now), Integer.MAX_VALUE);
        return failures >= PATIENCE ? Math.min(calls, 1) : calls;
    }

    /** A clock that was set back must not make an account rest for longer than anything does. */
    private boolean rests(Instant now) {
        return restsUntil != null && restsUntil.isAfter(now) && !restsUntil.isAfter(now.plus(Pace.LONGEST));
    }

    private double left(Rate rate, Instant now) {
        if (tokens == null || filledAt == null || rate.every().isZero()) {
            return rate.burst();
        }
        if (filledAt.isAfter(now.plus(rate.every().multipliedBy(rate.burst())))) {
            // Later than it can be: the clock was set back, and nothing would come into the bucket until it is there
            // again.
            return rate.burst();
        }
        double since = Math.max(0, Duration.between(filledAt, now).toNanos());
        return Math.min(rate.burst(), tokens + since / rate.every().toNanos());
    }

    /** After so many calls were taken up. */
    Lane called(int calls, Rate rate, Instant now) {
        return calls == 0 ? this : new Lane(account, left(rate, now) - calls, now, failures, restsUntil);
    }

    /** After a call ended so. */
    Lane after(Outcome outcome, Instant now) {
        return switch (outcome.sign()) {
            case NONE -> this;
            case WELL -> new Lane(account, tokens, filledAt, 0, null);
            case BUSY -> new Lane(account, tokens, filledAt, failures, later(now.plus(outcome.rest()), now));
            case ILL -> {
                int inARow = failures + 1;
                Instant until = inARow < PATIENCE ? restsUntil : later(now.plus(rest(inARow)), now);
                yield new Lane(account, tokens, filledAt, inARow, until);
            }
        };
    }

    private Instant later(Instant until, Instant now) {
        return rests(now) && restsUntil.isAfter(until) ? restsUntil : until;
    }

    private static Duration rest(int failures) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - PATIENCE, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
