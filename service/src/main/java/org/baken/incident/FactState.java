package org.baken.incident;

import java.util.EnumSet;
import java.util.Set;

/** How sure a fact is (guidelines A26, V28). */
public enum FactState {
    /** Somebody says so; nobody checked it. */
    REPORTED,
    /** Sure: may be published. */
    CONFIRMED,
    /** Checked, and not so. */
    DENIED,
    /** Was so, and no longer is. */
    OUTDATED,
    /** A question we cannot answer yet, and say so. */
    UNKNOWN;

    /** Every state that may follow this one. What was set aside by mistake has to be reported and confirmed anew. */
    public Set<FactState> next() {
        return switch (this) {
            case REPORTED -> EnumSet.of(CONFIRMED, DENIED, OUTDATED, UNKNOWN);
            case UNKNOWN -> EnumSet.of(REPORTED, CONFIRMED, DENIED, OUTDATED);
            case CONFIRMED -> EnumSet.of(DENIED, OUTDATED);
            case DENIED -> EnumSet.of(CONFIRMED, OUTDATED);
            case OUTDATED -> EnumSet.of(REPORTED);
        };
    }
}
