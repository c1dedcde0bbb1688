package org.baken.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for: words that must all be there, in any of their forms; {@code "words in quotes"} as they stand, one after
 * the other; {@code evac*} for the begin of a word; {@code -word} for one that must not be there. Everything else that people type
 * means nothing, and is never an error.
 */
record SearchWords(List<Clause> clauses) {
    /** More would help nobody and cost time. */
    private static final int MOST = 16;

    private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)");

    /**
     * Words that must stand one after the other, or must not.
     *
     * @param places for each place, the forms of which one must stand there; at least one place
     * @param begins whether the one word has only to begin so
     */
    record Clause(List<Set<String>> places, boolean begins, boolean excluded) {}

    /** Reads what somebody typed; empty when there is no word in it. */
    static Optional<SearchWords> of(String typed) {
        List<Clause> clauses = new ArrayList<>();
        Matcher parts = PART.matcher(typed);
        while (parts.find() && clauses.size() < MOST) {
            if (parts.group(2) != null) {
                quoted(parts.group(2), !parts.group(1).isEmpty()).ifPresent(clauses::add);
            } else {
                clauses.addAll(plain(parts.group(3)));
            }
        }
        return clauses.isEmpty()
                ? Optional.empty()
                : Optional.of(new SearchWords(List.copyOf(clauses.subList(0, Math.min(MOST, clauses.size())))));
    }

    /** Quotes ask for the words as they stand, not for others of the same stem. */
    private static Optional<Clause> quoted(String phrase, boolean excluded) {
        List<Set<String>> places =
                WordForms.folded(phrase).stream().limit(MOST).map(Set::of).toList();
        return places.isEmpty() ? Optional.empty() : Optional.of(new Clause(places, false, excluded));
    }

    /** One string without spaces can be several words ({@code ziek/misselijk}): each of them must be there. */
    private static List<Clause> plain(String string) {
        boolean excluded =
                string.startsWith("-") && string.length() > 1 && Character.isLetterOrDigit(string.codePointAt(1));
        boolean begins = string.endsWith("*");
        List<String> words = WordForms.folded(string);
        if (begins && words.size() == 1) {
            return List.of(new Clause(List.of(Set.of(words.get(0))), true, excluded));
        }
        return WordForms.of(string).stream()
                .map(forms -> new Clause(List.of(forms), false, excluded))
                .toList();
    }
}
