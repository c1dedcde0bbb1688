package org.baken.channel;

/** How long a text may be on one platform or server, and how its length is counted there. */
public interface Limits {

    /** The most a text may use, in the platform's own unit. */
    int max();

    /** Counts by the platform's own rule. Pure and fast: safe to call at each keystroke. */
    TextCount count(String text);
}
