package org.baken.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An argument of a text that is itself written in the reader's language, from a content file: separated by semicolons.
 *
 * @param texts each by two-letter language code, in every language of the {@link Catalogue}
 */
public record Translated(List<Map<String, String>> texts) {
    String in(Locale locale) {
        String lang = Catalogue.language(locale);
        return texts.stream().map(text -> text.get(lang)).collect(Collectors.joining("; "));
    }
}
