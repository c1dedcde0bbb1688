package org.baken.channel;

/** A channel that sends by itself. Called outside any transaction; every call ends within 20 seconds. */
public interface Sends extends Channel {

    /**
     * Sends one post. The same {@link Post#key()} again either does no harm or can be told by {@link #look}.
     *
     * <p>The text goes out as it was approved: one that does not fit is refused, never cut.
     *
     * @throws ChannelException.Refused when trying again cannot help
     * @throws ChannelException.Retryable when nothing arrived and a later attempt may work
     * @throws ChannelException.Unclear when the post may have arrived: {@link #look} before anything else
     */
    Receipt send(Link link, Post post) throws ChannelException;

    /**
     * Looks whether a post is there, after an unclear attempt or to read it back. A platform may need some seconds to
     * show what it accepted, so after an unclear attempt wait half a minute before taking {@link Look.Absent} for no.
     *
     * @param remoteId the id from the receipt, or null when there never was one
     */
    Look look(Link link, Post post, String remoteId);
}
