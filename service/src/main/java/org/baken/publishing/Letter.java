package org.baken.publishing;

import java.time.Instant;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;

/**
 * What goes to one recipient.
 *
 * @param delivery the delivery it belongs to; null when it was asked for by another part of Baken
 * @param reference what that part knows it by
 * @param text null for the delivery's own
 * @param inReplyTo what the platform calls the post or letter that this one answers; null when it answers none
 * @param secluded whether only the one who is answered may read it
 * @param url where it can be found; null before it is there, or without an address
 */
public record Letter(
        String id,
        String incident,
        String account,
        boolean sandbox,
        String delivery,
        String reference,
        String recipient,
        String lang,
        String subject,
        String text,
        String html,
        String postKey,
        Instant createdAt,
        DeliveryState state,
        int attempts,
        @Json Trouble problem,
        Instant sentAt,
        String inReplyTo,
        boolean secluded,
        String url) {}
