package org.baken.insight;

import java.util.Locale;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.platform.Problem;

/** What an entry must have before it is kept. */
final class Wanted {
    private Wanted() {}

    /**
     * The question in each of the incident's languages (guideline A19), and the answer in all of them or in none; otherwise
     * 400, naming the language that is missing.
     */
    static void languages(Incident incident, Map<String, String> question, Map<String, String> answer) {
        for (String lang : incident.languages()) {
            require("question", lang, question);
            if (!answer.isEmpty()) {
                require("answer", lang, answer);
            }
        }
    }

    private static void require(String field, String lang, Map<String, String> texts) {
        if (!texts.containsKey(lang)) {
            throw Problem.invalid(field, "insight.question.language", Locale.forLanguageTag(lang));
        }
    }
}
