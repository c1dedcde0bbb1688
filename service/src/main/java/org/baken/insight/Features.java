package org.baken.insight;

import java.util.HashMap;
import java.util.Map;

/**
 * What makes one question look like another: the beginnings of its words, short runs of letters in them (for what is spelt or
 * inflected differently) and what the words are about, whatever the language. Only hashes: the text cannot be read from them.
 */
final class Features {
    private static final int MOST = 80;
    private static final int BEGINNING = 5;
    private static final int RUN = 4;
    private static final double OF_WORD = 0.5;
    private static final double OF_RUNS = 0.5;
    private static final double OF_MEANING = 1.6;

    /** The letters of a word whose meaning is known tell less besides. */
    private static final double OF_LISTED = 0.5;

    private final Map<Integer, Double> weights;

    private Features(Map<Integer, Double> weights) {
        this.weights = weights;
    }

    /** Looks at a question. Little words, which every question has, say nothing. */
    static Features of(String text) {
        Map<Integer, Double> weights = new HashMap<>();
        Vocabulary vocabulary = Vocabulary.shipped();
        for (String token : WordFinder.tokens(text)) {
            if (!vocabulary.isLittle(token)) {
                Map<String, Double> meanings = vocabulary.meanings(token);
                meanings.forEach((meaning, weight) -> add(weights, "c:" + meaning, OF_MEANING * weight));
                addLetters(weights, token, meanings.isEmpty() ? 1 : OF_LISTED);
            }
        }
        return weights.isEmpty()
                ? new Features(weights)
                : new Features(weights).cut().unit();
    }

    private static void addLetters(Map<Integer, Double> weights, String token, double share) {
        if (token.length() == 1) {
            return;
        }
        add(weights, "w:" + token.substring(0, Math.min(BEGINNING, token.length())), OF_WORD * share);
        String padded = "^" + token + "$";
        int runs = padded.length() - RUN + 1;
        for (int at = 0; at < runs; at++) {
            add(weights, "r:" + padded.substring(at, at + RUN), OF_RUNS * share / Math.sqrt(runs));
        }
    }

    private static void add(Map<Integer, Double> weights, String feature, double weight) {
        weights.merge(feature.hashCode(), weight, Math::max);
    }

    /** As they were stored. */
    static Features read(String written) {
        Map<Integer, Double> weights = new HashMap<>();
        for (String one : written.split(" ")) {
            int sign = one.indexOf(':');
            if (sign > 0) {
                weights.put(
                        Integer.parseUnsignedInt(one.substring(0, sign), 36),
                        Integer.parseInt(one.substring(sign + 1)) / 1000.0);
            }
        }
        return new Features(weights);
    }

    /** As they are stored: every hash with its weight in thousandths. */
    String written() {
        StringBuilder written = new StringBuilder();
        weights.forEach((feature, weight) -> written.append(written.isEmpty() ? "" : " ")
                .append(Integer.toUnsignedString(feature, 36))
                .append(':')
                .append(Math.round(weight * 1000)));
        return written.toString();
    }

    boolean isEmpty() {
        return weights.isEmpty();
    }

    Map<Integer, Double> weights() {
        return weights;
    }

    /** These with others, each counting for one of so many: the middle of a group. */
    Features with(Features other, int members) {
        Map<Integer, Double> sum = new HashMap<>();
        weights.forEach((feature, weight) -> sum.put(feature, weight * members / (members + 1)));
        other.weights.forEach((feature, weight) -> sum.merge(feature, weight / (members + 1), Double::sum));
        return new Features(sum).cut().unit();
    }

    /** The weightiest. */
    private Features cut() {
        if (weights.size() <= MOST) {
            return this;
        }
        Map<Integer, Double> kept = new HashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new Features(kept);
    }

    private Features unit() {
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        Map<Integer, Double> unit = new HashMap<>();
        weights.forEach((feature, weight) -> unit.put(feature, weight / length));
        return new Features(unit);
    }
}
