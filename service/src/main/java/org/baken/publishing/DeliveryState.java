package org.baken.publishing;

import java.util.EnumSet;
import java.util.Set;

/** Where a delivery is in its life. */
public enum DeliveryState {
    /** Waits until it is due. */
    QUEUED,
    /** The channel is being called; of letters: they are on their way. */
    SENDING,
    /** The platform took it. */
    SENT,
    /** Trying again cannot help before a person changes something. */
    REFUSED,
    /** Nothing arrived; a later attempt may work. */
    RETRYING,
    /** May have arrived: we look, or a person does. Never sent again before that. */
    UNCLEAR,
    /** A later message took its place, in the same post: what happens to that is told by the later delivery. */
    EDITED,
    /** Taken away again, or stopped before it left. */
    REMOVED,
    /** What readers see is no longer what was approved, or is gone. */
    DIVERGED,
    /** A person has to do it. */
    TODO,
    /** A person did it. */
    DONE;

    /** Every state that may follow this one. */
    public Set<DeliveryState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENDING, REFUSED, REMOVED);
            case SENDING -> EnumSet.of(SENT, REFUSED, RETRYING, UNCLEAR);
            case RETRYING -> EnumSet.of(SENDING, REFUSED, REMOVED);
            case UNCLEAR -> EnumSet.of(SENT, QUEUED, REFUSED);
            case REFUSED -> EnumSet.of(QUEUED, TODO);
            case SENT -> EnumSet.of(EDITED, REMOVED, DIVERGED);
            case DIVERGED -> EnumSet.of(SENT, EDITED, REMOVED);
            case TODO -> EnumSet.of(DONE, REFUSED, REMOVED);
            case DONE, EDITED, REMOVED -> EnumSet.noneOf(DeliveryState.class);
        };
    }

    /** Whether readers can find it there now. */
    public boolean isThere() {
        return this == SENT || this == DIVERGED;
    }

    /** Whether nobody knows yet how it ends. */
    public boolean isOpen() {
        return this == QUEUED || this == SENDING || this == RETRYING || this == UNCLEAR || this == TODO;
    }
}
