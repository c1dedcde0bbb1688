package org.baken.alarm;

/** What an alarm is about. */
public enum AlarmKind {
    /** A message, or some of its letters, did not leave and will not by itself. */
    FAILED,
    /** Nobody knows whether a message arrived; only a person can look. */
    UNCLEAR,
    /** Readers see something else than what was approved. */
    DIVERGED,
    /** A message was there, and is not any more. */
    VANISHED,
    /** A message was to be taken away, and still is there. */
    NOT_REMOVED,
    /** Somebody posted on one of our accounts, past Baken. */
    FOREIGN_POST,
    /** An account does not work any more. */
    ACCOUNT_FAILING,
    /** An account has to be linked again soon, or had to be. */
    ACCOUNT_EXPIRES,
    /** A promised update is due in a moment, and a text is ready for when there is no news (guideline H40). */
    CLOCK_SOON,
    /** Something that people wait for is late (guidelines V10, V11, V24, H40). */
    CLOCK_LATE,
    /** It is late for so long that the lead and the deputies have to know. */
    CLOCK_ESCALATED;

    boolean isClock() {
        return this == CLOCK_SOON || this == CLOCK_LATE || this == CLOCK_ESCALATED;
    }
}
