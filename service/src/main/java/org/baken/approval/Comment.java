package org.baken.approval;

import java.time.Instant;

/**
 * What somebody says about a passage of a revision.
 *
 * @param path which text: {@code text.nl.body}, {@code text.nl.core.known}, {@code variants.mastodon.nl}, {@code media.<id>.alt.nl}
 * @param spanStart the first letter, in UTF-16 units
 * @param spanEnd after the last letter
 * @param quote the letters themselves
 * @param person the id of who says it
 * @param resolvedBy the name of who found it dealt with; null while it is open
 */
public record Comment(
        String id,
        String message,
        int revision,
        String path,
        int spanStart,
        int spanEnd,
        String quote,
        String text,
        String person,
        String name,
        Instant at,
        String resolvedBy,
        Instant resolvedAt) {

    boolean isResolved() {
        return resolvedAt != null;
    }
}
