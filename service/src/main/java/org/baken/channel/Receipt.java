package org.baken.channel;

import java.time.Instant;

/**
 * What the platform said when it took a post.
 *
 * @param remoteId what the platform calls it; needed to edit or remove it
 * @param url where readers find it; null when it has no address
 * @param sentAt when the platform took it
 */
public record Receipt(String remoteId, String url, Instant sentAt) {}
