package org.baken.insight;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.baken.rumour.Concepts;

/** Which words of a question say what it is about, and what words of other languages say the same. Immutable. */
final class Vocabulary {
    private static final Vocabulary SHIPPED = new Vocabulary(Themes.shipped(), Concepts.shipped());

    private final Concepts concepts;
    private final Set<String> little;

    private Vocabulary(Themes themes, Concepts concepts) {
        this.concepts = concepts;
        this.little = themes.littleWords();
    }

    /** That of the lists that come with Baken. */
    static Vocabulary shipped() {
        return SHIPPED;
    }

    /** Whether every text of its language has it; what turns a sentence round is no other question either. */
    boolean isLittle(String token) {
        return little.contains(token) || concepts.ignores(token) || concepts.negates(token);
    }

    /** What a word means, whatever its language, with how much that tells; empty for a word that nobody listed. */
    Map<String, Double> meanings(String token) {
        Map<String, Double> meanings = new HashMap<>();
        concepts.of(token).forEach(concept -> meanings.put(concept, concepts.weight(concept)));
        return meanings;
    }
}
