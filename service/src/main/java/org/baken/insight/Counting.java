package org.baken.insight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts reactions, one after the other. Not thread-safe. */
final class Counting {
    private static final int MOST_WORDS = 12;

    private final Themes themes;
    private final People people = new People();
    private final Map<String, Integer> sentiments = new TreeMap<>();
    private final Map<String, Integer> classes = new TreeMap<>();
    private final Map<String, Integer> sources = new TreeMap<>();
    private final Map<String, Integer> platforms = new TreeMap<>();
    private final Map<String, Integer> languages = new TreeMap<>();
    private final Map<String, Integer> rumours = new TreeMap<>();
    private final Map<String, OfTheme> counted = new HashMap<>();
    private int reactions;
    private int unsorted;

    private static final class OfTheme {
        private int reactions;
        private int sorted;
        private int authorsKnown;
        private final Set<String> authors = new HashSet<>();
        private final Map<String, Integer> words = new HashMap<>();
    }

    Counting(Themes themes) {
        this.themes = themes;
    }

    /** Counts one. */
    void add(SituationDao.Counted one) {
        reactions++;
        people.add(one.author(), 1);
        count(sources, one.source());
        count(platforms, one.platform());
        count(languages, one.lang() == null ? "?" : one.lang());
        if (one.rumour() != null) {
            count(rumours, one.rumour());
        }
        if (one.category() == null) {
            unsorted++;
        } else {
            count(classes, one.category());
        }
        if (one.sentiment() != null) {
            count(sentiments, one.sentiment());
        }
        if (!themes.isLeftOut(one.category())) {
            addThemes(one);
        }
    }

    private void addThemes(SituationDao.Counted one) {
        Map<String, List<String>> byWords = Reading.themes(one.themes());
        byWords.forEach((id, words) -> {
            OfTheme theme = theme(id, one.author());
            words.forEach(word -> count(theme.words, word));
        });
        for (String id : themes.ofClass(one.category())) {
            if (!byWords.containsKey(id)) {
                theme(id, one.author()).sorted++;
            }
        }
    }

    private OfTheme theme(String id, String author) {
        OfTheme theme = counted.computeIfAbsent(id, key -> new OfTheme());
        theme.reactions++;
        theme.authors.add(author);
        return theme;
    }

    /** Adds the totals of a half hour, for those of a whole incident. How many people there are does not add up. */
    void add(Totals totals) {
        reactions += totals.reactions();
        unsorted += totals.unsorted();
        addAll(sentiments, totals.sentiments());
        addAll(classes, totals.classes());
        addAll(sources, totals.sources());
        addAll(platforms, totals.platforms());
        addAll(languages, totals.languages());
        addAll(rumours, totals.rumours());
        for (Totals.OfTheme one : totals.themes()) {
            OfTheme theme = counted.computeIfAbsent(one.id(), key -> new OfTheme());
            theme.reactions += one.reactions();
            theme.sorted += one.sorted();
            theme.authorsKnown = -1;
            addAll(theme.words, one.words());
        }
    }

    /** What was counted, with the people who were counted. */
    Totals totals() {
        return totals(people);
    }

    /** What was counted, with these people. */
    Totals totals(People people) {
        int authors = people.number();
        List<Totals.OfTheme> found = themes.all().stream()
                .filter(theme -> counted.containsKey(theme.id()))
                .map(theme -> ofTheme(theme.id(), counted.get(theme.id())))
                .sorted(Comparator.comparingInt(Totals.OfTheme::reactions).reversed())
                .toList();
        return new Totals(
                reactions,
                authors,
                onePercent(authors),
                people.ofBusiest(onePercent(authors)),
                unsorted,
                sentiments,
                classes,
                sources,
                platforms,
                languages,
                found,
                rumours);
    }

    private static Totals.OfTheme ofTheme(String id, OfTheme theme) {
        Map<String, Integer> words = theme.words.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        Integer authors = theme.authorsKnown < 0 ? null : Integer.valueOf(theme.authors.size());
        return new Totals.OfTheme(id, theme.reactions, authors, theme.sorted, words);
    }

    /** The most active one percent, at least one person (guideline H12). */
    private static int onePercent(int authors) {
        return (authors + 99) / 100;
    }

    /** How many reactions were counted. */
    int reactions() {
        return reactions;
    }

    private static void count(Map<String, Integer> counts, String key) {
        counts.merge(key, 1, Integer::sum);
    }

    private static void addAll(Map<String, Integer> counts, Map<String, Integer> more) {
        more.forEach((key, number) -> counts.merge(key, number, Integer::sum));
    }
}
