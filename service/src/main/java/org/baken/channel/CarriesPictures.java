package org.baken.channel;

/**
 * A channel that sends the {@link Post#pictures} of a post along with their descriptions. A post never has more than the
 * rules allow, nor larger ones: who makes the post sees to that. What an earlier attempt uploaded already is used again or
 * left behind unseen, never posted twice.
 */
public interface CarriesPictures extends Sends {

    /** What a platform that says nothing else takes: four pictures of at most 2 MB, none of which it has to have. */
    PictureRules USUAL = new PictureRules(4, 2_000_000, 1000, false, false);

    /** The rules when no account is known yet: what an account of the sandbox imitates. */
    default PictureRules pictures() {
        return USUAL;
    }

    /** The rules for one account. May ask the account's server the first time, with short timeouts; never throws. */
    default PictureRules pictures(Link link) {
        return pictures();
    }
}
