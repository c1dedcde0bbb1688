package org.baken.channel.sandbox;

import java.util.Arrays;
import org.baken.channel.Link;

/** How a sandbox account answers, so that an exercise can train what goes wrong. */
public enum Behaviour {
    OK,
    /** Answers well, after about two seconds. */
    SLOW,
    /** Refuses everything for good. */
    REFUSE,
    /** Is too busy for the first two attempts of each post. */
    RETRY,
    /** Keeps the post, then loses the answer. */
    UNCLEAR;

    /** What the account is told to do; nothing special unless it says so. */
    static Behaviour of(Link link) {
        String wanted = link.setting("behaviour").orElse("");
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.name().equals(wanted))
                .findFirst()
                .orElse(OK);
    }
}
