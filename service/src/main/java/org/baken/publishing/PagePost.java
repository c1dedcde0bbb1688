package org.baken.publishing;

import java.time.Instant;

/**
 * What is or was on the town's own page: as much of its delivery as people read.
 *
 * @param revision of the message that was published
 * @param state there, or removed
 * @param sentAt when it stood there for the first time
 */
public record PagePost(
        String message, int revision, String lang, String title, String text, DeliveryState state, Instant sentAt) {}
