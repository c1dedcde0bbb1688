package org.baken.report;

import java.time.Instant;

/**
 * Something that waits for one person.
 *
 * @param id of the thing: a message, reaction, delivery, rumour, checklist item or the incident itself
 * @param title in the words of the thing; null where the kind says it all
 * @param since when it began to wait; for what is promised, when it is due
 * @param by the name of who it came from; may be null
 * @param late whether it waited so long that deputies and lead were asked, or its time is over; null when not
 */
public record Waiting(Kind kind, String id, String title, Instant since, String by, Boolean late) {
    Waiting(Kind kind, String id, String title, Instant since, String by) {
        this(kind, id, title, since, by, null);
    }

    /** What is to be done, most urgent first. */
    public enum Kind {
        /** A message went out by the emergency road and nobody has reviewed it yet, or somebody found that it must be put right. */
        OWED_REVIEW,
        /** The promised update is due (guideline H40). */
        UPDATE_DUE,
        /** A message of somebody else waits for a sign-off. */
        SIGN_OFF,
        /** An answer to somebody's reaction waits for a sign-off; the id is that of the reaction. */
        SIGN_OFF_REPLY,
        /** A fact that a message rests on changed since it was written (guideline A26). */
        FACT_MOVED,
        /** A signed-off message waits to be published. */
        PUBLISH,
        /** Nobody knows whether a post has arrived: look, then say. */
        UNCLEAR,
        /** A channel did not take a post. */
        REFUSED,
        /** Something has to be done by hand. */
        MANUAL,
        /** A reviewer asked for changes. */
        CHANGES_ASKED,
        /** A rumour has no verdict, or a false one no correction (guideline V11), or it is time to look whether it goes round (H18). */
        RUMOUR,
        /** A thing on the checklist is late. */
        CHECKLIST
    }
}
