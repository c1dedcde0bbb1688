package org.baken.guide;

import java.time.Instant;

/**
 * Somebody who practises alone.
 *
 * @param person their id
 * @param message the id of what the practice colleague wrote
 * @param endedAt null while it goes on
 */
public record Guided(String incident, String person, String lang, String message, Instant startedAt, Instant endedAt) {}
