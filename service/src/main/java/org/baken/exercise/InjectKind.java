package org.baken.exercise;

/** What an inject does to the team. */
public enum InjectKind {
    /** A claim goes round; what people write about it comes into the inbox. */
    RUMOUR,
    /** People write. */
    REACTIONS,
    /** The press asks something (guideline A29). */
    PRESS,
    /** A service reports a fact, which may be wrong. */
    FACT,
    /** Exercise accounts that imitate a platform misbehave. */
    ACCOUNT,
    /** Somebody important comes. */
    VISIT,
    /** Somebody calls. */
    CALL;

    /** Whether the team has somebody on the line, at the counter or in the mail: a person sees it as a card. */
    boolean isCard() {
        return this == PRESS || this == VISIT || this == CALL;
    }
}
