package org.baken.forwarding;

/** What became of writing to somebody in one way. */
public enum SendingState {
    /** A person does it by hand, or there is no account to write from. */
    TODO,
    /** It leaves by itself. */
    QUEUED,
    SENT,
    /** It was refused, such as by a mail server that does not know the address. */
    FAILED,
    /** It may have arrived. */
    UNCLEAR;

    /** Whether they may have it before them. */
    boolean mayBeThere() {
        return this == SENT || this == UNCLEAR;
    }
}
