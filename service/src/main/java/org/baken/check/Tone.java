package org.baken.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for shouting: it frightens, and is harder to read (guidelines V25, H03). */
final class Tone {
    /** Words that stand in capitals by right, such as names of services, seldom have four letters or more. */
    private static final Pattern SHOUTED = Pattern.compile("(?<![\\p{L}\\p{N}#@])\\p{Lu}{4,}(?![\\p{L}\\p{N}])");

    private static final int TOLERATED = 2;

    private Tone() {}

    static boolean shouts(String text) {
        Matcher words = SHOUTED.matcher(text);
        int found = 0;
        while (words.find()) {
            found++;
        }
        return found > TOLERATED;
    }

    static boolean exclaims(String text) {
        return text.indexOf('!') >= 0 || text.indexOf('！') >= 0;
    }
}
