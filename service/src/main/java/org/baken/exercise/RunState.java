package org.baken.exercise;

import java.util.EnumSet;
import java.util.Set;

/** How far the play of an exercise is. */
public enum RunState {
    /** Nothing has come yet. */
    READY,
    RUNNING,
    /** Stands still; the team is not held to a clock. */
    PAUSED,
    /** Nothing comes any more. */
    ENDED;

    /** Every state that may follow this one. */
    public Set<RunState> next() {
        return switch (this) {
            case READY -> EnumSet.of(RUNNING, ENDED);
            case RUNNING -> EnumSet.of(PAUSED, ENDED);
            case PAUSED -> EnumSet.of(RUNNING, ENDED);
            case ENDED -> EnumSet.noneOf(RunState.class);
        };
    }

    /** Whether injects can come. */
    boolean isUnderWay() {
        return this == RUNNING || this == PAUSED;
    }
}
