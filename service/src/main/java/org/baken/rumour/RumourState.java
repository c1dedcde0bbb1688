package org.baken.rumour;

import java.util.EnumSet;
import java.util.Set;

/** How far we are with a rumour. */
public enum RumourState {
    /** Somebody saw it. */
    REPORTED,
    /** Somebody is finding out. */
    VERIFYING,
    /** Not so. */
    FALSE,
    /** Partly so, and understood wrongly. */
    MISLEADING,
    /** So it is. */
    TRUE,
    /** Nobody can tell. */
    UNPROVEN,
    /** A correction is being written. */
    CORRECTING,
    /** Residents have the correction. */
    CORRECTED,
    /** Nothing more is said about it; somebody keeps watching (guidelines H18, H20). */
    MONITORING,
    /** No longer going round. */
    CLOSED;

    private static final Set<RumourState> VERDICTS = EnumSet.of(FALSE, MISLEADING, TRUE, UNPROVEN);
    private static final Set<RumourState> SETTLED = EnumSet.of(TRUE, CORRECTED, MONITORING, CLOSED);

    /** Every state that may follow this one. A verdict can be looked at again; what comes up again is watched or verified. */
    public Set<RumourState> next() {
        return switch (this) {
            case REPORTED -> EnumSet.of(VERIFYING, FALSE, MISLEADING, TRUE, UNPROVEN, CLOSED);
            case VERIFYING -> EnumSet.of(FALSE, MISLEADING, TRUE, UNPROVEN, CLOSED);
            case FALSE, MISLEADING -> EnumSet.of(VERIFYING, CORRECTING, MONITORING);
            case TRUE, UNPROVEN -> EnumSet.of(VERIFYING, MONITORING, CLOSED);
            case CORRECTING -> EnumSet.of(VERIFYING, CORRECTED, MONITORING);
            case CORRECTED -> EnumSet.of(VERIFYING, CORRECTING, MONITORING);
            case MONITORING -> EnumSet.of(VERIFYING, CORRECTING, CLOSED);
            case CLOSED -> EnumSet.of(VERIFYING, MONITORING);
        };
    }

    /** Whether it says what the claim is worth. It needs a note with the source (guideline A27). */
    public boolean isVerdict() {
        return VERDICTS.contains(this);
    }

    /** Whether nobody waits for us any more. */
    public boolean isSettled() {
        return SETTLED.contains(this);
    }
}
