package org.baken.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock behind the real one, so that the demo's exercise can have begun a while ago. It runs on between its jumps and never
 * goes back.
 */
public final class DemoClock extends Clock {
    private final AtomicReference<Duration> behind;

    /** @param behind how long ago the exercise began */
    public DemoClock(Duration behind) {
        this.behind = new AtomicReference<>(behind);
    }

    /** Lets this much time of the exercise pass at once, but never past the real time. */
    void pass(Duration duration) {
        behind.updateAndGet(now -> now.compareTo(duration) > 0 ? now.minus(duration) : Duration.ZERO);
    }

    /** Comes to the real time. */
    void catchUp() {
        behind.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("Baken knows only UTC");
    }
}
