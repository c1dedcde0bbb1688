package org.baken.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.json.Json;

/**
 * What a team learned from an incident (guideline V16), in the words of its lead.
 *
 * @param well what went well; may be null
 * @param better what must go better; may be null
 * @param version 0 while nothing was written
 */
public record Lessons(
        String well, String better, @Json List<Action> actions, long version, String changedBy, Instant changedAt) {
    static final Lessons NONE = new Lessons(null, null, List.of(), 0, null, null);

    /**
     * Something that somebody will do about it.
     *
     * @param who does it; may be null while nobody was named
     * @param by when it must be done; may be null
     */
    public record Action(String text, String who, LocalDate by) {}

    /** Whether nothing was written. */
    boolean isEmpty() {
        return well == null && better == null && actions.isEmpty();
    }
}
