package org.baken.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way through a tree, found here once more by hand. */
public final class Ways {
    private Ways() {}

    /**
     * A way.
     *
     * @param answers by question, in the order in which they are given
     * @param category the class at its end
     * @param sentiment what was said about the tone
     */
    public record Way(Map<String, String> answers, String category, String sentiment) {
        @Override
        public String toString() {
            return String.join(" → ", answers.values()) + " ⇒ " + category;
        }
    }

    /** All ways of the tree that comes with Baken. */
    public static List<Way> shipped() {
        TriageTree tree = TriageTree.shipped();
        List<Way> found = new ArrayList<>();
        walk(tree, tree.start(), Map.of(), null, found);
        return found;
    }

    private static void walk(
            TriageTree tree, String question, Map<String, String> before, String tone, List<Way> found) {
        for (TriageAnswer answer : tree.question(question).orElseThrow().answers()) {
            Map<String, String> answers = new LinkedHashMap<>(before);
            answers.put(question, answer.id());
            String sentiment = answer.sentiment() == null ? tone : answer.sentiment();
            if (answer.category() == null) {
                walk(tree, answer.next(), answers, sentiment, found);
            } else {
                found.add(new Way(answers, answer.category(), sentiment));
            }
        }
    }
}
