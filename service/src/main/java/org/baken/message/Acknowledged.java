package org.baken.message;

import java.time.Instant;

/**
 * A finding that somebody saw before asking for sign-off, and left as it was.
 *
 * @param id of the finding
 * @param message what it said, in the words that they saw
 * @param by the name of who saw it
 */
public record Acknowledged(String id, String check, String message, String by, Instant at) {}
