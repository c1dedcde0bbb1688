package org.baken.report;

import java.time.Instant;

/**
 * Something that waits for one person.
 *
 * @param id of the thing: a message, delivery, rumour, checklist item or the incident itself
 * @param title in the words of the thing; null where the kind says it all
 * @param since when it began to wait; for what is promised, when it is due
 * @param by the name of who it came from; may be null
 */
public record Waiting(Kind kind, String id, String title, Instant since, String by) {
    /** What is to be done, most urgent first. */
    public enum Kind {
        /** The promised update is due (guideline H40). */
        UPDATE_DUE,
        /** A message of somebody else waits for a sign-off. */
        SIGN_OFF,
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
        /** A rumour has no verdict, or a false one no correction (guideline V11). */
        RUMOUR,
        /** A thing on the checklist is late. */
        CHECKLIST
    }
}
