package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What the reactions of one half hour, or of a whole incident, come to. Kept as JSON, since it is only ever read whole.
 *
 * @param reactions how many
 * @param authors how many different people wrote them (guidelines H12, B15)
 * @param topAuthors how many people the most active one percent are, rounded up; 0 when there are none
 * @param topReactions how many reactions those wrote
 * @param unsorted how many nobody has sorted yet
 * @param sentiments by tone, of those that are sorted
 * @param classes by class of the decision tree, of those that are sorted
 * @param sources by the way they came
 * @param platforms by where they stand
 * @param languages by two-letter code; {@code ?} for those whose language nobody knows
 * @param themes most reactions first
 * @param rumours by the id of the rumour they repeat or ask about
 */
public record Totals(
        int reactions,
        int authors,
        int topAuthors,
        int topReactions,
        int unsorted,
        Map<String, Integer> sentiments,
        Map<String, Integer> classes,
        Map<String, Integer> sources,
        Map<String, Integer> platforms,
        Map<String, Integer> languages,
        List<OfTheme> themes,
        Map<String, Integer> rumours) {

    /**
     * One theme.
     *
     * @param authors how many different people; null for a whole incident, where that is not kept
     * @param sorted how many of them are there because a person gave them a class, whatever their words
     * @param words which words led to it and in how many reactions, most first, at most twelve
     */
    public record OfTheme(
            @JsonProperty("theme") String id, int reactions, Integer authors, int sorted, Map<String, Integer> words) {}

    static final Totals NONE =
            new Totals(0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of());
}
