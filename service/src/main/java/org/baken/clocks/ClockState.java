package org.baken.clocks;

/** How a clock stands. */
public enum ClockState {
    /** There is time. */
    RUNNING,
    /** The last third of its time, or the last five minutes when those are shorter. */
    SOON,
    /** Its time is over, and those whose task it is are to be told. */
    LATE,
    /** Its time is over for so long that the lead and the deputies are to be told too. */
    ESCALATED;

    /** Whether its time is over. */
    public boolean isLate() {
        return this == LATE || this == ESCALATED;
    }
}
