package org.baken.figures;

import java.time.Duration;
import java.time.Instant;

/** When a post is asked for: often while it is new, then less, and not at all after two weeks. */
final class Rhythm {
    /** The first time, and then as often as this in the first hour. */
    static final Duration OFTEN = Duration.ofMinutes(5);

    /** After this nobody is asked any more. */
    static final Duration LAST = Duration.ofDays(14);

    private static final Duration FIRST_HOUR = Duration.ofHours(1);
    private static final Duration FIRST_HALF_DAY = Duration.ofHours(12);
    private static final Duration FIRST_DAYS = Duration.ofDays(3);

    private Rhythm() {}

    /** When to ask next; null when the post is too old. */
    static Instant next(Instant sentAt, Instant now) {
        Duration age = Duration.between(sentAt, now);
        Instant next = now.plus(pause(age));
        return next.isAfter(sentAt.plus(LAST)) ? null : next;
    }

    private static Duration pause(Duration age) {
        if (age.compareTo(FIRST_HOUR) < 0) {
            return OFTEN;
        }
        if (age.compareTo(FIRST_HALF_DAY) < 0) {
            return Duration.ofMinutes(30);
        }
        return age.compareTo(FIRST_DAYS) < 0 ? Duration.ofHours(3) : Duration.ofDays(1);
    }
}
