package org.baken.insight;

import java.util.EnumSet;
import java.util.Set;

/** Whether residents see an entry of the questions asked. */
public enum AskedState {
    /** Worded, and not on the page. */
    DRAFT,
    /** On the public page, for as long as its fact is confirmed or openly unknown. */
    SHOWN,
    /** Taken off the page. */
    WITHDRAWN;

    /** Every state that may follow this one. What is worded anew is a draft again. */
    public Set<AskedState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(DRAFT, SHOWN, WITHDRAWN);
            case SHOWN -> EnumSet.of(DRAFT, WITHDRAWN);
            case WITHDRAWN -> EnumSet.of(DRAFT);
        };
    }
}
