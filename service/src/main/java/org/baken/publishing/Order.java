package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be published where.
 *
 * @param wanted ids of accounts; null for every linked account of the incident's kind
 * @param languages two-letter codes; null for every language that may go out
 * @param at not before then; null for as soon as the time to undo is over
 * @param withoutUndo whether it leaves at once, because every second counts; not together with {@code at}
 * @param actions by account, what to do about the post of an earlier message there; where none is named, what suits the
 *     platform best
 */
record Order(
        int revision,
        String hash,
        List<String> wanted,
        List<String> languages,
        Instant at,
        boolean withoutUndo,
        Map<String, Action> actions) {

    Order {
        actions = actions == null ? Map.of() : Map.copyOf(actions);
    }
}
