package org.baken.channel.linkedin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.WebAddresses;
import org.baken.channel.WebAddresses.Piece;

/**
 * The notation in which LinkedIn takes and gives the text of a post ("little text",
 * learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format). A reserved sign that is not escaped does
 * not fail: LinkedIn silently cuts the text there.
 */
final class LittleText {

    private static final String RESERVED = "\\|{}@[]()<>#*_~";
    /** A hashtag has a letter in it; a number behind the sign is a number. */
    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_&#/])[#\\uFF03](?=[\\p{N}_]*+\\p{L})([\\p{L}\\p{M}\\p{N}_]++)");

    private static final Pattern ELEMENT = Pattern.compile(
            // an escaped sign, a hashtag, a mention of a person or an organisation; bounded, so that no text takes long
            "\\\\(.)|\\{hashtag\\|\\\\?[#\\uFF03]\\|((?:\\\\.|[^}\\\\]){0,300}+)}"
                    + "|@\\[((?:\\\\.|[^]\\\\]){0,300}+)]\\s?\\([^)]{0,300}+\\)",
            Pattern.DOTALL);

    private LittleText() {}

    /** A text whose hashtags are real ones and in which no other sign means anything. */
    static String of(String text) {
        StringBuilder little = new StringBuilder(text.length() + 32);
        for (Piece piece : WebAddresses.pieces(text)) {
            if (piece.address()) {
                little.append(escape(piece.text()));
            } else {
                withHashtags(little, piece.text());
            }
        }
        return little.toString();
    }

    private static void withHashtags(StringBuilder little, String text) {
        Matcher hashtag = HASHTAG.matcher(text);
        int from = 0;
        while (hashtag.find()) {
            little.append(escape(text.substring(from, hashtag.start())));
            little.append("{hashtag|\\#|").append(escape(hashtag.group(1))).append('}');
            from = hashtag.end();
        }
        little.append(escape(text.substring(from)));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (RESERVED.indexOf(sign) >= 0) {
                escaped.append('\\');
            }
            escaped.append(sign);
        }
        return escaped.toString();
    }

    /** What readers see of it. */
    static String read(String little) {
        return ELEMENT.matcher(little)
                .replaceAll(element -> Matcher.quoteReplacement(
                        element.group(1) != null
                                ? element.group(1)
                                : element.group(2) != null ? "#" + read(element.group(2)) : read(element.group(3))));
    }
}
