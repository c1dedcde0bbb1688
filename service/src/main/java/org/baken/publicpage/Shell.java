package org.baken.publicpage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.platform.Branding;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * What is around every public page, as its template takes it.
 *
 * @param address of the page itself, complete, without its language; null for a page that has none
 * @param feed the first of the feeds of this page; null when it has none
 * @param preview what others show of this page; null when nobody should
 * @param beside the address where two languages stand side by side; null when there is none
 * @param live whether the page looks by itself for what is new, where scripts are allowed
 * @param wide whether it has more than one column
 */
record Shell(
        String lang,
        Publisher publisher,
        String title,
        boolean exercise,
        String address,
        String feed,
        List<Tongue> tongues,
        Preview preview,
        String beside,
        boolean live,
        boolean wide) {
    /** What pages of emergencies are called by who shares them (Open Graph). */
    private static final Map<String, String> LOCALES =
            Map.of("nl", "nl_BE", "fr", "fr_BE", "en", "en_GB", "de", "de_BE");

    /** A language that the page can be read in. */
    record Tongue(String code, String name, String href, boolean current) {
        static Tongue of(String code, String href, boolean current) {
            Locale locale = Locale.forLanguageTag(code);
            String name = locale.getDisplayLanguage(locale);
            return new Tongue(code, name.substring(0, 1).toUpperCase(locale) + name.substring(1), href, current);
        }
    }

    /** A feed of this page, for programs that look for one. */
    record Feed(String href, String type) {}

    /** The same page in another language, for search engines. */
    record Alternate(String code, String href) {}

    /**
     * What is shown of the page where somebody shares or finds it (Open Graph).
     *
     * @param modified when it was last changed, for programs; null when that does not matter
     */
    record Preview(String title, String description, String modified) {}

    /** A page without anything special. */
    static Shell plain(String lang, Publisher publisher, String title, String address, List<Tongue> tongues) {
        return new Shell(lang, publisher, title, false, address, null, tongues, null, null, false, false);
    }

    /** The same page, with what is shown of it elsewhere. */
    Shell previewed(String description) {
        return new Shell(
                lang,
                publisher,
                title,
                exercise,
                address,
                feed,
                tongues,
                new Preview(title, description, null),
                beside,
                live,
                wide);
    }

    List<Feed> feeds() {
        if (feed == null) {
            return List.of();
        }
        return home()
                ? List.of(
                        new Feed(feed, "application/atom+xml"),
                        new Feed(feed.replace("/feed.atom", "/feed.rss"), "application/rss+xml"),
                        new Feed(feed.replace("/feed.atom", "/feed.json"), "application/feed+json"))
                : List.of(
                        new Feed(feed, "application/feed+json"),
                        new Feed(feed.replace("/feed.json", "/feed.atom"), "application/atom+xml"));
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

    String script() {
        return PageFiles.address("page.js");
    }

    String icon() {
        return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
    }

    String about() {
        return words().of("about-note", publisher.name());
    }

    /** The one address of this text, for search engines: every language has its own. */
    String canonical() {
        return tongues.stream()
                .filter(Tongue::current)
                .findFirst()
                .map(tongue -> several() ? address + "?lang=" + tongue.code() : address)
                .orElse(address);
    }

    List<Alternate> alternates() {
        return address == null || exercise || !several() || tongues.stream().noneMatch(Tongue::current)
                ? List.of()
                : tongues.stream()
                        .map(tongue -> new Alternate(tongue.code(), address + "?lang=" + tongue.code()))
                        .toList();
    }

    String locale() {
        return LOCALES.get(lang);
    }

    /** A picture for who shares the page; others than our own server cannot show drawings. */
    String shareImage() {
        return branding().logo() != null && branding().logo().name().endsWith(".png")
                ? publisher.publicUrl() + branding().logoAddress()
                : null;
    }

    /** Whether this is another page than the list of incidents, so that a way back there is of use. */
    boolean home() {
        return feed == null || !feed.equals("/feed.json");
    }

    boolean several() {
        return tongues.size() > 1;
    }
}
