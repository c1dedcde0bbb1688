package org.baken.reaction;

import java.time.Instant;

/**
 * Whom somebody can turn to who reads too much of this: a confidant, or a desk for people who are attacked (guideline H35).
 *
 * @param name null while nobody is named
 * @param phone may be null
 * @param email may be null
 * @param text what else to know, such as when they can be reached; may be null
 * @param version 0 while nothing was decided
 */
public record Care(
        String name, String phone, String email, String text, long version, String changedBy, Instant changedAt) {
    static final Care NOBODY = new Care(null, null, null, null, 0, null, null);
}
