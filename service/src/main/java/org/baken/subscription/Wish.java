package org.baken.subscription;

import java.time.Instant;

/**
 * Somebody typed an address; its owner has yet to confirm.
 *
 * @param incident null for every incident
 */
public record Wish(
        String id,
        String digest,
        String domain,
        String sealed,
        String lang,
        String incident,
        String onceDigest,
        String linkDigest,
        Instant createdAt,
        Instant expiresAt) {

    String scope() {
        return incident == null ? Subscriber.ALL : incident;
    }
}
