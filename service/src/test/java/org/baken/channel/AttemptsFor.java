package org.baken.channel;

import java.time.Clock;
import java.time.Duration;

/** Attempts that do not make a test wait. */
public final class AttemptsFor {
    private AttemptsFor() {}

    public static Attempts tests(Clock clock) {
        return new Attempts(clock, Deadline.CALL, Duration.ofMillis(1));
    }

    /** Without the time to wait for anything: what the platform is not done with at once is left to the next attempt. */
    public static Attempts hurried(Clock clock) {
        return new Attempts(clock, Deadline.CALL, Duration.ofHours(1));
    }
}
