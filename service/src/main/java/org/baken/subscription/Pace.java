package org.baken.subscription;

import java.time.Duration;
import java.time.Instant;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * How fast mails to residents leave now, and whether the mail server is left alone. Kept in the database, so that all nodes agree.
 * Immutable.
 *
 * @param tokens how many mails could leave when that was counted: at most those of one second
 * @param failures how many times in a row the server could not be used
 * @param restsUntil nothing is sent before then; null when it does not rest
 * @param problem why the server cannot be used; null when it can
 */
public record Pace(
        double tokens,
        Instant filledAt,
        int failures,
        Instant restsUntil,
        @Json Trouble problem) {
    private static final Duration FIRST_REST = Duration.ofSeconds(15);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double SECONDS_PER_MINUTE = 60;

    /** How many may leave now. While it is not known whether the server works again, one to find that out. */
    int room(int perMinute, Instant now) {
        if (rests(now)) {
            return 0;
        }
        int room = (int) Math.min(filled(perMinute, now), Integer.MAX_VALUE);
        return failures > 0 ? Math.min(room, 1) : room;
    }

    /** A clock that was set back must not make it rest for longer than anything does. */
    boolean rests(Instant now) {
        return restsUntil != null
                && restsUntil.isAfter(now)
                && !restsUntil.isAfter(now.plus(LONGEST_REST).plusSeconds(1));
    }

    private double filled(int perMinute, Instant now) {
        double since = Math.max(0, Duration.between(filledAt, now).toNanos());
        double most = Math.max(1, perMinute / SECONDS_PER_MINUTE);
        return Math.min(most, tokens + since * perMinute / NANOS_PER_MINUTE);
    }

    /** After so many were taken up. */
    Pace taken(int letters, int perMinute, Instant now) {
        return new Pace(filled(perMinute, now) - letters, now, failures, restsUntil, problem);
    }

    /** The server spoke to us about a single mail: it works. */
    Pace works() {
        return failures == 0 && restsUntil == null && problem == null
                ? this
                : new Pace(tokens, filledAt, 0, null, null);
    }

    /** The server could not be used at all. */
    Pace fails(Trouble why, Instant now) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        return new Pace(tokens, filledAt, failures + 1, now.plus(bounded), why);
    }
}
