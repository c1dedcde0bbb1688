package org.baken.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a pattern describes by looking only where it can begin. Most letters of a text are no such place, and passing
 * over them here costs a small part of what it costs the pattern.
 */
final class Starts {
    /** Tells whether something can begin at this letter; the pattern itself decides. */
    interface Place {
        boolean at(String text, int at);
    }

    /** Takes what was found: the letters from start to end. */
    interface Found {
        void at(int start, int end);
    }

    private Starts() {}

    /** Whether a word of the text begins like this pattern. */
    static boolean ofWord(Pattern pattern, String text) {
        Matcher matcher = matcher(pattern, text);
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            boolean letter = Character.isLetter(text.charAt(at));
            if (letter && !inWord && matcher.region(at, text.length()).lookingAt()) {
                return true;
            }
            inWord = letter;
        }
        return false;
    }

    /** Everything that the pattern finds from left to right, none of it twice. */
    static void each(Pattern pattern, Place place, String text, Found found) {
        Matcher matcher = matcher(pattern, text);
        int at = 0;
        while (at < text.length()) {
            if (place.at(text, at) && matcher.region(at, text.length()).lookingAt()) {
                found.at(at, matcher.end());
                at = matcher.end();
            } else {
                at++;
            }
        }
    }

    /** What stands before and behind the place counts as well. */
    private static Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }
}
