package org.baken.reply;

/** How an answer addresses somebody: as they address us (guideline H28). */
public enum AddressForm {
    /** Dutch {@code je}, French {@code tu}. */
    INFORMAL,
    /** Dutch {@code u}, French {@code vous}. */
    FORMAL
}
