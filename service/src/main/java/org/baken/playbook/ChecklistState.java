package org.baken.playbook;

/** Whether an item still waits for somebody. People tick by mistake, so each state may follow each. */
public enum ChecklistState {
    /** Waits for somebody. */
    OPEN,
    /** Done, by a person or by the event that ticks it. */
    DONE,
    /** Left out on purpose; the note says why. */
    SKIPPED;

    /** The kind of log entry that tells of this state. */
    String kind() {
        return switch (this) {
            case OPEN -> "checklist.opened";
            case DONE -> "checklist.done";
            case SKIPPED -> "checklist.skipped";
        };
    }
}
