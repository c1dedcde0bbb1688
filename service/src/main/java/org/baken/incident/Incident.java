package org.baken.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.baken.platform.Problem;
import org.jdbi.v3.json.Json;

/**
 * Something that residents must hear about, or an exercise of it.
 *
 * @param slug its name in public addresses: guessable for a real one, not for an exercise
 * @param languages two-letter codes in which we publish about it, the first being the main one
 * @param place where it is, in words; may be null
 * @param hashtag with its {@code #}; may be null
 * @param sensitivities what the team must handle with care; never public; may be null
 * @param lead the id of the person who leads; null while nobody does
 * @param openedAt since when it is active; while prepared, when it was made
 * @param openedBy the name of who opened it
 * @param nextUpdateAt when residents were promised to hear from us (guideline H40); null when nothing is promised
 * @param held whether nothing may leave for any channel until somebody resumes
 */
public record Incident(
        String id,
        String slug,
        String title,
        String type,
        IncidentKind kind,
        IncidentState state,
        String scale,
        @Json List<String> languages,
        String place,
        String hashtag,
        String sensitivities,
        @JsonIgnore String lead,
        Instant openedAt,
        String openedBy,
        Instant closedAt,
        Instant nextUpdateAt,
        boolean held,
        String heldReason,
        long version,
        String changedBy,
        Instant changedAt) {

    /** Whether nothing of it can reach residents. */
    @JsonIgnore
    public boolean isExercise() {
        return kind == IncidentKind.EXERCISE;
    }

    /** This incident, or 409 when it is closed: then nothing is added to it any more. */
    public Incident unlessClosed() {
        if (state == IncidentState.CLOSED) {
            throw Problem.conflict("incident.closed");
        }
        return this;
    }

    Incident named(String name) {
        return new Incident(
                id,
                name,
                title,
                type,
                kind,
                state,
                scale,
                languages,
                place,
                hashtag,
                sensitivities,
                lead,
                openedAt,
                openedBy,
                closedAt,
                nextUpdateAt,
                held,
                heldReason,
                version,
                changedBy,
                changedAt);
    }

    Incident ledBy(String person, String by, Instant at) {
        return new Incident(
                id,
                slug,
                title,
                type,
                kind,
                state,
                scale,
                languages,
                place,
                hashtag,
                sensitivities,
                person,
                openedAt,
                openedBy,
                closedAt,
                nextUpdateAt,
                held,
                heldReason,
                version,
                by,
                at);
    }

    /** This incident in another state; the clocks that the move starts or stops are set. */
    Incident movedTo(IncidentState to, Cadence cadence, String by, Instant at) {
        boolean starts = to == IncidentState.ACTIVE;
        Instant promise = switch (to) {
            case ACTIVE -> at.plus(state == IncidentState.PREPARED ? cadence.firstStatement() : cadence.update());
            case PREPARED, CLOSED -> null;
            case AFTERCARE -> nextUpdateAt;
        };
        return new Incident(
                id,
                slug,
                title,
                type,
                kind,
                to,
                scale,
                languages,
                place,
                hashtag,
                sensitivities,
                lead,
                starts && state == IncidentState.PREPARED ? at : openedAt,
                openedBy,
                to == IncidentState.CLOSED ? at : null,
                promise,
                held,
                heldReason,
                version,
                by,
                at);
    }
}
