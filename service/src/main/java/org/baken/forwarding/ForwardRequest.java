package org.baken.forwarding;

import java.time.Instant;
import java.util.List;

/**
 * The request to pass published messages on: one letter and one personal link a person, whatever the number of messages.
 *
 * @param note what the asker adds in their own words; may be empty
 * @param asker the id of the person who asked
 * @param createdBy their name
 * @param stoppedAt when the last of the messages that were asked for stopped to hold; null while one holds
 */
public record ForwardRequest(
        String id,
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
     * @param message the first of the messages
     * @param places where it was shared, with how many people said so; in the order of the alphabet
     * @param reach the sum of what was declared for every place; null when nothing was
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
            List<ForwardPost.Shown> posts,
            List<Recipient.Shown> recipients,
            List<Where> places,
            Long reach,
            List<Left> left,
            long version) {

        /** The same request without anything by which a person can be reached, or that they said about themselves. */
        public Shown withoutAddresses() {
            return new Shown(
                    id,
                    message,
                    messageTitle,
                    incident,
                    note,
                    createdBy,
                    createdAt,
                    stoppedAt,
                    posts,
                    recipients.stream().map(Recipient.Shown::withoutAddress).toList(),
                    places,
                    reach,
                    null,
                    version);
        }
    }

    /**
     * One place over all recipients: never who reached how many.
     *
     * @param times how many people say that they shared there
     * @param reach the sum of what they declare; null when nobody does
     */
    public record Where(String name, int times, Long reach) {}

    /** Somebody who was left out. */
    public record Left(String name, String why) {}
}
