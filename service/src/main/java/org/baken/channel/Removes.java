package org.baken.channel;

/** A channel whose posts can be taken away again. */
public interface Removes extends Sends {

    /**
     * Removes a post that was sent. A post that is gone already counts as removed.
     *
     * @param remoteId the id from the receipt
     */
    void remove(Link link, Post post, String remoteId) throws ChannelException;
}
