package org.baken.triage;

/** Whether the writer of a reaction gets an answer. */
public enum Answering {
    /** Always, and within the time that the policy promises (guidelines A18, H22, V24). */
    OWED,
    /** When it is of use. */
    FREE,
    /** None. */
    NONE
}
