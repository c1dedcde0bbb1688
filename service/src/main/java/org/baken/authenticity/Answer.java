package org.baken.authenticity;

import java.time.Instant;
import java.util.List;

/**
 * What is answered to somebody who asks whether something is ours.
 *
 * @param about the message that it is, or resembles; null when there is none
 * @param lang the language of the wording that was found; null when none was
 * @param standing of that message; null when there is none
 * @param endedAt since when it does not hold; null while it does, or when nobody can tell
 * @param now the message that holds in its place; null when there is none, or it holds itself
 * @param also other messages of ours in the same text
 * @param beside what stands around our message in the text and is not ours
 * @param aside lines that mail programs and chats add, which were left out of account
 * @param difference word by word what is not as we wrote it; empty unless it only resembles ours
 * @param part whether the text is only a part of ours
 * @param profile the official account that the address leads to; null when it leads to none
 * @param unlikeExercise whether it carried the mark of an exercise, which our message does not
 */
record Answer(
        State state,
        Official about,
        String lang,
        Standing standing,
        Instant endedAt,
        Official now,
        List<Official> also,
        List<String> beside,
        List<String> aside,
        List<Piece> difference,
        boolean part,
        Profile profile,
        boolean unlikeExercise) {

    /** The answer in a word. */
    enum State {
        /** Official, and it holds. */
        CURRENT,
        /** Official, but what it is about is over. */
        ENDED,
        /** Official, but a newer message took its place. */
        SUPERSEDED,
        /** It was ours, and we took it back. */
        WITHDRAWN,
        /** It belongs to an exercise. */
        EXERCISE,
        /** It resembles a message of ours, but is not the same. */
        SIMILAR,
        /** The address of a page or an account of ours. */
        OURS,
        /** Not ours, or not public: nobody learns which. */
        UNKNOWN,
        /** Not ours, and made to look as if it were. */
        LOOKALIKE
    }

    /** A stretch of text: as we wrote it, ours and missing, or not ours. */
    record Piece(Kind kind, String text) {
        enum Kind {
            SAME,
            MISSING,
            FOREIGN
        }
    }

    static Answer plain(State state) {
        return new Answer(
                state, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), false, null, false);
    }

    static Answer ofProfile(Profile profile) {
        return new Answer(
                State.OURS,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                profile,
                false);
    }

    /** A message that was found by its code or address. */
    static Answer of(Shelf shelf, Official about, String lang) {
        Standing standing = shelf.standing(about);
        State state = about.exercise() ? State.EXERCISE : State.valueOf(standing.name());
        return new Answer(
                state,
                about,
                lang,
                standing,
                shelf.endedAt(about).orElse(null),
                shelf.current(about).filter(now -> !now.id().equals(about.id())).orElse(null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                false);
    }

    /** Found in a text. */
    Answer inText(List<Official> others, List<String> around, Forwarded forwarded) {
        return new Answer(
                state,
                about,
                lang,
                standing,
                endedAt,
                now,
                others,
                around,
                forwarded.aside(),
                List.of(),
                false,
                null,
                forwarded.exercise() && !about.exercise());
    }

    /** Not the same after all. */
    Answer resembling(List<Piece> pieces, boolean onlyPart, Forwarded forwarded) {
        return new Answer(
                State.SIMILAR,
                about,
                lang,
                standing,
                endedAt,
                now,
                List.of(),
                List.of(),
                forwarded.aside(),
                // What was taken back is not repeated.
                standing == Standing.WITHDRAWN ? List.of() : pieces,
                onlyPart,
                null,
                forwarded.exercise() && !about.exercise());
    }
}
