package org.baken.incident;

/**
 * One thing that is still open.
 *
 * @param id of the thing
 * @param title by which the team knows it
 */
public record OpenEnd(Kind kind, String id, String title) {
    /** What kind of thing it is. */
    public enum Kind {
        DELIVERY,
        RUMOUR,
        CHECKLIST,
        FORWARD,
        /** An answer to somebody who wrote to us. */
        REPLY,
        /** A review that is owed after the emergency road. */
        REVIEW
    }
}
