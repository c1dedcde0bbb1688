package org.baken.platform;

import java.util.AbstractMap;
import java.util.Locale;
import java.util.Set;

/**
 * The texts of one package in one language, for a template: {@code {{words.next}}} is the text {@code publicpage.next}. Only
 * texts without arguments.
 */
public final class Words extends AbstractMap<String, String> {
    private final Locale locale;
    private final String prefix;

    /** @param part the package's name, with which its keys begin */
    public Words(String part, String language) {
        this.locale = Locale.forLanguageTag(language);
        this.prefix = part + ".";
    }

    @Override
    public boolean containsKey(Object key) {
        return Catalogue.has(prefix + key);
    }

    /** The text; a name without one is a programming error, and not a gap in a page. */
    @Override
    public String get(Object key) {
        return Catalogue.text(locale, prefix + key);
    }

    /** Gives a text that has arguments. */
    public String of(String key, Object... arguments) {
        return Catalogue.text(locale, prefix + key, arguments);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException("Words are asked for one by one");
    }
}
