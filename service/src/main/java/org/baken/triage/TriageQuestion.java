package org.baken.triage;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/**
 * One question of the tree.
 *
 * @param text what is asked, by language
 * @param why why it is asked and how to choose, by language
 * @param answers at least two
 */
public record TriageQuestion(
        String id,
        List<Guideline> guidelines,
        Map<String, String> text,
        Map<String, String> why,
        List<TriageAnswer> answers) {
    TriageAnswer answer(String answer) {
        return answers.stream()
                .filter(one -> one.id().equals(answer))
                .findFirst()
                .orElse(null);
    }
}
