package org.baken.forwarding;

import java.time.Instant;
import java.util.List;

/**
 * The request to pass one published message on.
 *
 * @param note what the asker adds in their own words; may be empty
 * @param asker the id of the person who asked
 * @param createdBy their name
 * @param stoppedAt when the message stopped to hold; null while it holds
 */
public record ForwardRequest(
        String id,
        String message,
        String incident,
        String note,
        String asker,
        String createdBy,
        Instant createdAt,
        Instant stoppedAt,
        long version) {

    /**
     * A request as it is answered.
     *
     * @param left who was asked for but gets nothing; only in the answer to the request itself
     */
    public record Shown(
            String id,
            String message,
            String messageTitle,
            String incident,
            String note,
            String createdBy,
            Instant createdAt,
            Instant stoppedAt,
            List<Recipient.Shown> recipients,
            List<Left> left,
            long version) {}

    /** Somebody who was left out. */
    public record Left(String name, String why) {}
}
