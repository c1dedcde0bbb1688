package org.baken.channel;

/**
 * A channel that sends the {@link Post#pictures} of a post along with their descriptions. A post never has more than the
 * rules allow, nor larger ones: who makes the post sees to that. What an earlier attempt uploaded already is used again or
 * left behind unseen, never posted twice.
 */
public interface CarriesPictures extends Sends {

    /** The rules for one account. May ask the account's server the first time, with short timeouts; never throws. */
    PictureRules pictures(Link link);
}
