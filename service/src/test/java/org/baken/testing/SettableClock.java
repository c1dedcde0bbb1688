package org.baken.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that goes on by itself from wherever it is set, so that what waits for time also gets there. Thread-safe. */
public final class SettableClock extends Clock {
    private Duration ahead = Duration.ZERO;
    private Instant held;

    /** Moves the clock forward. */
    public synchronized void forward(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Stands still from now on: what must be done in time is, however slow the machine. */
    public synchronized void hold() {
        held = instant();
    }

    /** Goes on from where it was held. */
    public synchronized void goOn() {
        ahead = Duration.between(Instant.now(), held);
        held = null;
    }

    /** How far it has been moved in all. */
    synchronized Duration ahead() {
        return ahead;
    }

    @Override
    public synchronized Instant instant() {
        return held != null ? held : Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalStateException("Baken knows only UTC");
    }
}
