package org.baken.message;

import java.util.Map;

/** What stands in front of everything that an exercise sends out, so that nobody takes it for real. */
public final class ExerciseMark {
    private static final Map<String, String> WORDS =
            Map.of("nl", "OEFENING", "fr", "EXERCICE", "en", "EXERCISE", "de", "ÜBUNG");

    private ExerciseMark() {}

    /** The mark in this language, with the dash and space that set it apart; in English for languages without one. */
    public static String in(String lang) {
        return WORDS.getOrDefault(lang, WORDS.get("en")) + " – ";
    }
}
