package org.baken.clocks;

/** What a clock runs for. The order is that in which they matter when they are as late as each other. */
public enum ClockKind {
    /** Nothing is out yet, and residents are to hear from us (guideline V10). The thing is the incident. */
    FIRST_STATEMENT,
    /** The next update was promised (guideline H40). The thing is the incident. */
    NEXT_UPDATE,
    /** Nobody has found out yet whether a rumour is so (guideline V11). The thing is the rumour. */
    RUMOUR_VERDICT,
    /** A rumour is not so, and residents have no correction yet (guideline V11). The thing is the rumour. */
    RUMOUR_CORRECTION,
    /** People wait for an answer to what they wrote (guidelines A18, V24). The thing is the reaction that waits longest. */
    RESPONSE,
    /** A mandatory item of the checklist is late. The thing is the item. */
    CHECKLIST
}
