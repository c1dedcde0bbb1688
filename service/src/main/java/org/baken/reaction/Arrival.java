package org.baken.reaction;

import java.time.Instant;

/**
 * A reaction as it comes in, by whatever way. The same one may come again, also half an hour later and by another way: it is taken
 * up once.
 *
 * @param source the way
 * @param account the id of the linked account it was written to; null when there is none
 * @param platform where it stands: the name of a {@link org.baken.channel.Channel}, or {@code other}
 * @param remoteId what the platform calls it; null when nobody knows, and then its writer, time and text tell it from others
 * @param inReplyTo the remote id of the post it answers; null when it answers none
 * @param thread the remote id of the post that the conversation began with; may be null
 * @param authorId what the platform calls its writer, which stays when the name changes; null takes the handle
 * @param handle how the writer is called there, at most 320 characters; empty for somebody unknown
 * @param authorName as shown; may be null
 * @param authorAddress the writer's own page; may be null
 * @param text at most 20,000 characters
 * @param lang two-letter code; null when nobody knows
 * @param url where it stands; may be null
 * @param secluded whether only we can read it (a private message, a letter)
 * @param pictures how many pictures it has; they are not kept
 * @param at when it was written
 */
public record Arrival(
        Source source,
        String account,
        String platform,
        String remoteId,
        String inReplyTo,
        String thread,
        String authorId,
        String handle,
        String authorName,
        String authorAddress,
        String text,
        String lang,
        String url,
        boolean secluded,
        int pictures,
        Instant at) {}
