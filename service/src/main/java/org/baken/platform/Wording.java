package org.baken.platform;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An argument of a text that is itself written in the reader's language: texts of the catalogues, separated by commas.
 *
 * @param keys of the texts
 */
public record Wording(List<String> keys) {
    String in(Locale locale) {
        return keys.stream().map(key -> Catalogue.text(locale, key)).collect(Collectors.joining(", "));
    }
}
