package org.baken.check;

import java.util.List;
import java.util.Map;

/**
 * The words of a message that is being written.
 *
 * @param text by language (two-letter code)
 * @param variants what goes to one platform instead of the text
 */
public record Draft(Map<String, Text> text, List<Variant> variants) {
    /**
     * The words in one language.
     *
     * @param title null when there is none
     */
    public record Text(String title, String body) {}

    /** The words for one platform in one language. */
    public record Variant(String platform, String lang, String body) {}
}
