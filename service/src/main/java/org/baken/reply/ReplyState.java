package org.baken.reply;

import java.util.EnumSet;
import java.util.Set;

/** Where an answer is in its life. */
public enum ReplyState {
    /** A second person has to sign it off. */
    IN_REVIEW,
    /** Leaves as soon as nothing holds it. */
    QUEUED,
    /** The platform took it. */
    SENT,
    /** It did not go out, and trying again cannot help before a person changes something. */
    REFUSED,
    /** May have arrived: we look, or a person does. Never sent again before that. */
    UNCLEAR,
    /** A person has to answer, because no connector can. */
    TODO,
    /** A person answered. */
    DONE,
    /** Stopped before it left. */
    WITHDRAWN;

    /** Every state that may follow this one. */
    public Set<ReplyState> next() {
        return switch (this) {
            case IN_REVIEW -> EnumSet.of(QUEUED, TODO, WITHDRAWN);
            case QUEUED -> EnumSet.of(SENT, REFUSED, UNCLEAR, IN_REVIEW, WITHDRAWN);
            case UNCLEAR -> EnumSet.of(SENT, REFUSED, QUEUED);
            case REFUSED -> EnumSet.of(QUEUED, TODO, IN_REVIEW, DONE, WITHDRAWN);
            case TODO -> EnumSet.of(DONE, REFUSED, WITHDRAWN);
            case SENT, DONE, WITHDRAWN -> EnumSet.noneOf(ReplyState.class);
        };
    }

    /** Whether nobody knows yet how it ends. */
    public boolean isOpen() {
        return this != SENT && this != DONE && this != WITHDRAWN;
    }

    /** Whether its writer has it. */
    public boolean isThere() {
        return this == SENT || this == DONE;
    }
}
