package org.baken.message;

import java.util.EnumSet;
import java.util.Set;
import org.baken.check.Part;

/** What a message is for. */
public enum Purpose {
    /** The first statement: we are on it (guideline V10). */
    HOLDING,
    /** What is new. */
    UPDATE,
    /** What people must do now (guideline V13). */
    INSTRUCTION,
    /** What is true, instead of a rumour (guidelines H16, V28). */
    CORRECTION,
    /** To a question that many people ask. */
    ANSWER,
    /** For the press (guideline A29). */
    PRESS,
    /** The danger is over. */
    ALL_CLEAR,
    /** What follows when the crisis is over (guideline H40). */
    AFTERCARE;

    /** What people need to hear in a message of this purpose (guidelines V14, V28). */
    public Set<Part> expects() {
        return switch (this) {
            case HOLDING, UPDATE -> Part.needed();
            case INSTRUCTION -> EnumSet.of(Part.ASKED, Part.NEXT_UPDATE);
            default -> EnumSet.noneOf(Part.class);
        };
    }
}
