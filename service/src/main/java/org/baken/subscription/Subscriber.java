package org.baken.subscription;

import java.time.Instant;

/**
 * Somebody who asked for mails and confirmed it.
 *
 * @param digest by which the mailbox is found; null once that was forgotten too
 * @param sealed the address, encrypted; null once they ended
 * @param refusals how many mails in a row were refused without saying that there is no such mailbox
 * @param endedAt null while they get mails
 */
public record Subscriber(
        String id,
        String digest,
        String domain,
        String sealed,
        String lang,
        SubscriberState state,
        String linkDigest,
        int refusals,
        Instant confirmedAt,
        Instant endedAt) {

    /** The messages of every real incident. */
    static final String ALL = "ALL";

    boolean isActive() {
        return state == SubscriberState.ACTIVE;
    }
}
