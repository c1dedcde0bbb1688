package org.baken.subscription;

import java.util.EnumSet;
import java.util.Set;

/** Whether somebody gets mails. */
public enum SubscriberState {
    ACTIVE,
    /** Their address is wiped. */
    ENDED;

    /** Every state that may follow this one: who ended may confirm again. */
    Set<SubscriberState> next() {
        return EnumSet.complementOf(EnumSet.of(this));
    }
}
