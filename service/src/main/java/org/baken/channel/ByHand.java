package org.baken.channel;

/** A channel that a person serves: a sound van, a press call, a poster. Nothing is sent; a person says when it is done. */
public interface ByHand extends Channel {

    /** What the person has to do, in the words of the account's owner; empty when nothing was written down. */
    String instructions(Link link);

    /** What a person does. */
    enum Work {
        SOUND_VAN,
        PRESS,
        POSTER,
        BE_ALERT,
        NL_ALERT,
        OTHER
    }

    /** What kind of work it is, so that the person gets what they need for it. */
    Work work(Link link);
}
