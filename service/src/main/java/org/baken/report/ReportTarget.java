package org.baken.report;

import java.time.Duration;
import java.time.Instant;

/**
 * One clock: something that had to be done by a certain moment, and whether it was.
 *
 * @param of the id of what it is about: a message, a rumour or the incident
 * @param title in the words of the thing; null where the kind says it all
 * @param from when it began to run
 * @param dueAt when it had to be done
 * @param doneAt when it was done, or when the clock was stopped in another way; null while it runs
 * @param seconds from the begin until it was done, or until now; null when it was stopped in another way
 * @param lateSeconds how much after the moment it was done, or how late it is by now; 0 when in time
 */
public record ReportTarget(
        Kind kind,
        String of,
        String title,
        Instant from,
        Instant dueAt,
        Instant doneAt,
        Outcome outcome,
        Long seconds,
        long lateSeconds) {

    /** The clocks. */
    public enum Kind {
        /** The first statement (guideline V10). */
        FIRST_STATEMENT,
        /** The promise of a next update (guideline H40). */
        PROMISE,
        /** The verdict on a rumour (guideline V11). */
        RUMOUR_VERDICT,
        /** The correction of a rumour (guideline V11). */
        RUMOUR_CORRECTION
    }

    /** How it ended. */
    public enum Outcome {
        /** Done in time. */
        MET,
        /** Done, and too late. */
        LATE,
        /** Not done, and its time is over. */
        MISSED,
        /** Not done, and its time is not over. */
        RUNNING,
        /** Another moment was promised before it was over. */
        MOVED,
        /** No longer needed before it was over: the incident was closed. */
        STOPPED
    }

    /** A clock that was held against what was done. */
    static ReportTarget of(
            Kind kind, String of, String title, Instant from, Instant dueAt, Instant doneAt, Instant now) {
        Instant end = doneAt == null ? now : doneAt;
        boolean late = end.isAfter(dueAt);
        Outcome outcome = doneAt == null ? late ? Outcome.MISSED : Outcome.RUNNING : late ? Outcome.LATE : Outcome.MET;
        return new ReportTarget(
                kind, of, title, from, dueAt, doneAt, outcome, between(from, end), late ? between(dueAt, end) : 0);
    }

    /** A clock that ended without being held against anything; what was over by then was missed. */
    ReportTarget ended(Instant at, Outcome how) {
        boolean late = at.isAfter(dueAt);
        return new ReportTarget(
                kind, of, title, from, dueAt, at, late ? Outcome.MISSED : how, null, late ? between(dueAt, at) : 0);
    }

    static long between(Instant from, Instant to) {
        return Math.max(0, Math.round(Duration.between(from, to).toMillis() / 1000.0));
    }
}
