package org.baken.forwarding;

import java.time.Instant;

/**
 * That one recipient must hear to stop with one message.
 *
 * @param state TODO when nobody can write to them but the person who asked, by hand
 * @param toldAt when it left, or was told by hand; null while it did not
 * @param seenAt when they opened their page after that; null while they did not
 * @param clearedAt when they said that nothing of it stands any more; null while they did not
 */
public record StopNotice(
        String id,
        String recipient,
        String message,
        SendingState state,
        Instant toldAt,
        Instant seenAt,
        Instant clearedAt) {

    /**
     * As it is answered.
     *
     * @param text what to tell them by hand; null for who may not, and when they are told
     */
    public record Shown(
            String id,
            String message,
            SendingState state,
            Instant toldAt,
            Instant seenAt,
            Instant clearedAt,
            String text) {}
}
