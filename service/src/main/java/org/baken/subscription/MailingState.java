package org.baken.subscription;

import java.util.EnumSet;
import java.util.Set;

/** Where a mailing is in its life. */
public enum MailingState {
    RUNNING,
    /** By a person or, when nothing was taken any more, by itself. */
    PAUSED,
    /** Nothing of it will leave any more. */
    DONE;

    /** Every state that may follow this one. */
    public Set<MailingState> next() {
        return switch (this) {
            case RUNNING -> EnumSet.of(PAUSED, DONE);
            case PAUSED -> EnumSet.of(RUNNING, DONE);
            case DONE -> EnumSet.noneOf(MailingState.class);
        };
    }
}
