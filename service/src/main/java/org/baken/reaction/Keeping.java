package org.baken.reaction;

import java.time.Duration;
import java.time.Instant;
import org.baken.triage.TriagePolicy;

/**
 * How long the reactions of one incident are kept, and how far forgetting is.
 *
 * @param pseudonymiseAfterDays after its closing; null for as the house decided
 * @param retentionDays after its closing; null for as the house decided
 * @param position the reaction up to which the step under way has come
 */
public record Keeping(
        String incident,
        Integer pseudonymiseAfterDays,
        Integer retentionDays,
        String position,
        Instant pseudonymisedAt,
        Instant erasedAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** The days that hold for an incident. */
    record Days(int pseudonymise, int retention) {
        static Days of(TriagePolicy policy) {
            return new Days(policy.pseudonymiseAfterDays(), policy.retentionDays());
        }

        static Days of(Integer pseudonymise, Integer retention, Days house) {
            int known = pseudonymise == null ? house.pseudonymise() : pseudonymise;
            int kept = retention == null ? house.retention() : retention;
            // What is not kept any more has no writer either.
            return new Days(Math.min(known, kept), kept);
        }

        Instant pseudonymiseAt(Instant closed) {
            return closed.plus(Duration.ofDays(pseudonymise));
        }

        Instant eraseAt(Instant closed) {
            return closed.plus(Duration.ofDays(retention));
        }
    }
}
