package org.baken.reaction;

/** The way by which a reaction came. */
public enum Source {
    /** Somebody of the team typed it in. */
    MANUAL,
    /** From a file. */
    IMPORT,
    /** Asked of a linked account. */
    POLL,
    /** From a mailbox. */
    MAIL,
    /** Another program sent it. */
    WEBHOOK,
    /** A colleague signalled it (guidelines L02, A17). */
    SIGNAL,
    /** An exercise played it in. */
    EXERCISE
}
