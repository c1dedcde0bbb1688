package org.baken.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds words and phrases in one pass over a text, however many there are. Filled once, then only read. */
final class WordTree {
    /** Something found: the letters from start to end. */
    record Hit(int start, int end, Rule rule, String instead) {}

    /** Takes what was found. */
    interface Found {
        void hit(Hit hit);
    }

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private Rule rule;
        private String instead;
        private Rule anyEnding;
        private String insteadAny;
    }

    private final Node root = new Node();

    void addAll(List<String> entries, Rule rule) {
        entries.forEach(entry -> add(entry, rule, null));
    }

    /** @param entry in lower case; with {@code *} at its end for any ending */
    void add(String entry, Rule rule, String instead) {
        boolean any = entry.endsWith("*");
        Node at = root;
        for (char letter : (any ? entry.substring(0, entry.length() - 1) : entry).toCharArray()) {
            at = at.next.computeIfAbsent(plain(letter), some -> new Node());
        }
        if (any) {
            at.anyEnding = rule;
            at.insteadAny = instead;
        } else {
            at.rule = rule;
            at.instead = instead;
        }
    }

    /** The longest entry at the start of each word; what was found once is not looked into again. */
    void search(CharSequence text, Found found) {
        int at = 0;
        while (at < text.length()) {
            if (at > 0 && inWord(text.charAt(at - 1)) || !inWord(text.charAt(at))) {
                at++;
                continue;
            }
            Hit hit = longest(text, at);
            if (hit == null) {
                at++;
            } else {
                found.hit(hit);
                at = hit.end();
            }
        }
    }

    private Hit longest(CharSequence text, int start) {
        Node node = root;
        Hit best = null;
        for (int at = start; ; at++) {
            boolean ends = at == text.length() || !inWord(text.charAt(at));
            if (at > start && ends && node.rule != null) {
                best = new Hit(start, at, node.rule, node.instead);
            } else if (at > start && node.anyEnding != null) {
                int end = at;
                while (end < text.length() && inWord(text.charAt(end))) {
                    end++;
                }
                best = new Hit(start, end, node.anyEnding, node.insteadAny);
            }
            node = at == text.length() ? null : node.next.get(plain(text.charAt(at)));
            if (node == null) {
                return best;
            }
        }
    }

    static boolean inWord(char letter) {
        return Character.isLetterOrDigit(letter);
    }

    private static char plain(char letter) {
        return letter == '’' ? '\'' : Character.isWhitespace(letter) ? ' ' : Character.toLowerCase(letter);
    }
}
