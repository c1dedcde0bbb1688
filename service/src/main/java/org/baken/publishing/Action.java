package org.baken.publishing;

/** What a delivery does on its channel. */
public enum Action {
    /** A post of its own. */
    POST,
    /** Puts its text in the place of that of an earlier message, in the same post. */
    EDIT,
    /** A post under that of an earlier message. */
    REPLY,
    /** A post of its own; that of the earlier message is taken away as soon as this one is out. */
    REPOST
}
