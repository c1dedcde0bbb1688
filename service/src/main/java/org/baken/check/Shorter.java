package org.baken.check;

import org.baken.check.Context.Fit;

/** Makes a text fit: cut at the end of a sentence, or of a word, with the address of the whole text behind it (guideline L08). */
final class Shorter {
    private Shorter() {}

    /** What is written for a platform: its variant, or title and text of all platforms, without the mark. */
    static String body(Draft draft, Fit fit) {
        return fit.text().startsWith(fit.mark())
                ? fit.text().substring(fit.mark().length())
                : fit.text();
    }

    /**
     * The longest that fits.
     *
     * @param url put behind it; none when null
     * @return null when nothing worth reading would be left
     */
    static String of(String body, Fit fit, String url) {
        String tail = url == null ? "" : "\n" + url;
        String text = url == null ? body : body.replace(url, "").stripTrailing();
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits(text.substring(0, middle) + tail, fit)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        String kept = cut(text, low);
        return kept.isEmpty() || !fits(kept + tail, fit) ? null : kept + tail;
    }

    private static boolean fits(String text, Fit fit) {
        return fit.limits().count(fit.mark() + text).fits();
    }

    private static String cut(String text, int most) {
        if (most >= text.length()) {
            return text;
        }
        int word = most;
        while (word > 0 && !Character.isWhitespace(text.charAt(word))) {
            word--;
        }
        for (int at = word; at > most / 2; at--) {
            if (".?!\n".indexOf(text.charAt(at - 1)) >= 0
                    && (at == text.length() || Character.isWhitespace(text.charAt(at)))) {
                return text.substring(0, at).strip();
            }
        }
        return text.substring(0, word).strip();
    }
}
