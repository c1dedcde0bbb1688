package org.baken.reaction;

/** How far an import is. */
public enum ImportState {
    /** It goes on by itself, also after a restart. */
    RUNNING,
    /** Every row was taken up or refused. */
    DONE,
    /** It cannot go on; what it took up before stays. */
    FAILED,
    /** Somebody stopped it; what it took up before stays. */
    STOPPED
}
