package org.baken.verify;

/** The file cannot be checked at all; the message says why and what to do. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why) {
        super(why);
    }
}
