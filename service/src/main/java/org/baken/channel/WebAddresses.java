package org.baken.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the web addresses in a text, without the punctuation of the sentence around them, so that they can be real links. */
public final class WebAddresses {

    /**
     * A piece of a text.
     *
     * @param start where it begins, in UTF-16 units
     * @param address whether it is a web address
     */
    public record Piece(int start, String text, boolean address) {}

    /** A closing parenthesis belongs to the address only when the address opened it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}])https?://(?:\\([^\\s<>\"()]*\\)|[^\\s<>\"()])+", Pattern.CASE_INSENSITIVE);

    private static final String NOT_LAST = ".,;:!?'»”’]}*_";

    private WebAddresses() {}

    /** The whole text in its order, in pieces that are an address and pieces that are not; none is empty. */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher found = ADDRESS.matcher(text);
        int from = 0;
        while (found.find()) {
            int end = found.end();
            while (NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (found.start() > from) {
                pieces.add(new Piece(from, text.substring(from, found.start()), false));
            }
            pieces.add(new Piece(found.start(), text.substring(found.start(), end), true));
            from = end;
        }
        if (from < text.length()) {
            pieces.add(new Piece(from, text.substring(from), false));
        }
        return pieces;
    }
}
