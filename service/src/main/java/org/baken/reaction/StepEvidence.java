package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * What was said, kept before it can disappear (guidelines H07, H09, L07).
 *
 * @param name of the file
 * @param type its media type, by its content
 * @param size in bytes
 * @param sha256 of its bytes, in lower-case hex
 * @param text the bytes themselves when the text of the reaction was kept; null for a file
 * @param address where the reaction stood; may be null
 * @param addedAt when it was kept
 */
public record StepEvidence(
        String id,
        String reaction,
        String name,
        String type,
        long size,
        String sha256,
        @JsonIgnore String text,
        String address,
        String addedBy,
        Instant addedAt) {}
