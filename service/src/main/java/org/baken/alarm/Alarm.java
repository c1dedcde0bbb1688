package org.baken.alarm;

import java.time.Instant;

/**
 * Something that went wrong and that a person has to know of.
 *
 * @param incident null when it is about an account
 * @param title the message's title; null when it is about no message
 * @param excerpt what was seen, when somebody else posted
 * @param announcedAt when the team was told; null when it is not yet
 * @param overAt when it mended itself; null while it lasts
 * @param seenBy who looked at it; null when nobody has
 */
public record Alarm(
        String id,
        AlarmKind kind,
        boolean exercise,
        String incident,
        String message,
        String title,
        String excerpt,
        Instant raisedAt,
        Instant announcedAt,
        Instant overAt,
        String seenBy,
        Instant seenAt,
        String note,
        long version) {}
