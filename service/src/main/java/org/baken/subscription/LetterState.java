package org.baken.subscription;

import java.util.EnumSet;
import java.util.Set;

/** Where the mail to one recipient is in its life. */
public enum LetterState {
    QUEUED,
    /** The mail server is being spoken to. */
    SENDING,
    /** The mail server took it. */
    SENT,
    REFUSED,
    /** It may have arrived. Nobody can ask a mail server, so it is never sent again. */
    UNCLEAR,
    /** Taken back before it left: its recipient ended, or the message does not hold any more. */
    STOPPED;

    /** Every state that may follow this one. Back to waiting only when the server said that it did not take it. */
    Set<LetterState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENDING, REFUSED, STOPPED);
            case SENDING -> EnumSet.of(SENT, REFUSED, UNCLEAR, QUEUED, STOPPED);
            case SENT, REFUSED, UNCLEAR, STOPPED -> EnumSet.noneOf(LetterState.class);
        };
    }
}
