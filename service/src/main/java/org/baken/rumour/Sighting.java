package org.baken.rumour;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One more time that somebody saw a rumour (guidelines H18, H20).
 *
 * @param seenWhere the place, group or account
 * @param reach how many people it reaches there; null when nobody said
 */
public record Sighting(
        String id,
        String rumour,
        @JsonProperty("where") String seenWhere,
        @JsonProperty("at") Instant seenAt,
        String url,
        String note,
        Level reach,
        @JsonProperty("by") String addedBy,
        Instant addedAt) {}
