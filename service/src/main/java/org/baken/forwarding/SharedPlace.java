package org.baken.forwarding;

import java.time.Instant;

/**
 * A message that somebody shared in one place.
 *
 * @param id of the place, which is the same for each message that was shared there
 * @param name of the place, in their own words
 * @param reach how many people are there, as they declare it; null when they do not
 * @param removedAt when they said that it is gone from there, or corrected; null while they did not
 */
public record SharedPlace(
        String id, String recipient, String name, Integer reach, String message, Instant sharedAt, Instant removedAt) {

    /** As it is answered. */
    public record Shown(String name, Integer reach, String message, Instant sharedAt, Instant removedAt) {}

    Shown shown() {
        return new Shown(name, reach, message, sharedAt, removedAt);
    }
}
