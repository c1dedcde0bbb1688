package org.baken.playbook;

import java.util.EnumSet;
import java.util.Set;

/** Whether an item still waits for somebody. */
public enum ChecklistState {
    /** Waits for somebody. */
    OPEN,
    /** Done, by a person or by the event that ticks it. */
    DONE,
    /** Left out on purpose; the note says why. */
    SKIPPED;

    /** Every state that may follow: people tick by mistake, so each may become each. */
    public Set<ChecklistState> next() {
        return EnumSet.complementOf(EnumSet.of(this));
    }

    /** The kind of log entry that tells of this state. */
    String kind() {
        return switch (this) {
            case OPEN -> "checklist.opened";
            case DONE -> "checklist.done";
            case SKIPPED -> "checklist.skipped";
        };
    }
}
