package org.baken.incident;

import java.time.Instant;
import java.util.Map;
import org.baken.platform.Problem;
import org.jdbi.v3.json.Json;

/**
 * Something about an incident that messages and the public page rest on (guidelines A26, A27, V28).
 *
 * @param text per two-letter language code
 * @param source who says so; may be null for what is not known yet and for what is no statement of fact
 * @param service the service it concerns; may be null
 */
public record Fact(
        String id,
        String incident,
        FactKind kind,
        FactState state,
        @Json Map<String, String> text,
        String source,
        String service,
        String addedBy,
        Instant addedAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** Guideline A26: what is said to be known, somebody must stand for; 400 otherwise. */
    Fact sourced() {
        boolean statement = kind == FactKind.KNOWN && state != FactState.UNKNOWN;
        if (statement && (source == null || source.isBlank())) {
            throw Problem.invalid("source", "incident.fact.source");
        }
        return this;
    }
}
