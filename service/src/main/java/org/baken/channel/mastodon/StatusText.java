package org.baken.channel.mastodon;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text out of the HTML in which a server shows a status, and compares it with what was approved. */
final class StatusText {

    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>");
    private static final Pattern PARAGRAPH_END = Pattern.compile("(?i)</p>\\s*(?=<)");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));");

    private StatusText() {}

    static String of(String html) {
        String lines = LINE_END.matcher(html).replaceAll("\n");
        String paragraphs = PARAGRAPH_END.matcher(lines).replaceAll("\n\n");
        Matcher entity = ENTITY.matcher(TAG.matcher(paragraphs).replaceAll(""));
        return entity.replaceAll(found -> Matcher.quoteReplacement(letter(entity)))
                .strip();
    }

    /** Whether readers see the same words: spacing, the form of letters and the servers in mentions may differ. */
    static boolean same(String live, String approved) {
        return plain(live).equals(plain(approved));
    }

    private static String plain(String text) {
        return Normalizer.normalize(MastodonLimits.localNames(text), Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    private static String letter(Matcher entity) {
        if (entity.group(3) != null) {
            return switch (entity.group(3)) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                case "nbsp" -> " ";
                default -> entity.group();
            };
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
    }
}
