package org.baken.rumour;

/** Whether people pass it on in good faith (guideline H15). */
public enum RumourKind {
    /** In good faith. */
    MISINFORMATION,
    /** On purpose. */
    DISINFORMATION,
    /** Nobody knows yet. */
    UNKNOWN
}
