package org.baken.channel;

import com.twitter.twittertext.TwitterTextEmojiRegex;
import java.text.Normalizer;
import java.util.regex.Matcher;

/**
 * As X counts: in normal form C, every address counts 23, every emoji 2, letters of the Latin, Greek, Cyrillic, Arabic and
 * neighbouring scripts and usual punctuation 1, everything else 2.
 *
 * <p>The numbers, the emoji and the domains are those of the library twitter-text 3.1.0, and a test holds this class against it.
 * The library itself needs 40 ms for 2,000 characters and does not come back from some texts of 20,000, so that it cannot stand
 * where people type.
 */
public record XLimits(int max) implements Limits {
    private static final int ADDRESS = 23;
    private static final int EMOJI = 2;

    @Override
    public TextCount count(String text) {
        String normal = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        int used = 0;
        int from = 0;
        XAddresses addresses = new XAddresses(normal);
        while (addresses.next()) {
            used += weight(normal, from, addresses.start()) + ADDRESS;
            from = addresses.end();
        }
        return TextCount.of(used + weight(normal, from, normal.length()), max);
    }

    private static int weight(String text, int from, int to) {
        int used = 0;
        Matcher emoji = null;
        int at = from;
        while (at < to) {
            int point = text.codePointAt(at);
            if (mayBeginEmoji(text, point, at, to)) {
                emoji = emoji == null ? TwitterTextEmojiRegex.VALID_EMOJI_PATTERN.matcher(text) : emoji;
                if (emoji.region(at, to).lookingAt()) {
                    used += EMOJI;
                    at = emoji.end();
                    continue;
                }
            }
            used += light(point) ? 1 : 2;
            at += Character.charCount(point);
        }
        return used;
    }

    /** Digits and signs of ASCII begin one only before a selector or a keycap. */
    private static boolean mayBeginEmoji(String text, int point, int at, int to) {
        if (point >= 0x2000) {
            return true;
        }
        char next = at + 1 < to ? text.charAt(at + 1) : ' ';
        return next == '\uFE0F' || next == '\u20E3';
    }

    private static boolean light(int point) {
        return point <= 0x10FF
                || point >= 0x2000 && point <= 0x200D
                || point >= 0x2010 && point <= 0x201F
                || point >= 0x2032 && point <= 0x2037;
    }
}
