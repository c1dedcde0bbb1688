package org.baken.forwarding;

import java.util.EnumSet;
import java.util.Set;

/** How far one person who was asked to pass a post on has come. */
public enum RecipientState {
    /** The letter has not left, or there is none: the link can be given by chat. */
    QUEUED,
    /** A letter left, or the link was given by hand. */
    SENT,
    /** The page was opened. A mail filter that follows links looks the same. */
    OPENED,
    /** They say that they passed it on. */
    FORWARDED,
    /** They say that they will not. */
    DECLINED,
    /** No letter could be delivered; the link still works, and can be given by chat. */
    FAILED;

    /** Every state that may follow this one. People may change their mind, but not unsay that they shared. */
    public Set<RecipientState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENT, OPENED, FORWARDED, DECLINED, FAILED);
            case SENT -> EnumSet.of(OPENED, FORWARDED, DECLINED);
            case FAILED -> EnumSet.of(SENT, OPENED, FORWARDED, DECLINED);
            case OPENED -> EnumSet.of(FORWARDED, DECLINED);
            case DECLINED -> EnumSet.of(FORWARDED);
            case FORWARDED -> EnumSet.noneOf(RecipientState.class);
        };
    }

    /** Every state that this one may follow. */
    Set<RecipientState> before() {
        Set<RecipientState> all = EnumSet.noneOf(RecipientState.class);
        for (RecipientState state : values()) {
            if (state.next().contains(this)) {
                all.add(state);
            }
        }
        return all;
    }

    /** Whether they may have the post before them, so that they must hear when it no longer holds. */
    boolean mustHearStop() {
        return this == SENT || this == OPENED || this == FORWARDED;
    }

    /** Whether nothing was answered yet. */
    boolean isWaiting() {
        return this == QUEUED || this == SENT || this == OPENED;
    }
}
