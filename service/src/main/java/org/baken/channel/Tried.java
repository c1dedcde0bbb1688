package org.baken.channel;

/** How far a connector has been tried, for the people who are to rely on it. */
public enum Tried {
    /** Our own: nothing of others is involved. */
    OWN,
    /** Against a real server of the platform's own or another's software that speaks its interface. */
    REAL_SERVER,
    /** Against what the platform's documentation says, and no further. */
    CONTRACT
}
