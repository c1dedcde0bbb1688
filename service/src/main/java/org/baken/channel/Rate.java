package org.baken.channel;

import java.time.Duration;

/**
 * How fast a platform may be called for one account: a bucket that holds {@code burst} calls and gets one back every
 * {@code every}.
 *
 * @param burst how many calls may come at once; at least 1
 * @param every how long until one more may come
 */
public record Rate(int burst, Duration every) {
    /** For platforms that name no limit: fast enough for people, slow enough to harm no server. */
    public static final Rate USUAL = new Rate(20, Duration.ofMillis(50));

    public Rate {
        if (burst < 1 || every.isNegative()) {
            throw new IllegalArgumentException("A rate of " + burst + " every " + every);
        }
    }

    /** So many calls in a time, which may all come at its start. */
    public static Rate of(int calls, Duration in) {
        return new Rate(calls, in.dividedBy(calls));
    }
}
