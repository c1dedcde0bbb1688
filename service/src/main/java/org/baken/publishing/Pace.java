package org.baken.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How long we wait before trying or looking again. */
final class Pace {
    /** After an unclear attempt: platforms need some seconds to show what they took. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    /** Between two looks. Only when a post is absent in both, it is certain that it never arrived. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    /** How long after sending we hold what readers see against what was approved; after the last one hourly. */
    private static final List<Duration> READ_BACK =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Duration EACH_READ_BACK = Duration.ofHours(1);
    private static final Duration LAST_READ_BACK = Duration.ofDays(7);
    /** A channel call ends within 20 seconds; who holds something longer than this is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Nothing rests or is held longer by anybody; what claims to was written by a clock that was wrong. */
    static final Duration LONGEST = Duration.ofHours(3);
    /** Between two looks whether an earlier post that this one is about has arrived. */
    static final Duration WAIT_FOR_TARGET = Duration.ofSeconds(3);

    static final int MOST_LOOKS = 4;
    /** With the longest pause, more than an hour of trying. */
    static final int MOST_ATTEMPTS = 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private Pace() {}

    /**
     * Twice as long after each attempt, from 2 seconds to 5 minutes, give or take a fifth, so that what failed together does
     * not come back together.
     *
     * @param attempts how many there were, from 1
     * @param wished what the platform asks for, which is kept to but for an hour; null when it does not say
     */
    static Duration beforeRetry(int attempts, Duration wished) {
        if (wished != null) {
            long wish = Math.min(wished.toMillis(), LONGEST_WISH.toMillis());
            return Duration.ofMillis(wish + random(wish / 10));
        }
        long pause = Math.min(
                FIRST_PAUSE.toMillis() << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS),
                LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(pause * 4 / 5 + random(pause * 2 / 5));
    }

    /** The first time to read back what was just sent. */
    static Instant firstReadBack(Instant now) {
        return now.plus(READ_BACK.get(0));
    }

    /** The next time to read back what was sent then; null when it is too old to matter. */
    static Instant nextReadBack(Instant sentAt, Instant now) {
        if (!now.isBefore(sentAt.plus(LAST_READ_BACK))) {
            return null;
        }
        return READ_BACK.stream()
                .map(sentAt::plus)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .orElse(now.plus(EACH_READ_BACK));
    }

    /** Whether it was sent so long ago that it is only read back while people still wait for news. */
    static boolean readsBackHourly(Instant sentAt, Instant now) {
        return now.isAfter(sentAt.plus(READ_BACK.get(READ_BACK.size() - 1)));
    }

    /** @param looks how many there were */
    static Duration beforeLook(int looks) {
        return BETWEEN_LOOKS.multipliedBy(1L << Math.min(looks, MOST_LOOKS));
    }

    private static long random(long most) {
        return ThreadLocalRandom.current().nextLong(most + 1);
    }
}
