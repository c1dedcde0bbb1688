package org.baken.insight;

import java.time.Duration;
import java.time.Instant;

/**
 * Thirty minutes that begin at a full or half hour: how often a crisis team wants to know what goes on outside.
 *
 * @param number how many of them went by since 1970; 0 never occurs and is free for the whole incident
 */
record HalfHour(long number) {
    static final Duration LENGTH = Duration.ofMinutes(30);

    static HalfHour of(Instant at) {
        return new HalfHour(Math.floorDiv(at.getEpochSecond(), LENGTH.toSeconds()));
    }

    Instant from() {
        return Instant.ofEpochSecond(number * LENGTH.toSeconds());
    }

    Instant to() {
        return from().plus(LENGTH);
    }
}
