package org.baken.message;

import java.time.Instant;

/**
 * A message was approved without a second pair of eyes, because waiting would have harmed people; the review is owed.
 *
 * @param review the version with which the message was submitted for this round
 * @param person the id of who used their mandate
 * @param hash of the content that it binds to
 * @param dueAt when the owed review must have been done
 */
public record Emergency(
        String message,
        long review,
        String person,
        String name,
        int revision,
        String hash,
        String reason,
        Instant at,
        Instant dueAt) {}
