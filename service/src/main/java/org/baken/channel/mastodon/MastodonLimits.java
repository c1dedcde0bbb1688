package org.baken.channel.mastodon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Clusters;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;

/**
 * Counts as Mastodon's {@code StatusLengthValidator} does: a URL with its protocol weighs the same however long it is,
 * of a mention only the local name counts, and the rest counts by grapheme, so that a flag is one.
 *
 * <p>Where Mastodon holds a list of top-level domains, any of two letters and more will do here.
 *
 * @param urlWeight what a URL counts
 * @param byGrapheme whether the rest counts by grapheme; servers that merely speak Mastodon's interface count code
 *     points, which are never fewer
 */
public record MastodonLimits(int max, int urlWeight, boolean byGrapheme) implements Limits {

    /** What a server has that does not say otherwise. */
    static final MastodonLimits USUAL = new MastodonLimits(500, 23, true);

    private static final Pattern URL_HEAD = Pattern.compile(
            "(?<![A-Za-z0-9@＠$#＃\\u202A-\\u202E])https?://"
                    + "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*\\.)+(?:xn--[a-z0-9-]+|\\p{L}{2,})(?![\\p{L}\\p{N}_])(?::\\d+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION = Pattern.compile(
            "(?<![=/\\p{L}\\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARENTHESES =
            Pattern.compile("\\((?:[^\\s<>()?]+|[^\\s<>()?]*\\([^\\s<>()?]+\\)[^\\s<>()?]*)\\)");
    private static final String NOT_LAST_IN_PATH = "!*\"'「」;:=,.$%[]~&|@";
    private static final String IN_QUERY = "!?*'();:&=+$/%#[]-_.,~|@^";
    private static final String LAST_IN_QUERY = "_&=#/-";

    @Override
    public TextCount count(String text) {
        StringBuilder counted = new StringBuilder();
        int urls = 0;
        int from = 0;
        Matcher head = URL_HEAD.matcher(text);
        while (head.find(from)) {
            counted.append(localNames(text.substring(from, head.start()))).append(' ');
            from = endOfUrl(text, head.end());
            urls++;
        }
        counted.append(localNames(text.substring(from)));
        return TextCount.of(length(counted) - urls + urls * urlWeight, max);
    }

    /** The text with every mention as its local name. */
    static String localNames(String text) {
        return text.indexOf('@') < 0 ? text : MENTION.matcher(text).replaceAll("$1");
    }

    private int length(CharSequence text) {
        return byGrapheme ? Clusters.count(text) : Character.codePointCount(text, 0, text.length());
    }

    /** Path and query, without the punctuation of the sentence around them. */
    private static int endOfUrl(String text, int from) {
        int end = from;
        if (from < text.length() && text.charAt(from) == '/') {
            end = endOfPath(text, from);
        }
        return end < text.length() && text.charAt(end) == '?' ? endOfQuery(text, end) : end;
    }

    private static int endOfPath(String text, int from) {
        Matcher parentheses = PARENTHESES.matcher(text);
        int end = from + 1;
        int at = end;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (letter == '(') {
                if (!parentheses.region(at, text.length()).lookingAt()) {
                    break;
                }
                at = parentheses.end();
                end = at;
                continue;
            }
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter) || "<>)?".indexOf(letter) >= 0) {
                break;
            }
            at += Character.charCount(letter);
            if (NOT_LAST_IN_PATH.indexOf(letter) < 0) {
                end = at;
            }
        }
        return end;
    }

    private static int endOfQuery(String text, int from) {
        int end = from;
        int at = from + 1;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            boolean word = Character.isLetterOrDigit(letter) || letter > 0xA0 && !Character.isSpaceChar(letter);
            if (!word && IN_QUERY.indexOf(letter) < 0) {
                break;
            }
            at += Character.charCount(letter);
            if (word || LAST_IN_QUERY.indexOf(letter) >= 0) {
                end = at;
            }
        }
        return end;
    }
}
