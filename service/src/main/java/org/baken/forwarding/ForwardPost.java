package org.baken.forwarding;

import java.time.Instant;

/**
 * A message that a request is about.
 *
 * @param place in which they are shown, from 0
 * @param follows the id of the message whose place it took since; null for one that was asked for
 * @param stoppedAt when it stopped to hold; null while it holds
 */
public record ForwardPost(String request, String message, int place, String follows, Instant stoppedAt) {

    /** As it is answered. */
    public record Shown(String message, String title, String follows, Instant stoppedAt) {}
}
