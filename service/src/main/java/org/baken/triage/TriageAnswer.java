package org.baken.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * An answer to a question of the tree. It leads either to a question or to a class.
 *
 * @param id unique in its question
 * @param text by language
 * @param next the id of what is asked next; null when it leads to a class
 * @param category the id of the class it leads to, in JSON {@code class}; null when it leads to a question
 * @param sentiment POSITIVE, NEUTRAL or NEGATIVE when it says so; else null
 */
public record TriageAnswer(
        String id,
        Map<String, String> text,
        String next,
        @JsonProperty("class") String category,
        String sentiment) {}
