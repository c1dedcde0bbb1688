package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;

/** What is looked for in reactions, as {@code playbooks/words/insight.yml} says. Immutable. */
public final class Themes {
    private static final class Shipped {
        private static final Themes THEMES = read(ContentFolder.read("words/insight.yml"));
    }

    private record Written(
            @JsonProperty String id,
            List<String> guidelines,
            List<String> leftOut,
            Questions questions,
            Map<String, List<String>> common,
            List<Theme> themes) {}

    /**
     * What makes questions worth one answer for everybody (guideline H41).
     *
     * @param classes of the decision tree that are questions
     * @param atLeast how many different people must have asked
     */
    public record Questions(List<String> classes, int atLeast) {}

    private final String hash;
    private final Written written;
    private final Map<String, WordFinder> finders = new HashMap<>();
    private final WordFinder everyLanguage = new WordFinder();
    private final Map<String, Set<String>> common = new HashMap<>();

    private Themes(String hash, Written written) {
        this.hash = hash;
        this.written = written;
        for (Theme theme : written.themes()) {
            theme.words().forEach((lang, words) -> {
                finders.computeIfAbsent(lang, key -> new WordFinder()).add(theme.id(), words);
                everyLanguage.add(theme.id(), words);
            });
        }
        written.common()
                .forEach((lang, words) -> common.put(
                        lang,
                        words.stream()
                                .flatMap(word -> WordFinder.tokens(word).stream())
                                .collect(Collectors.toSet())));
    }

    /**
     * Gives the list that comes with Baken, read once.
     *
     * @throws org.baken.platform.ContentProblem naming file and line of every fault, the first time
     */
    public static Themes shipped() {
        return Shipped.THEMES;
    }

    static Themes read(Content content) {
        Written written =
                content.fits(ContentFolder.text("schema/insight.schema.json")).as(Written.class);
        Content.refuseIfAny(content.twice("/themes", written.themes(), Theme::id));
        return new Themes(content.hash(), written);
    }

    /** Tells which version of the list it is: what was read with another one has to be read again. */
    String hash() {
        return hash;
    }

    /** All themes, in the order of the file. */
    public List<Theme> all() {
        return written.themes();
    }

    /** Whether reactions of this class say nothing about the incident. */
    boolean isLeftOut(String category) {
        return category != null && written.leftOut().contains(category);
    }

    /** What makes questions worth one answer. */
    public Questions questions() {
        return written.questions();
    }

    /** The themes that a class of the decision tree counts for. */
    List<String> ofClass(String category) {
        return category == null
                ? List.of()
                : written.themes().stream()
                        .filter(theme -> theme.classes().contains(category))
                        .map(Theme::id)
                        .toList();
    }

    /**
     * Gives the themes of a text with the words that led to each, once each.
     *
     * @param lang two-letter code; for null, or one that we have no words of, the text itself tells
     */
    Map<String, Set<String>> of(String text, String lang) {
        List<String> tokens = WordFinder.tokens(text);
        String chosen = lang != null && finders.containsKey(lang) ? lang : language(tokens);
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (WordFinder.Hit hit : finders.getOrDefault(chosen, everyLanguage).in(tokens)) {
            found.computeIfAbsent(hit.theme(), theme -> new LinkedHashSet<>()).add(hit.word());
        }
        return found;
    }

    /** The little words of all languages, which tell nothing but the language. */
    Set<String> littleWords() {
        Set<String> all = new HashSet<>();
        common.values().forEach(all::addAll);
        return all;
    }

    /** The language whose little words are most in it; null when it has none of any. */
    private String language(List<String> tokens) {
        Map<String, Integer> counted = new HashMap<>();
        Set<String> there = new HashSet<>(tokens);
        common.forEach((lang, words) -> {
            long hits = there.stream().filter(words::contains).count();
            if (hits > 0) {
                counted.put(lang, (int) hits);
            }
        });
        return counted.isEmpty()
                ? null
                : Collections.max(
                                counted.entrySet(),
                                Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .getKey();
    }
}
