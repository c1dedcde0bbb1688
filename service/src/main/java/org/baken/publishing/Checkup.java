package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import org.baken.platform.Guideline;

/**
 * One point of the check-up list of one account, as it is answered.
 *
 * @param title what to look at, in the reader's language
 * @param by who looked last; null when nobody has
 * @param dueAt when somebody has to look again; null when nobody has looked yet
 */
public record Checkup(
        String item,
        String title,
        String why,
        List<Guideline> guidelines,
        State state,
        String note,
        String by,
        Instant at,
        Instant dueAt) {

    /** How a point stands. */
    public enum State {
        /** Nobody has looked yet. */
        OPEN,
        OK,
        /** Somebody looked, and it has to be mended. */
        WRONG,
        /** It was right, so long ago that somebody has to look again. */
        DUE
    }
}
