package org.baken.approval;

import java.time.Instant;

/**
 * A personal link over which one person can judge one revision without logging in.
 *
 * @param tokenDigest of the token in it; the token is kept nowhere
 * @param review the version with which the message was submitted for this round
 * @param hash of what the person is asked to judge
 * @param person the id of whom it is for
 * @param madeBy the name of who made it
 * @param wrong how often somebody gave a wrong code or password
 * @param ending why it ended; null while it works
 */
public record ReviewLink(
        String id,
        String tokenDigest,
        String message,
        long review,
        int revision,
        String hash,
        String person,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        int wrong,
        Instant endedAt,
        Ending ending) {
    /** Why a link ended. */
    public enum Ending {
        SIGNED_OFF,
        OBJECTED,
        /** Too many wrong codes. */
        WRONG,
        /** A newer link for the same person. */
        REPLACED
    }
}
