package org.baken.message;

import java.time.Instant;

/**
 * The review that the emergency road leaves behind, which stays red until it is settled: by the sign-offs that the policy
 * asks for, or because the message was superseded or withdrawn.
 *
 * @param by the name of who used their mandate
 * @param late whether it is past its time and not settled
 * @param doneBy the name of who settled it; null while it is owed
 * @param objectedBy the name of who, looking afterwards, found that it should be corrected or withdrawn; null when nobody did
 */
public record Owed(
        String by,
        String reason,
        Instant since,
        Instant dueAt,
        boolean late,
        String doneBy,
        Instant doneAt,
        String objectedBy,
        String objection) {

    /** Tells whether it is settled. */
    public boolean isDone() {
        return doneAt != null;
    }
}
