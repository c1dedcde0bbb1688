package org.baken.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.check.Finding.Fix;

/** How a passage is written: sentences, capitals, exclamation marks, gaps, words from the lists. */
final class Style {
    private static final int HARD = 20;
    private static final int TOO_LONG = 30;
    private static final int ENOUGH_TO_JUDGE = 60;
    private static final int SHOUTED = 4;
    private static final int TOLERATED = 2;

    private record Word(int start, int end) {}

    /** By letter: all of them stand before the end of Latin Extended-A. */
    private static final boolean[] VOWELS = vowels("aeiouyáàâäéèêëíìîïóòôöúùûüæœ");

    private final Passage passage;
    private final Words.Of words;
    private final Report report;
    private final String text;

    Style(Passage passage, Words.Of words, Report report) {
        this.passage = passage;
        this.words = words;
        this.report = report;
        this.text = passage.text();
    }

    void look(WordTree house) {
        words.tree().search(text, this::hit);
        house.search(text, this::hit);
        marks();
        sentences();
    }

    private void hit(WordTree.Hit hit) {
        String word = text.substring(hit.start(), hit.end());
        Fix fix = null;
        if (hit.instead() != null) {
            fix = replace(hit.start(), hit.end(), like(word, hit.instead()), "check.fix.replace", hit.instead());
        }
        report.at(hit.rule(), passage, hit.start(), hit.end(), fix, word, hit.instead() == null ? "" : hit.instead());
    }

    private void marks() {
        List<Word> shouted = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            char letter = at < text.length() ? text.charAt(at) : ' ';
            if (letter == '!' || letter == '！') {
                report.at(Rule.EXCLAMATION, passage, at, at + 1, replace(at, at + 1, ".", "check.fix.full-stop"));
            } else if (letter == '…') {
                report.at(Rule.GAPS, passage, at, at + 1, null);
            }
            boolean in = Character.isLetterOrDigit(letter);
            if (in && start < 0) {
                start = at;
            } else if (!in && start >= 0) {
                if (shouts(start, at)) {
                    shouted.add(new Word(start, at));
                }
                start = -1;
            }
        }
        if (shouted.size() > TOLERATED) {
            int from = shouted.get(0).start();
            int to = shouted.get(shouted.size() - 1).end();
            StringBuilder quiet = new StringBuilder(text.substring(from, to));
            for (Word word : shouted) {
                String lower =
                        text.substring(word.start(), word.end()).toLowerCase(Locale.forLanguageTag(passage.lang()));
                if (lower.length() == word.end() - word.start()) {
                    quiet.replace(
                            word.start() - from,
                            word.end() - from,
                            beginsSentence(word.start()) ? capital(lower) : lower);
                }
            }
            report.at(Rule.CAPITALS, passage, from, to, replace(from, to, quiet.toString(), "check.fix.lower"));
        }
    }

    private boolean shouts(int from, int to) {
        if (to - from < SHOUTED || from > 0 && "#@".indexOf(text.charAt(from - 1)) >= 0) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!Character.isUpperCase(text.charAt(at))) {
                return false;
            }
        }
        return !words.names().contains(text.substring(from, to));
    }

    private void sentences() {
        Set<String> seen = new HashSet<>();
        int start = 0;
        int count = 0;
        int total = 0;
        int sentences = 0;
        int syllables = 0;
        boolean inWord = false;
        boolean vowel = false;
        for (int at = 0; at <= text.length(); at++) {
            char letter = at < text.length() ? text.charAt(at) : '\n';
            boolean in = Character.isLetterOrDigit(letter);
            if (in && !inWord) {
                count++;
                vowel = false;
            }
            boolean sounds = in && isVowel(letter);
            if (sounds && !vowel) {
                syllables++;
            }
            vowel = sounds;
            inWord = in || inWord && (letter == '\'' || letter == '’' || letter == '-');
            if (ends(at, letter, start)) {
                int end = Math.min(text.length(), at + 1);
                if (count > 0) {
                    sentence(start, end, count, seen);
                    total += count;
                    sentences++;
                }
                start = end;
                count = 0;
            }
        }
        if (total >= ENOUGH_TO_JUDGE) {
            double score = Readability.of(passage.lang(), (double) total / sentences, (double) syllables / total);
            if (score < Readability.HARD) {
                report.add(Rule.READABILITY, passage.platform(), passage.lang(), passage.path(), null, null, null, (int)
                        Math.max(0, score));
            }
        }
    }

    private void sentence(int start, int end, int count, Set<String> seen) {
        int from = start;
        int to = Math.min(end, text.length());
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (count > TOO_LONG) {
            report.at(Rule.SENTENCE_LONG, passage, from, to, null, count);
        } else if (count > HARD) {
            report.at(Rule.SENTENCE, passage, from, to, null, count);
        }
        if (count >= 4 && !seen.add(text.substring(from, to).toLowerCase(Locale.ROOT))) {
            report.at(Rule.REPEATED_SENTENCE, passage, from, to, replace(from, to, "", "check.fix.remove"));
        }
    }

    private boolean ends(int at, char letter, int start) {
        if (letter == '\n') {
            return true;
        }
        if (letter != '.' && letter != '!' && letter != '?') {
            return false;
        }
        if (at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        int from = at;
        while (from > start
                && at - from < 12
                && !Character.isWhitespace(text.charAt(from - 1))
                && text.charAt(from - 1) != '(') {
            from--;
        }
        return letter != '.'
                || !words.abbreviations().contains(text.substring(from, at).toLowerCase(Locale.ROOT));
    }

    private boolean beginsSentence(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || ".!?\n:".indexOf(text.charAt(before)) >= 0;
    }

    private Fix replace(int start, int end, String with, String key, Object... arguments) {
        return new Fix(key, List.of(arguments), passage.path(), start, end, with);
    }

    private static String like(String word, String instead) {
        return Character.isUpperCase(word.charAt(0)) ? capital(instead) : instead;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean[] vowels(String lower) {
        boolean[] vowels = new boolean[0x180];
        (lower + lower.toUpperCase(Locale.ROOT)).chars().forEach(letter -> vowels[letter] = true);
        return vowels;
    }

    private static boolean isVowel(char letter) {
        return letter < VOWELS.length && VOWELS[letter];
    }
}
