package org.baken.incident;

import java.util.EnumSet;
import java.util.Set;

/** Where an incident is in its life. */
public enum IncidentState {
    /** Made ready beforehand; nobody waits for us yet. */
    PREPARED,
    /** Going on: the clock of the next update runs. */
    ACTIVE,
    /** Over, but people still need to hear from us (guideline H40). */
    AFTERCARE,
    /** Done. It can be reopened with a reason. */
    CLOSED;

    /** Every state that may follow this one. */
    public Set<IncidentState> next() {
        return switch (this) {
            case PREPARED -> EnumSet.of(ACTIVE, CLOSED);
            case ACTIVE -> EnumSet.of(AFTERCARE, CLOSED);
            case AFTERCARE -> EnumSet.of(ACTIVE, CLOSED);
            case CLOSED -> EnumSet.of(ACTIVE);
        };
    }

    /** Whether a move needs a reason: closing does, and so does going back to what seemed over. */
    public boolean needsReason(IncidentState to) {
        return to == CLOSED || to == ACTIVE && this != PREPARED;
    }
}
