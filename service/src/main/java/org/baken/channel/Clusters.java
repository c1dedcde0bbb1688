package org.baken.channel;

import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Grapheme clusters (UAX 29): what readers see as characters. Between two plain letters there is always a boundary, so that
 * only the rest has to be looked at closely, which is ten times as fast for our languages.
 */
public final class Clusters {
    private static final Pattern ONE = Pattern.compile("\\X");

    private Clusters() {}

    /** Counts them. */
    public static int count(CharSequence text) {
        return text.length() - sum(text, cluster -> cluster.length() - 1);
    }

    /** Adds up what a function says of every cluster that is more than a plain letter. */
    static int sum(CharSequence text, ToIntFunction<CharSequence> value) {
        int total = 0;
        int at = 0;
        while (at < text.length()) {
            if (isPlain(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && !isPlain(text.charAt(end))) {
                end++;
            }
            // The letters beside it may belong to it: one before a mark, one after a sign that is put before.
            int from = Math.max(0, at - 1);
            int to = Math.min(text.length(), end + 1);
            Matcher clusters = ONE.matcher(text).region(from, to);
            while (clusters.find()) {
                CharSequence cluster = text.subSequence(clusters.start(), clusters.end());
                if (cluster.length() > 1 || !isPlain(cluster.charAt(0))) {
                    total += value.applyAsInt(cluster);
                }
            }
            at = end;
        }
        return total;
    }

    /** Letters that nothing joins. */
    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter <= '~'
                || letter == '\n'
                || letter >= 0xA1 && letter <= 0x2FF && letter != 0xA9 && letter != 0xAD && letter != 0xAE
                || letter >= 0x2010 && letter <= 0x2027
                || letter == '€';
    }
}
