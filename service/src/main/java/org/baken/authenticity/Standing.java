package org.baken.authenticity;

/** What people should make of an official message, the most careful answer last. */
enum Standing {
    /** It holds. */
    CURRENT,
    /** It was right, but what it is about is over. */
    ENDED,
    /** A newer message took its place (guideline A07). */
    SUPERSEDED,
    /** It was taken back: it should not have gone out. */
    WITHDRAWN
}
