package org.baken.triage;

/** What must be there before a step can be taken. */
public enum Need {
    /** What was said is kept (guideline H09: what is removed cannot be looked at again). */
    EVIDENCE,
    /** Every step before it that the procedure demands is done. */
    EARLIER,
    /** Its writer has had as many warnings as the policy asks (guideline H04). */
    STRIKES
}
