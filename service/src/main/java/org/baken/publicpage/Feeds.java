package org.baken.publicpage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.baken.platform.Catalogue;
import org.baken.platform.Json;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * Writes the messages as Atom (RFC 4287), as RSS 2.0 (RSS Advisory Board) and as JSON Feed 1.1, as plain text, so that markup
 * in them is only shown.
 */
final class Feeds {
    static final String ATOM = "application/atom+xml; charset=utf-8";
    static final String RSS = "application/rss+xml; charset=utf-8";
    static final String JSON_FEED = "application/feed+json; charset=utf-8";

    private static final Namespace ATOM_NAMES = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private final Publisher house;

    Feeds(Publisher house) {
        this.house = house;
    }

    /** A message as a feed shows it. */
    private record Item(String url, String title, String text, Instant published, Instant updated, String lang) {}

    /** The messages of one incident. */
    byte[] atom(PageView view) {
        Words words = words(view.lang());
        Feed feed = new Feed("atom_1.0");
        feed.setId(address(view));
        feed.setTitle(xml(marked(view, words, view.title()) + " – " + house.name()));
        feed.setUpdated(Date.from(view.changedAt()));
        feed.setAuthors(List.of(author()));
        feed.setOtherLinks(List.of(
                link("self", house.publicUrl() + "/i/" + view.slug() + "/feed.atom?lang=" + view.lang(), ATOM)));
        feed.setAlternateLinks(List.of(link("alternate", address(view) + "?lang=" + view.lang(), "text/html")));
        feed.setEntries(view.messages().stream()
                .map(post -> entry(item(view, post, words)))
                .toList());
        return written(feed);
    }

    /** The same messages for readers that know no Atom. */
    byte[] rss(PageView view) {
        Words words = words(view.lang());
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(xml(marked(view, words, view.title()) + " – " + house.name()));
        channel.setLink(address(view) + "?lang=" + view.lang());
        channel.setDescription(xml(marked(view, words, view.title())));
        channel.setLanguage(view.lang());
        channel.setLastBuildDate(Date.from(view.changedAt()));
        Element self = new Element("link", ATOM_NAMES);
        self.setAttribute("rel", "self");
        self.setAttribute("href", house.publicUrl() + "/i/" + view.slug() + "/feed.rss?lang=" + view.lang());
        self.setAttribute("type", RSS.replaceFirst(";.*", ""));
        channel.setForeignMarkup(List.of(self));
        channel.setItems(view.messages().stream()
                .map(post -> rssItem(item(view, post, words)))
                .toList());
        return written(channel);
    }

    private static byte[] written(WireFeed feed) {
        try {
            return new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("A feed that cannot be written", e);
        }
    }

    /** The messages of all these incidents, newest first. */
    byte[] json(String lang, List<PageView> views) {
        Words words = words(lang);
        ObjectNode feed = Json.mapper().createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", words.of("feed-title", house.name()));
        feed.put("home_page_url", house.publicUrl() + "/");
        feed.put("feed_url", house.publicUrl() + "/feed.json?lang=" + lang);
        feed.put("language", lang);
        feed.putArray("authors").addObject().put("name", house.name()).put("url", house.publicUrl() + "/");
        ArrayNode items = feed.putArray("items");
        views.stream()
                .flatMap(view -> view.messages().stream().map(post -> item(view, post, words)))
                .sorted((one, other) -> other.published().compareTo(one.published()))
                .forEach(item -> items.addObject()
                        .put("id", item.url())
                        .put("url", item.url())
                        .put("title", item.title())
                        .put("content_text", item.text())
                        .put("date_published", item.published().toString())
                        .put("date_modified", item.updated().toString())
                        .put("language", item.lang()));
        return Json.write(feed).getBytes(StandardCharsets.UTF_8);
    }

    private Item item(PageView view, Post post, Words words) {
        String title = post.title() == null || post.title().isBlank() ? words.get("message") : post.title();
        String text = post.text();
        if (post.standing() == Standing.WITHDRAWN) {
            title = words.get("feed-withdrawn");
            text = words.get("withdrawn-note");
        } else if (post.standing() == Standing.SUPERSEDED) {
            title = words.of("feed-superseded", title);
            text = words.of("feed-superseded-note", address(view) + anchor(post.replacedBy())) + "\n\n" + text;
        } else {
            text += verdicts(view, post, words);
        }
        return new Item(
                address(view) + anchor(post.id()),
                marked(view, words, title),
                text,
                post.publishedAt(),
                Objects.requireNonNullElse(post.changedAt(), post.publishedAt()),
                post.lang());
    }

    /** What a correction says of the claim, in so many words: whoever reads only the feed sees no list of rumours. */
    private static String verdicts(PageView view, Post post, Words words) {
        return view.rumours().stream()
                .filter(verdict -> verdict.message().equals(post.id()))
                .map(verdict ->
                        "\n\n" + words.of("feed-rumour", verdict.claim(), words.get("verdict." + verdict.verdict())))
                .collect(Collectors.joining());
    }

    private static Entry entry(Item item) {
        Entry entry = new Entry();
        entry.setId(item.url());
        entry.setTitle(xml(item.title()));
        entry.setAlternateLinks(List.of(link("alternate", item.url(), "text/html")));
        entry.setPublished(Date.from(item.published()));
        entry.setUpdated(Date.from(item.updated()));
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(xml(item.text()));
        entry.setContents(List.of(content));
        return entry;
    }

    private static com.rometools.rome.feed.rss.Item rssItem(Item item) {
        com.rometools.rome.feed.rss.Item rss = new com.rometools.rome.feed.rss.Item();
        Guid guid = new Guid();
        guid.setValue(item.url());
        guid.setPermaLink(true);
        rss.setGuid(guid);
        rss.setTitle(xml(item.title()));
        rss.setLink(item.url());
        rss.setPubDate(Date.from(item.published()));
        Description description = new Description();
        // Readers take this for HTML.
        description.setValue(xml(html(item.text())));
        rss.setDescription(description);
        return rss;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\R", "<br>");
    }

    private SyndPerson author() {
        Person author = new Person();
        author.setName(xml(house.name()));
        author.setUri(house.publicUrl() + "/");
        return author;
    }

    private static Link link(String rel, String href, String type) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(href);
        link.setType(type.replaceFirst(";.*", ""));
        return link;
    }

    private String address(PageView view) {
        return house.publicUrl() + "/i/" + view.slug();
    }

    private static String anchor(String message) {
        return message == null ? "" : "#m-" + message;
    }

    /** What was approved for an exercise carries the mark already; other titles get it here. */
    private static String marked(PageView view, Words words, String title) {
        String mark = words.get("exercise");
        return view.exercise() && !title.contains(mark) ? mark + ": " + title : title;
    }

    private static Words words(String lang) {
        return new Words("publicpage", Catalogue.language(Locale.forLanguageTag(lang)));
    }

    /** XML 1.0 has no place for some characters (2.2), which would cost readers the whole feed. */
    static String xml(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
