package org.baken.logbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.baken.platform.Ids;
import org.baken.platform.Json;

/**
 * One line of the logbook (guideline L07).
 *
 * @param seq 1, 2, 3 … without gaps, in the order of commit
 * @param kind what happened, such as {@code message.published}
 * @param incident the incident it belongs to, or null
 * @param object the id of the thing it happened to, or null
 * @param data small facts about it; never a secret
 * @param previous the hash of the entry before; 64 zeros for the first
 * @param hash SHA-256 of the canonical JSON of all the other members
 */
public record LogEntry(
        long seq,
        Instant at,
        Actor actor,
        String kind,
        String incident,
        String object,
        JsonNode data,
        String previous,
        String hash) {

    /** What the hash is taken of. */
    private record Hashed(
            long seq,
            Instant at,
            Actor actor,
            String kind,
            String incident,
            String object,
            JsonNode data,
            String previous) {}

    /** Gives what the hash of an entry with these members must be. */
    static String hashOf(
            long seq,
            Instant at,
            Actor actor,
            String kind,
            String incident,
            String object,
            JsonNode data,
            String previous) {
        return Ids.digest(Json.canonical(new Hashed(seq, at, actor, kind, incident, object, data, previous)));
    }

    /** Tells whether the entry is as it was written. */
    public boolean intact() {
        return hash.equals(hashOf(seq, at, actor, kind, incident, object, data, previous));
    }
}
