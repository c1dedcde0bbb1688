package org.baken.channel.sandbox;

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
    UNCLEAR
}
