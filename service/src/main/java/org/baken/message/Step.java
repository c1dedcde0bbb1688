package org.baken.message;

import java.time.Instant;

/**
 * A message came into a state.
 *
 * @param version the message's version from then on
 * @param person the id of who did it; null when it was not a person
 */
public record Step(
        String message, long version, MessageState state, int revision, String person, String name, Instant at) {}
