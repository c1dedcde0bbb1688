package org.baken.forwarding;

import java.time.Instant;

/**
 * One person who was asked. Nobody is compared with anybody: there is no count per person anywhere.
 *
 * @param email in lower case: what they are known by over all requests
 * @param lang in which they are written to
 * @param linkExpiresAt after which the personal link no longer works
 * @param linkRevokedAt since when it was taken back; null while it was not
 * @param where in their own words; null while not forwarded
 * @param remindedAt when they were reminded, which happens once
 * @param trouble with the letter; null when there is none
 */
public record Recipient(
        String id,
        String request,
        String name,
        String email,
        String lang,
        RecipientState state,
        String linkDigest,
        Instant linkExpiresAt,
        Instant linkRevokedAt,
        Instant sentAt,
        Instant openedAt,
        Instant answeredAt,
        String sharedWhere,
        Instant remindedAt,
        Trouble trouble) {
    /** Why a letter has not surely arrived. */
    enum Trouble {
        /** There is no account to write from. */
        NO_ACCOUNT,
        /** It was refused, such as by a mail server that does not know the address. */
        REFUSED,
        /** It may have arrived. */
        UNCLEAR
    }

    /** Whether the personal link leads anywhere at this moment. */
    boolean linkWorks(Instant now) {
        return linkRevokedAt == null && now.isBefore(linkExpiresAt);
    }

    /**
     * A recipient as it is answered.
     *
     * @param email null for who may not ask colleagues themselves
     * @param link null for everybody but who asked and the lead
     * @param problem why the letter has not left, in the reader's language; null when there is no trouble
     */
    public record Shown(
            String id,
            String name,
            String email,
            RecipientState state,
            Instant sentAt,
            Instant openedAt,
            Instant answeredAt,
            String where,
            Instant remindedAt,
            String link,
            Instant linkExpiresAt,
            String problem) {}
}
