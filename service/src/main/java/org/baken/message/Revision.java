package org.baken.message;

import java.time.Instant;
import org.jdbi.v3.json.Json;

/**
 * One version of a message's content. Never changed, never removed.
 *
 * @param number from 1
 * @param headline the title in the incident's first language, or how the text starts
 * @param restoredFrom the number of the revision whose content this one brought back, or null
 * @param author the id of the person who wrote it
 */
public record Revision(
        String message,
        int number,
        @Json Content content,
        String headline,
        String hash,
        String author,
        String authorName,
        Instant at,
        Integer restoredFrom) {}
