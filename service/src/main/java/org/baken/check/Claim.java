package org.baken.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a correction helps the rumour along: the fact comes first, the claim at most once, and never in the title (guidelines
 * H16, H20, A28). A sentence repeats the claim when it holds most of its longer words.
 */
final class Claim {
    private static final int LONG_WORD = 4;
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?\\n])\\s+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Claim() {}

    static void look(String lang, Draft.Text text, String claim, Report report) {
        Set<String> words = words(claim);
        if (words.isEmpty()) {
            return;
        }
        if (text.title() != null && repeats(text.title(), words)) {
            report.add(Rule.CLAIM_TITLE, null, lang, "text." + lang + ".title", null, null, null);
        }
        String[] sentences = SENTENCES.split(text.body());
        long times = Arrays.stream(sentences)
                .filter(sentence -> repeats(sentence, words))
                .count();
        if (sentences.length > 0 && repeats(sentences[0], words)) {
            report.add(Rule.CLAIM_FIRST, null, lang);
        }
        if (times > 1) {
            report.add(Rule.CLAIM_REPEATED, null, lang, times);
        }
    }

    private static boolean repeats(String sentence, Set<String> claim) {
        Set<String> said = words(sentence);
        long common = claim.stream().filter(said::contains).count();
        return common * 3 >= claim.size() * 2L;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() >= LONG_WORD)
                .collect(Collectors.toSet());
    }
}
