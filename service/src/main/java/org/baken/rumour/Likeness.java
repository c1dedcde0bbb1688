package org.baken.rumour;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells how alike two short claims are, also in two languages. A claim is taken as the things it speaks of: groups of words that
 * mean the same ({@link Concepts}), and words that are in no group, which are held against each other letter by letter (the
 * trigrams they share). What both speak of counts for them, by its weight; what only one speaks of counts against. Thread-safe.
 */
final class Likeness {
    /** From here on a pair is worth a person's look: see the measurement on labelled pairs in the tests. */
    static final double LIKELY = 0.55;
    /** Words in no group are often names, or the same thing in another language: their absence tells less. */
    private static final double WORD_WEIGHT = 0.5;

    private static final double NEGATED_ONCE = 0.85;
    private static final double CONTRARY = 0.5;
    /** Two words are the same with another ending from here on. */
    private static final double SAME_WORD = 0.5;

    private final Concepts concepts;

    Likeness(Concepts concepts) {
        this.concepts = concepts;
    }

    /** Something a claim speaks of: a group of words, or a word by itself with its trigrams. */
    private record Thing(String said, boolean group, double weight, Set<String> grams) {}

    /** A claim, taken apart once so that it can be held against many. */
    record Claim(Map<String, Thing> things, boolean negated, double weight) {}

    /** What two claims have in common. */
    record Match(double score, List<String> one, List<String> other) {
        boolean isLikely() {
            return score >= LIKELY;
        }

        int percent() {
            return (int) Math.round(100 * score);
        }

        /** The words that say the same, such as {@code drinkwater = eau, besmet}; those of the other claim first if turned. */
        String why(boolean turned) {
            Set<String> pairs = new LinkedHashSet<>();
            for (int i = 0; i < one.size(); i++) {
                String first = turned ? other.get(i) : one.get(i);
                String second = turned ? one.get(i) : other.get(i);
                pairs.add(first.equals(second) ? first : first + " = " + second);
            }
            return String.join(", ", pairs);
        }
    }

    Claim read(String text) {
        Map<String, Thing> things = new LinkedHashMap<>();
        boolean negated = false;
        for (String said : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String word = plain(said);
            negated |= concepts.negates(word);
            if (word.isEmpty() || concepts.negates(word) || concepts.ignores(word)) {
                continue;
            }
            Set<String> groups = concepts.of(word);
            groups.forEach(
                    group -> things.putIfAbsent("#" + group, new Thing(said, true, concepts.weight(group), Set.of())));
            if (groups.isEmpty()) {
                things.putIfAbsent(word, new Thing(said, false, WORD_WEIGHT, grams(word)));
            }
        }
        double weight = things.values().stream().mapToDouble(Thing::weight).sum();
        return new Claim(things, negated, weight);
    }

    /** 0 for claims that have nothing in common, 1 for those that speak of exactly the same. */
    Match match(Claim one, Claim other) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        double common = 0;
        double all = 0;
        for (Map.Entry<String, Thing> entry : one.things().entrySet()) {
            Thing thing = entry.getValue();
            Thing same = same(entry.getKey(), thing, other);
            all += thing.weight();
            if (same != null) {
                common += thing.weight();
                first.add(thing.said());
                second.add(same.said());
            }
        }
        for (Map.Entry<String, Thing> entry : other.things().entrySet()) {
            all += entry.getValue().weight();
            common += same(entry.getKey(), entry.getValue(), one) == null
                    ? 0
                    : entry.getValue().weight();
        }
        double score = all == 0 ? 0 : common / all;
        score *= one.negated() == other.negated() ? 1 : NEGATED_ONCE;
        score *= isContrary(one, other) || isContrary(other, one) ? CONTRARY : 1;
        return new Match(score, first, second);
    }

    /**
     * Whether {@link #match} may find them likely. It looks only for what is exactly the same and takes every other word for one
     * that might be, so that most pairs need no comparison letter by letter.
     */
    boolean mayBeLikely(Claim one, Claim other) {
        double all = one.weight() + other.weight();
        return all > 0 && (atMost(one, other) + atMost(other, one)) / all >= LIKELY;
    }

    private static double atMost(Claim one, Claim other) {
        double common = 0;
        for (Map.Entry<String, Thing> entry : one.things().entrySet()) {
            boolean possible = !entry.getValue().group() || other.things().containsKey(entry.getKey());
            common += possible ? entry.getValue().weight() : 0;
        }
        return common;
    }

    private static Thing same(String key, Thing thing, Claim in) {
        Thing same = in.things().get(key);
        if (same != null || thing.group()) {
            return same;
        }
        return in.things().values().stream()
                .filter(each -> !each.group() && overlap(thing.grams(), each.grams()) >= SAME_WORD)
                .findFirst()
                .orElse(null);
    }

    /** One speaks of a thing and the other of its opposite alone. */
    private boolean isContrary(Claim one, Claim other) {
        return one.things().entrySet().stream()
                .filter(entry -> entry.getValue().group())
                .map(entry -> entry.getKey().substring(1))
                .anyMatch(group -> concepts.opposite(group) != null
                        && !other.things().containsKey("#" + group)
                        && other.things().containsKey("#" + concepts.opposite(group)));
    }

    /** Dice's coefficient. */
    static double overlap(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long common = one.stream().filter(other::contains).count();
        return 2.0 * common / (one.size() + other.size());
    }

    /** The runs of three letters, with one space around the text. */
    static Set<String> grams(String text) {
        String padded = " " + text + " ";
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            grams.add(padded.substring(i, i + 3));
        }
        return grams;
    }

    /** Lower case without accents. */
    static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
