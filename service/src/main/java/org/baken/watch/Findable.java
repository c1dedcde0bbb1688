package org.baken.watch;

import java.time.Instant;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * A page that people consult, which has to lead to us (guideline V18).
 *
 * @param url the page
 * @param wanted the address of ours that has to stand on it as a link
 * @param problem why it could not be looked at; null when it could
 * @param checkedAt when it was looked at; null before that
 */
public record Findable(
        String id,
        String name,
        String url,
        String wanted,
        String note,
        State state,
        @Json Trouble problem,
        Instant checkedAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** What the last look showed. */
    public enum State {
        /** Nobody has looked yet. */
        UNCHECKED,
        /** The page leads to us. */
        LINKED,
        /** The page is there, and does not lead to us. */
        MISSING,
        /** The page leads to us, and what it leads to does not answer. */
        BROKEN,
        /** The page did not answer; it may tomorrow. */
        UNREACHABLE,
        /** The page may not be looked at, or is not there any more. */
        REFUSED
    }

    /** What a look showed. */
    record Look(State state, Trouble problem) {}
}
