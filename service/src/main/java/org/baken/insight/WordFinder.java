package org.baken.insight;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words and phrases of themes in a text, in one pass however many there are: without regard to capitals, accents and
 * the signs between words, since people in a hurry leave those out. Immutable once filled.
 */
final class WordFinder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** A word was found that belongs to this theme. */
    record Hit(String theme, String word) {}

    /** @param tokens after the first; the last one may be only a beginning */
    private record Entry(String theme, String written, List<String> tokens, boolean anyEnding) {}

    private final Map<String, List<Entry>> whole = new HashMap<>();
    private final Map<String, List<Entry>> beginnings = new HashMap<>();
    private int shortest = Integer.MAX_VALUE;

    void add(String theme, Collection<String> words) {
        for (String word : words) {
            boolean any = word.endsWith("*");
            List<String> tokens = tokens(word);
            Entry entry = new Entry(theme, word, tokens, any);
            boolean begins = any && tokens.size() == 1;
            String first = tokens.get(0);
            (begins ? beginnings : whole)
                    .computeIfAbsent(first, key -> new ArrayList<>())
                    .add(entry);
            if (begins) {
                shortest = Math.min(shortest, first.length());
            }
        }
    }

    /** Every word of a theme that the text holds, as the list writes it, in the order of the text and as often as it is there. */
    List<Hit> in(List<String> text) {
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < text.size(); at++) {
            String token = text.get(at);
            for (Entry entry : whole.getOrDefault(token, List.of())) {
                if (matches(entry, text, at)) {
                    hits.add(new Hit(entry.theme(), entry.written()));
                }
            }
            for (int length = shortest; length <= token.length(); length++) {
                for (Entry entry : beginnings.getOrDefault(token.substring(0, length), List.of())) {
                    hits.add(new Hit(entry.theme(), entry.written()));
                }
            }
        }
        return hits;
    }

    private static boolean matches(Entry entry, List<String> text, int at) {
        List<String> tokens = entry.tokens();
        if (at + tokens.size() > text.size()) {
            return false;
        }
        int last = tokens.size() - 1;
        for (int i = 1; i <= last; i++) {
            String there = text.get(at + i);
            String wanted = tokens.get(i);
            boolean same = i == last && entry.anyEnding() ? there.startsWith(wanted) : there.equals(wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The words of a text, in lower case and without accents. */
    static List<String> tokens(String text) {
        String plain = MARKS.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                .replaceAll("");
        List<String> tokens = new ArrayList<>();
        Matcher words = WORD.matcher(plain);
        while (words.find()) {
            tokens.add(words.group());
        }
        return tokens;
    }
}
