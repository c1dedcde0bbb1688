package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One round in which the house works off what is to be ready before any incident (guidelines B03, B13).
 *
 * @param number 1 for the first round of the house
 * @param closedBy the name of who closed it; null while it is open
 * @param reason why it was closed although things were open; null when nothing was
 */
public record Preparation(
        String id,
        int number,
        State state,
        String startedBy,
        Instant startedAt,
        String closedBy,
        Instant closedAt,
        String reason,
        long version,
        String changedBy,
        Instant changedAt) {
    /** Whether it is worked on. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** What the table needs so that only one round is open: true, or null. */
    @JsonIgnore
    public Boolean running() {
        return state == State.OPEN ? true : null;
    }

    Preparation closed(String why, String by, Instant at) {
        return new Preparation(id, number, State.CLOSED, startedBy, startedAt, by, at, why, version + 1, by, at);
    }
}
