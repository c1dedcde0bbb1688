package org.baken.subscription;

import java.util.List;
import java.util.Locale;
import org.baken.platform.Branding;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * What is around a page for residents, as the templates {@code top} and {@code bottom} take it.
 *
 * @param tongues the languages that the page can be read in
 */
record Frame(String lang, Publisher publisher, String title, List<Tongue> tongues) {
    /** A language, and the same page in it. */
    record Tongue(String code, String name, String href, boolean current) {}

    /** @param query what stands in the address behind the language, beginning with {@code &}; may be empty */
    static Frame of(Publisher house, String lang, String title, List<String> offered, String query) {
        List<Tongue> tongues = offered.stream()
                .map(code -> new Tongue(code, name(code), "?lang=" + code + query, code.equals(lang)))
                .toList();
        return new Frame(lang, house, title + " – " + house.name(), tongues);
    }

    /** What a language is called by those who speak it. */
    static String name(String code) {
        Locale language = Locale.forLanguageTag(code);
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    String house() {
        return publisher.name();
    }

    /** The logo and the colour of the town. */
    Branding branding() {
        return publisher.branding();
    }

    Words words() {
        return new Words("publicpage", lang);
    }

    String style() {
        return PageFiles.address("page.css");
    }

    String icon() {
        return PageFiles.address("icon.svg");
    }

    String about() {
        return words().of("about-note", house());
    }

    boolean several() {
        return tongues.size() > 1;
    }

    boolean home() {
        return true;
    }
}
