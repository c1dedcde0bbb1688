package org.baken.channel;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text as HTML and back, for platforms that keep HTML: paragraphs, line ends and links, everything else escaped. Not
 * for showing other people's HTML: what {@link #text} gives is plain text and nothing more.
 */
public final class Markup {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>\\s?");
    private static final Pattern BLOCK_END = Pattern.compile("(?i)</(?:p|div|h[1-6]|li|blockquote|figure)>\\s*");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");

    private Markup() {}

    /** For text and for attributes between double or single quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The text as paragraphs, with its web addresses as links. */
    public static String html(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.strip().split("\\R{2,}")) {
            html.append("<p>").append(line(paragraph)).append("</p>\n");
        }
        return html.toString().strip();
    }

    private static String line(String text) {
        StringBuilder html = new StringBuilder();
        for (WebAddresses.Piece piece : WebAddresses.pieces(text)) {
            String escaped = escape(piece.text()).replaceAll("\\R", "<br>");
            html.append(piece.address() ? "<a href=\"" + escaped + "\">" + escaped + "</a>" : escaped);
        }
        return html.toString();
    }

    /** What readers see of HTML: its text, a blank line between paragraphs. */
    public static String text(String html) {
        String text = COMMENT.matcher(html).replaceAll("");
        text = LINE_END.matcher(text).replaceAll("\n");
        text = BLOCK_END.matcher(text).replaceAll("\n\n");
        return unescape(TAG.matcher(text).replaceAll("")).strip();
    }

    /** Character references as the characters that they stand for. */
    public static String unescape(String text) {
        return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(letter(found)));
    }

    /** Whether readers see the same words: spacing and the form of letters may differ. */
    public static boolean same(String live, String approved) {
        return plain(live).equals(plain(approved));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    private static String letter(MatchResult entity) {
        if (entity.group(3) != null) {
            return switch (entity.group(3)) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "apos" -> "'";
                case "nbsp" -> " ";
                case "hellip" -> "…";
                default -> entity.group();
            };
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
    }
}
