package org.baken.guide;

import java.util.Map;

/**
 * Somewhere in Baken where a rule lives.
 *
 * @param id what it is called there; for content the file and the id in it
 * @param title what one reads there, by language
 * @param path the address of the screen that shows it; {@code {incident}} and the like stand for one of them
 */
public record Place(Kind kind, String id, Map<String, String> title, String path) {
    /** What kind of thing it is. */
    public enum Kind {
        /** A screen, a right or a refusal. */
        SCREEN,
        /** A check of drafts. */
        CHECK,
        /** A question before a signature. */
        QUESTION,
        /** A thing to do on a checklist. */
        PLAYBOOK,
        /** A question, class or step of the way reactions are treated. */
        TRIAGE,
        /** A text that a message can begin with. */
        TEMPLATE,
        /** A text that an answer can begin with. */
        REPLY,
        /** A thing to look at on an account. */
        CHECKUP,
        /** A part of the code of conduct. */
        CODE,
        /** A list of words that a check or an analysis reads. */
        WORDS,
        /** Help on a screen. */
        HELP,
        /** Something that happens in an exercise. */
        EXERCISE
    }
}
