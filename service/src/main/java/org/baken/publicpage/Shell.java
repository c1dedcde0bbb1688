package org.baken.publicpage;

import java.util.ArrayList;
import java.util.List;
import org.baken.platform.Branding;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * What is around every public page, as its template takes it.
 *
 * @param address of the page itself, complete; null for a page that has none
 * @param feed the address of the feed of this page; null when it has none
 */
record Shell(
        String lang,
        Publisher publisher,
        String title,
        boolean exercise,
        String address,
        String feed,
        List<Tongue> tongues) {
    /** A language that the page can be read in. */
    record Tongue(String code, String name, String href, boolean current) {}

    /** A feed of this page, for programs that look for one. */
    record Feed(String href, String type, String title) {}

    List<Feed> feeds() {
        if (feed == null) {
            return List.of();
        }
        List<Feed> feeds = new ArrayList<>();
        feeds.add(new Feed(form("feed.atom"), "application/atom+xml", title));
        if (home()) {
            feeds.add(new Feed(form("feed.rss"), "application/rss+xml", title));
        }
        feeds.add(new Feed(form("feed.json"), "application/feed+json", title));
        feeds.add(new Feed(form("cap.atom"), "application/atom+xml", title + " (CAP)"));
        return feeds;
    }

    private String form(String name) {
        return feed.replaceFirst("feed\\.(atom|json)", name);
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
        return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
    }

    String about() {
        return words().of("about-note", publisher.name());
    }

    /** Whether this is another page than the list of incidents, so that a way back there is of use. */
    boolean home() {
        return feed == null || !feed.equals("/feed.json");
    }

    boolean several() {
        return tongues.size() > 1;
    }
}
