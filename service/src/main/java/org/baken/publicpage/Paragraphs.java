package org.baken.publicpage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text, without changing it, into paragraphs, and these into plain pieces and web addresses, so that addresses can be
 * followed.
 */
final class Paragraphs {
    private static final Pattern BETWEEN = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\p{Alnum}[^\\s<>\"']*[\\p{Alnum}/=_#&%-]");

    private Paragraphs() {}

    /** @param link the same as the text when it can be followed, else null */
    record Piece(String text, String link) {}

    record Paragraph(List<Piece> pieces) {}

    static List<Paragraph> of(String text) {
        return BETWEEN.splitAsStream(text.strip())
                .map(paragraph -> new Paragraph(pieces(paragraph)))
                .toList();
    }

    private static List<Piece> pieces(String paragraph) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(paragraph);
        int end = 0;
        while (address.find()) {
            if (address.start() > end) {
                pieces.add(new Piece(paragraph.substring(end, address.start()), null));
            }
            pieces.add(new Piece(address.group(), address.group()));
            end = address.end();
        }
        if (end < paragraph.length()) {
            pieces.add(new Piece(paragraph.substring(end), null));
        }
        return pieces;
    }
}
