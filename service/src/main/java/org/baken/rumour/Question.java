package org.baken.rumour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A question about a rumour to an expert, who answers it by a personal link and has no account (guidelines V27, H17).
 *
 * @param tokenDigest of the token in the link; the token is kept nowhere
 * @param name of the expert
 * @param service where the expert works; may be null
 * @param lang in which the question is written, two-letter code
 * @param mailed whether the link was mailed; otherwise whoever asked passes it on
 * @param asker the id of who asked
 * @param revokedAt when the link was taken back; null while it was not
 * @param source on what the answer rests; null before it, and with an UNKNOWN that rests on nothing
 * @param link only for who asked, and only while it can be answered; null otherwise
 */
public record Question(
        String id,
        String rumour,
        @JsonIgnore String tokenDigest,
        String name,
        String service,
        String lang,
        String question,
        boolean mailed,
        @JsonIgnore String asker,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        Instant revokedAt,
        Answer answer,
        String source,
        String note,
        Instant answeredAt,
        String link) {

    /** What an expert says of the claim. */
    public enum Answer {
        CONFIRMED,
        DENIED,
        /** The expert cannot tell either. */
        UNKNOWN
    }

    /** Whether an answer is still awaited. */
    boolean isOpen(Instant now) {
        return answer == null && revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether the link leads anywhere: until it expires or is taken back, also to an answer that was given. */
    boolean leadsSomewhere(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    Question linked(String address) {
        return new Question(
                id,
                rumour,
                tokenDigest,
                name,
                service,
                lang,
                question,
                mailed,
                asker,
                askedBy,
                askedAt,
                expiresAt,
                revokedAt,
                answer,
                source,
                note,
                answeredAt,
                address);
    }
}
