package org.baken.publishing;

import java.time.Instant;
import java.util.List;

/**
 * How the accounts of an incident stand (platforms, rule 6).
 *
 * @param ready how many were tried since it became active, and work
 * @param total how many could serve it, those that tell the team included
 * @param running whether they are being tried just now
 */
public record Preflight(int ready, int total, boolean running, List<Item> items) {

    /** What trying one account showed. */
    public enum State {
        OK,
        FAILING,
        /** Its server could not be reached, which says nothing about the account. */
        UNKNOWN,
        /** Not tried since the incident became active. */
        UNTRIED
    }

    /** One account. */
    public record Item(
            String account,
            String name,
            String platform,
            State state,
            String problem,
            String next,
            Instant checkedAt,
            Instant expiresAt,
            int checkupsDue) {}
}
