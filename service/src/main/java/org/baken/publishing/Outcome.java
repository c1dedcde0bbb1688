package org.baken.publishing;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What calling a channel came to.
 *
 * @param step what follows for the delivery or letter
 * @param sign what it says about the account
 * @param rest how long the platform asks not to be called; null unless it is {@link Sign#BUSY}
 * @param alone whether the earlier post that it was about is gone, so that it goes out as a post of its own
 */
record Outcome(UnaryOperator<Course> step, Sign sign, Duration rest, boolean alone) {
    /** What a call says about the account it was made on. */
    enum Sign {
        /** It works. */
        WELL,
        /** It does not answer as it should. */
        ILL,
        /** It asks for a rest. */
        BUSY,
        /** Nothing. */
        NONE
    }

    static Outcome well(UnaryOperator<Course> step) {
        return new Outcome(step, Sign.WELL, null, false);
    }

    static Outcome ill(UnaryOperator<Course> step) {
        return new Outcome(step, Sign.ILL, null, false);
    }

    static Outcome busy(UnaryOperator<Course> step, Duration rest) {
        return new Outcome(step, Sign.BUSY, rest, false);
    }

    static Outcome silent(UnaryOperator<Course> step) {
        return new Outcome(step, Sign.NONE, null, false);
    }

    /** It is tried again as a post of its own. */
    static Outcome alone(UnaryOperator<Course> step) {
        return new Outcome(step, Sign.WELL, null, true);
    }
}
