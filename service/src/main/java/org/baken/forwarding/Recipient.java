package org.baken.forwarding;

import java.time.Instant;
import java.util.List;

/**
 * One person who was asked. Nobody is compared with anybody: there is no count per person anywhere.
 *
 * @param knownAs their e-mail address in lower case, or {@code person:} and the id of an account without one: what holds for them
 *     over all requests
 * @param lang in which they are written to
 * @param linkExpiresAt after which the personal link no longer works
 * @param linkRevokedAt since when it was taken back; null while it was not
 * @param sentAt when the first letter left, or the link was given by hand
 * @param remindedAt when they were reminded, which happens once
 * @param declineReason why they do not pass it on, if they want to say so
 */
public record Recipient(
        String id,
        String request,
        String name,
        String knownAs,
        String lang,
        RecipientState state,
        String linkDigest,
        Instant linkExpiresAt,
        Instant linkRevokedAt,
        Instant sentAt,
        Instant openedAt,
        Instant answeredAt,
        Instant remindedAt,
        String declineReason) {

    /** Whether the personal link leads anywhere at this moment. */
    boolean linkWorks(Instant now) {
        return linkRevokedAt == null && now.isBefore(linkExpiresAt);
    }

    /**
     * A recipient as it is answered.
     *
     * @param email null for who may not ask colleagues themselves, and for who has none
     * @param phone as {@code email}
     * @param where all places in one line; null while not shared anywhere
     * @param link null for everybody but who asked and the lead
     * @param chat what to send with the link by hand; null as the link
     * @param problem why no letter has surely arrived, in the reader's language; null when there is no trouble
     * @param reason why they do not pass it on; null when they do not say
     */
    public record Shown(
            String id,
            String name,
            String email,
            String phone,
            RecipientState state,
            Instant sentAt,
            Instant openedAt,
            Instant answeredAt,
            String where,
            Instant remindedAt,
            String link,
            Instant linkExpiresAt,
            String chat,
            String problem,
            String reason,
            List<Sending.Shown> sendings,
            List<SharedPlace.Shown> places,
            List<StopNotice.Shown> notices) {

        Shown withoutAddress() {
            List<StopNotice.Shown> told = notices.stream()
                    .map(one -> new StopNotice.Shown(
                            one.id(), one.message(), one.state(), one.toldAt(), one.seenAt(), one.clearedAt(), null))
                    .toList();
            return new Shown(
                    id,
                    name,
                    null,
                    null,
                    state,
                    sentAt,
                    openedAt,
                    answeredAt,
                    where,
                    remindedAt,
                    null,
                    null,
                    null,
                    problem,
                    null,
                    sendings,
                    places,
                    told);
        }
    }
}
