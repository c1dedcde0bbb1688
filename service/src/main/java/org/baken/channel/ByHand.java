package org.baken.channel;

/** A channel that a person serves: a sound van, a press call, a poster. Nothing is sent; a person says when it is done. */
public interface ByHand extends Channel {

    /** What the person has to do, in the words of the account's owner; empty when nothing was written down. */
    String instructions(Link link);
}
