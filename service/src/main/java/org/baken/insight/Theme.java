package org.baken.insight;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something to look for in reactions.
 *
 * @param title by two-letter language code
 * @param guidelines that ask to look for it, besides those of the whole list; may be null in the file
 * @param classes of the decision tree that count for it, whatever the words; may be null in the file
 * @param words by language; at the end of one, {@code *} stands for any ending
 */
public record Theme(
        String id,
        Kind kind,
        Map<String, String> title,
        List<String> guidelines,
        List<String> classes,
        Map<String, List<String>> words) {

    /** What a theme tells about people (guideline V20). */
    public enum Kind {
        /** What they want to know. */
        NEED,
        /** What they do or do not do. */
        BEHAVIOUR,
        /** What they feel and think about it. */
        MEANING
    }

    public Theme {
        guidelines = Objects.requireNonNullElse(guidelines, List.of());
        classes = Objects.requireNonNullElse(classes, List.of());
    }
}
