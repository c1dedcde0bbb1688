package org.baken.forwarding;

/** How somebody gets their personal link. */
public enum Way {
    MAIL,
    SMS,
    /** By hand, from the person who asks, in whatever both of them use. */
    CHAT
}
