package org.baken.exercise;

import java.time.Instant;

/**
 * Something that somebody tried in an exercise and the rules refused. Nothing happened: the exercise learns from it.
 *
 * @param message the id of the message it was about; null when it was about an answer to a reaction
 * @param reply the id of the answer that it was about; null when it was about a message, when there was
 *     no answer yet, and when it was erased
 * @param person the id of who tried
 */
public record Attempt(
        String id, String incident, String message, String reply, String person, String name, Kind kind, Instant at) {
    /** What was tried. */
    public enum Kind {
        /** To publish what nobody had signed off. */
        UNAPPROVED,
        /** To sign off a message or an answer of one's own. */
        OWN_WORK,
        /** To sign off or let out without the right to. */
        NO_RIGHT,
        /** To ask for sign-off, or to answer, although a check stops it. */
        BLOCKED
    }
}
