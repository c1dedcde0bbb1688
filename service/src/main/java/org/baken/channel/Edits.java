package org.baken.channel;

/** A channel whose posts can be changed after they were sent, in place. */
public interface Edits extends Sends {

    /**
     * Replaces the text of a post that was sent. Harmless when repeated.
     *
     * @param remoteId the id from the receipt
     */
    Receipt edit(Link link, Post post, String remoteId) throws ChannelException;
}
