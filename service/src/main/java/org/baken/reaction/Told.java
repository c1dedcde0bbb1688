package org.baken.reaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * Something to be told in the reader's language, whenever they read it.
 *
 * @param key of the catalogues
 */
public record Told(String key, List<String> arguments) {
    static Told of(String key, Object... arguments) {
        return new Told(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    String in(Locale locale) {
        return Catalogue.text(locale, key, arguments.toArray());
    }
}
