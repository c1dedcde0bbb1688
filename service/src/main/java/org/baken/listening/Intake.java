package org.baken.listening;

import java.time.Instant;

/**
 * A door for a program that brings reactions, such as a monitoring service or a form on the town's site.
 *
 * @param token names the door in its address; it opens nothing by itself
 * @param exercise whether what comes in belongs to exercises
 * @param received how many reactions it brought that were new
 * @param lastAt when it brought something the last time; null before that
 */
public record Intake(
        String id,
        String name,
        String token,
        Proof proof,
        String sealed,
        boolean exercise,
        long received,
        Instant lastAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** How a program shows that it has the key. */
    public enum Proof {
        /** Each request carries a time and a signature; the key itself never travels. */
        SIGNATURE,
        /** Each request carries the key. */
        BEARER
    }
}
