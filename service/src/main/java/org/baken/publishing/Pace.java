package org.baken.publishing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long we wait before trying or looking again. */
final class Pace {
    /** After an unclear attempt: platforms need some seconds to show what they took. */
    static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    /** Between two looks. Only when a post is absent in both, it is certain that it never arrived. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    /** Between sending and reading back. */
    static final Duration READ_BACK = Duration.ofSeconds(10);
    /** A channel call ends within 20 seconds; who holds something longer than this is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

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

    /** @param looks how many there were */
    static Duration beforeLook(int looks) {
        return BETWEEN_LOOKS.multipliedBy(1L << Math.min(looks, MOST_LOOKS));
    }

    private static long random(long most) {
        return ThreadLocalRandom.current().nextLong(most + 1);
    }
}
