package org.baken.message;

import java.util.EnumSet;
import java.util.Set;

/** Where a message is in its life. */
public enum MessageState {
    /** Being written. */
    DRAFT,
    /** Waits for sign-off. */
    IN_REVIEW,
    /** Signed off, may be published. */
    APPROVED,
    /** Out, or about to leave. */
    PUBLISHED,
    /** A newer message says what holds now. */
    SUPERSEDED,
    /** Taken back: it should not have gone out. */
    WITHDRAWN;

    /** Every state that may follow this one. */
    public Set<MessageState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_REVIEW);
            case IN_REVIEW -> EnumSet.of(DRAFT, APPROVED);
            case APPROVED -> EnumSet.of(DRAFT, PUBLISHED);
            // Back to APPROVED while nothing has left: the undo of a publication (guideline V32).
            case PUBLISHED -> EnumSet.of(APPROVED, SUPERSEDED, WITHDRAWN);
            // When the publication of the newer message is undone.
            case SUPERSEDED -> EnumSet.of(PUBLISHED);
            case WITHDRAWN -> EnumSet.noneOf(MessageState.class);
        };
    }

    /** Whether it was signed off in this round, and may be out or have been out. */
    public boolean isApproved() {
        return this != DRAFT && this != IN_REVIEW;
    }

    /** Whether a new revision may be written. What went out is never edited: an update tells what changed. */
    public boolean isEditable() {
        return this == DRAFT || next().contains(DRAFT);
    }
}
