package org.baken.platform;

import java.util.AbstractMap;
import java.util.Locale;
import java.util.Set;

/**
 * The texts of one package in one language, for a template: {@code {{words.next}}} is the text {@code publicpage.next}. Only
 * texts without arguments. {@code {{words.colon}}} is what stands between a label and what it is a label of.
 */
public final class Words extends AbstractMap<String, String> {
    private static final String COLON = "colon";

    private final Locale locale;
    private final String prefix;

    /** @param part the package's name, with which its keys begin */
    public Words(String part, String language) {
        this.locale = Locale.forLanguageTag(language);
        this.prefix = part + ".";
    }

    @Override
    public boolean containsKey(Object key) {
        return COLON.equals(key) || Catalogue.has(prefix + key);
    }

    /** The text; a name without one is a programming error, and not a gap in a page. */
    @Override
    public String get(Object key) {
        return COLON.equals(key) ? colon() : Catalogue.text(locale, prefix + key);
    }

    private String colon() {
        return locale.getLanguage().equals("fr") ? "\u00a0: " : ": ";
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
