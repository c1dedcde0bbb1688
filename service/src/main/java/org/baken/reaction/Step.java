package org.baken.reaction;

import java.time.Instant;
import org.baken.triage.Act;

/**
 * A step of the procedure that somebody took (guidelines H07, L07: every step is written down).
 *
 * @param step the id of the step in the tree
 * @param category the class that the reaction had then
 * @param note what whoever took it wants others to know; may be null
 * @param url where it can be looked at, such as a report; may be null
 * @param undoneBy who took it back; null while it stands
 */
public record Step(
        String id,
        String reaction,
        String step,
        Act act,
        String category,
        String note,
        String url,
        String doneBy,
        Instant doneAt,
        String undoneBy,
        Instant undoneAt) {}
