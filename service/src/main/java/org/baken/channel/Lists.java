package org.baken.channel;

import java.time.Instant;
import java.util.List;

/**
 * A channel that can tell what was posted on an account lately, by whomever: to see posts that did not come from here (a
 * stolen account, or a colleague who posts past the team).
 */
public interface Lists extends Channel {

    /**
     * A post on the account.
     *
     * @param remoteId what the platform calls it, as in {@link Receipt#remoteId}
     * @param url where readers find it; null when it has no address
     * @param text what it says, at most 1,000 characters
     */
    record Seen(String remoteId, String url, Instant at, String text) {}

    /**
     * The posts on the account since an instant, replies to others and shared posts of others left out, newest first, at
     * most 100.
     */
    List<Seen> recent(Link link, Instant since) throws ChannelException;
}
