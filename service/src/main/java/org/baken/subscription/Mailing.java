package org.baken.subscription;

import java.time.Instant;

/**
 * One mail to many.
 *
 * @param message what it tells of; null for the questions whether an address is right
 * @param holdPassed the newest "stop all" (its number in the logbook) that does not stop it
 * @param total how many mails it has
 * @param sent once it is done, as the three that follow; before, they are counted
 * @param problem the key of why it paused by itself; null when it did not
 */
public record Mailing(
        String id,
        Kind kind,
        String incident,
        String message,
        MailingState state,
        long holdPassed,
        int total,
        int sent,
        int refused,
        int unclear,
        int stopped,
        int refusedInARow,
        String problem,
        Instant createdAt,
        Instant endedAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** The mailing that never ends. */
    static final String CONFIRMATION = "confirmation";

    /** What it says. */
    public enum Kind {
        /** Is this your address? */
        CONFIRMATION,
        /** A message is out. */
        NEWS,
        /** A message was withdrawn. */
        WITHDRAWAL
    }
}
