package org.baken.rumour;

import java.time.Instant;

/**
 * A picture or document that shows what was said (guidelines H07, L07).
 *
 * @param name of the file as it was given
 * @param type its media type, by its content
 * @param size in bytes
 * @param sha256 of its bytes, in lower-case hex
 * @param address where it was found; may be null
 * @param capturedAt when the picture was taken of what was said, as far as whoever added it knows
 */
public record Evidence(
        String id,
        String rumour,
        String name,
        String type,
        long size,
        String sha256,
        String address,
        Instant capturedAt,
        String addedBy,
        Instant addedAt) {}
