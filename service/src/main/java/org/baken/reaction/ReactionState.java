package org.baken.reaction;

import java.util.EnumSet;
import java.util.Set;

/** How far we are with a reaction. */
public enum ReactionState {
    /** Nobody has judged it yet. */
    NEW,
    /** It has a class, and a procedure that is not done yet. */
    TRIAGED,
    /** Its writer has an answer from the organisation. */
    ANSWERED,
    /** Another service deals with it, and its writer knows (guidelines H13, H23). */
    PASSED_ON,
    /** Others do not see it any more; that can be undone (guideline H09). */
    HIDDEN,
    /** It is gone from the platform; that cannot be undone (guideline H09). */
    REMOVED,
    /** It stays and gets no answer (guidelines H26, L03). */
    LEFT,
    /** Nothing more has to be done. */
    DONE;

    /** Every state that may follow this one. What was judged wrongly is triaged again. */
    public Set<ReactionState> next() {
        return switch (this) {
            case NEW -> EnumSet.of(TRIAGED);
            case TRIAGED -> EnumSet.of(TRIAGED, ANSWERED, PASSED_ON, HIDDEN, REMOVED, LEFT, DONE);
            case ANSWERED -> EnumSet.of(TRIAGED, PASSED_ON, HIDDEN, REMOVED, DONE);
            case PASSED_ON -> EnumSet.of(TRIAGED, ANSWERED, DONE);
            case HIDDEN -> EnumSet.of(TRIAGED, ANSWERED, REMOVED, DONE);
            case REMOVED, LEFT -> EnumSet.of(TRIAGED, ANSWERED, DONE);
            case DONE -> EnumSet.of(TRIAGED);
        };
    }

    /** Whether its writer or the team still waits for something. */
    public boolean isOpen() {
        return this == NEW || this == TRIAGED;
    }
}
