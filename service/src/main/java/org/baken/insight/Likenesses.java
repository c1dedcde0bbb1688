package org.baken.insight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the group of questions that one resembles most. What nearly every question of the incident is about (the fire) tells
 * them apart less than what few are about. Not thread-safe.
 */
final class Likenesses {
    /** The cosine from which two are taken for the same question: measured, see the test of the groups. */
    private static final double ALIKE = 0.5;

    private static final int LOOKED_AT = 20;
    private static final int FEW = 10;

    /** The newest questions weigh most in a group from here on. */
    private static final int MEMBERS = 8;

    private final Map<String, Features> groups = new HashMap<>();
    private final Map<Integer, Set<String>> havers = new HashMap<>();

    /** Worked out once: it only changes with who has a feature, and with how many groups there are. */
    private final Map<Integer, Double> rarities = new HashMap<>();

    void add(String group, Features features) {
        groups.put(group, features);
        rarities.clear();
        features.weights().keySet().forEach(feature -> has(group, feature));
    }

    /** Draws a group towards another question of it. */
    void grow(String group, Features features) {
        Features before = groups.get(group);
        Features now = before.with(features, MEMBERS);
        groups.put(group, now);
        for (Integer feature : now.weights().keySet()) {
            if (!before.weights().containsKey(feature)) {
                has(group, feature);
            }
        }
        for (Integer feature : before.weights().keySet()) {
            if (!now.weights().containsKey(feature)) {
                hasNoMore(group, feature);
            }
        }
    }

    private void has(String group, Integer feature) {
        havers.computeIfAbsent(feature, key -> new LinkedHashSet<>()).add(group);
        rarities.remove(feature);
    }

    private void hasNoMore(String group, Integer feature) {
        Set<String> those = havers.get(feature);
        those.remove(group);
        if (those.isEmpty()) {
            havers.remove(feature);
        }
        rarities.remove(feature);
    }

    /** How many groups there are. */
    int size() {
        return groups.size();
    }

    Features features(String group) {
        return groups.get(group);
    }

    /** The group that is most like it, if any is alike enough. */
    Optional<String> likest(Features question) {
        Map<String, Double> shared = new HashMap<>();
        double length = length(question);
        question.weights().forEach((feature, weight) -> {
            double rare = rarity(feature);
            for (String group : havers.getOrDefault(feature, Set.of())) {
                double there = groups.get(group).weights().getOrDefault(feature, 0.0);
                shared.merge(group, weight * there * rare * rare, Double::sum);
            }
        });
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(LOOKED_AT)
                .map(entry -> Map.entry(entry.getKey(), likeness(question, length, groups.get(entry.getKey()))))
                .filter(entry -> entry.getValue() >= ALIKE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** The cosine of two, 0 to 1. */
    double likeness(Features one, Features other) {
        return likeness(one, length(one), other);
    }

    private double likeness(Features one, double length, Features other) {
        double shared = 0;
        for (Map.Entry<Integer, Double> entry : one.weights().entrySet()) {
            double rare = rarity(entry.getKey());
            shared += entry.getValue() * other.weights().getOrDefault(entry.getKey(), 0.0) * rare * rare;
        }
        double lengths = length * length(other);
        return lengths == 0 ? 0 : shared / lengths;
    }

    private double length(Features features) {
        double sum = 0;
        for (Map.Entry<Integer, Double> entry : features.weights().entrySet()) {
            double weight = entry.getValue() * rarity(entry.getKey());
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }

    /** 1 for what one group has, less for what many have; always 1 while there are too few to tell. */
    private double rarity(Integer feature) {
        return rarities.computeIfAbsent(feature, this::rarityNow);
    }

    private double rarityNow(Integer feature) {
        int all = groups.size();
        if (all < FEW) {
            return 1;
        }
        int have = Math.max(1, havers.getOrDefault(feature, Set.of()).size());
        return Math.log(1 + (double) all / have) / Math.log(1 + all);
    }
}
