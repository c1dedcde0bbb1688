package org.baken.publicpage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.baken.platform.Json;
import org.baken.platform.Publisher;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/**
 * Writes the messages as Atom (RFC 4287), as RSS 2.0 (RSS Advisory Board) and as JSON Feed 1.1, as plain text, so that markup
 * in them is only shown.
 */
final class Feeds {
    static final String ATOM = "application/atom+xml; charset=utf-8";
    static final String RSS = "application/rss+xml; charset=utf-8";
    static final String JSON_FEED = "application/feed+json; charset=utf-8";

    private static final Namespace ATOM_PLAIN = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace ATOM_NAMES = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    private final Publisher house;

    Feeds(Publisher house) {
        this.house = house;
    }

    /**
     * What a feed is about.
     *
     * @param id of the feed, the same for as long as there is one
     * @param page the address of the page that says the same to people
     * @param self the address of the feed, without the form it is in
     */
    private record Head(String id, String title, String lang, String page, String self, Instant updated) {
        private String self(String form) {
            return self + form + "?lang=" + lang;
        }
    }

    /** The messages of one incident. */
    byte[] atom(PageView view) {
        return atom(head(view), items(view), Feeds::message);
    }

    /** The messages of all these incidents. */
    byte[] atom(String lang, List<PageView> views) {
        return atom(head(lang, views), FeedItem.of(views, house), Feeds::message);
    }

    /** The alerts of one incident, as programs that collect them expect: an entry for each, with a link to it. */
    byte[] alerts(PageView view) {
        Head head = head(view);
        return atom(asAlerts(head, address(view) + "/cap"), items(view), Feeds::alert);
    }

    /** The alerts of all these incidents. */
    byte[] alerts(String lang, List<PageView> views) {
        return atom(asAlerts(head(lang, views), house.publicUrl() + "/cap"), FeedItem.of(views, house), Feeds::alert);
    }

    private static Head asAlerts(Head head, String self) {
        return new Head(self + ".atom", head.title() + " (CAP)", head.lang(), head.page(), self, head.updated());
    }

    /** The messages of one incident for readers that know no Atom. */
    byte[] rss(PageView view) {
        Head head = head(view);
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(xml(head.title()));
        channel.setLink(head.page());
        channel.setDescription(xml(FeedItem.marked(view.exercise(), FeedItem.words(view.mainLang()), view.title())));
        channel.setLanguage(head.lang());
        channel.setLastBuildDate(Date.from(head.updated()));
        Element self = new Element("link", ATOM_NAMES);
        self.setAttribute("rel", "self");
        self.setAttribute("href", head.self(".rss"));
        self.setAttribute("type", plain(RSS));
        channel.setForeignMarkup(List.of(self));
        channel.setItems(items(view).stream().map(Feeds::rssItem).toList());
        return written(channel, List.of());
    }

    /** The messages of one incident. */
    byte[] json(PageView view) {
        return json(head(view), items(view));
    }

    /** The messages of all these incidents. */
    byte[] json(String lang, List<PageView> views) {
        return json(head(lang, views), FeedItem.of(views, house));
    }

    private Head head(PageView view) {
        String id = address(view) + "?lang=" + view.lang();
        String title =
                FeedItem.marked(view.exercise(), FeedItem.words(view.mainLang()), view.title()) + " – " + house.name();
        return new Head(id, title, view.lang(), id, address(view) + "/feed", view.changedAt());
    }

    private Head head(String lang, List<PageView> views) {
        String id = house.publicUrl() + "/?lang=" + lang;
        String title = FeedItem.words(lang).of("feed-title", house.name());
        // A feed without entries still must have a date, and no other than before while it stays empty.
        Instant updated = views.stream()
                .map(PageView::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Head(id, title, lang, id, house.publicUrl() + "/feed", updated);
    }

    private List<FeedItem> items(PageView view) {
        return FeedItem.of(List.of(view), house);
    }

    private byte[] atom(Head head, List<FeedItem> items, Function<FeedItem, Entry> entry) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(head.id());
        feed.setTitle(xml(head.title()));
        feed.setUpdated(Date.from(head.updated()));
        feed.setAuthors(List.of(author()));
        feed.setOtherLinks(List.of(link("self", head.self(".atom"), ATOM)));
        feed.setAlternateLinks(List.of(link("alternate", head.page(), "text/html")));
        feed.setEntries(items.stream().map(entry).toList());
        return written(
                feed,
                Stream.concat(Stream.of(head.lang()), items.stream().map(FeedItem::lang))
                        .toList());
    }

    /** @param languages of the feed and of each of its entries, which ROME does not write; none for a feed without */
    private static byte[] written(WireFeed feed, List<String> languages) {
        try {
            Document document = new WireFeedOutput().outputJDom(feed);
            if (!languages.isEmpty()) {
                Element root = document.getRootElement();
                List<Element> all = new ArrayList<>(List.of(root));
                all.addAll(root.getChildren("entry", ATOM_PLAIN));
                for (int i = 0; i < languages.size(); i++) {
                    all.get(i).setAttribute("lang", languages.get(i), Namespace.XML_NAMESPACE);
                }
            }
            return new XMLOutputter(Format.getRawFormat())
                    .outputString(document)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("A feed that cannot be written", e);
        }
    }

    private byte[] json(Head head, List<FeedItem> all) {
        ObjectNode feed = Json.mapper().createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", head.title());
        feed.put("home_page_url", head.page());
        feed.put("feed_url", head.self(".json"));
        feed.put("language", head.lang());
        feed.putArray("authors").addObject().put("name", house.name()).put("url", house.publicUrl() + "/");
        ArrayNode items = feed.putArray("items");
        for (FeedItem item : all) {
            items.addObject()
                    .put("id", item.id())
                    .put("url", item.url())
                    .put("title", item.title())
                    .put("content_text", item.text())
                    .put("date_published", item.published().toString())
                    .put("date_modified", item.updated().toString())
                    .put("language", item.lang())
                    .putArray("tags")
                    .add(item.about());
        }
        return Json.write(feed).getBytes(StandardCharsets.UTF_8);
    }

    private static Entry message(FeedItem item) {
        return entry(item, item.id(), item.published(), link("alternate", item.url(), "text/html"));
    }

    /**
     * An alert is told apart by its own address, whatever the language: what is taken back is a new alert, which says so, and
     * the old one is no longer given out.
     */
    private static Entry alert(FeedItem item) {
        return entry(
                item,
                item.alert(),
                item.cancelled() ? item.updated() : item.published(),
                link("alternate", item.alert(), CapAlert.TYPE),
                link("alternate", item.url(), "text/html"));
    }

    private static Entry entry(FeedItem item, String id, Instant published, Link... links) {
        Entry entry = new Entry();
        entry.setId(id);
        entry.setTitle(xml(item.title()));
        entry.setAlternateLinks(List.of(links));
        entry.setPublished(Date.from(published));
        entry.setUpdated(Date.from(item.updated()));
        Category about = new Category();
        about.setTerm(xml(item.about()));
        entry.setCategories(List.of(about));
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(xml(item.text()));
        entry.setContents(List.of(content));
        return entry;
    }

    private static Item rssItem(FeedItem item) {
        Item rss = new Item();
        Guid guid = new Guid();
        guid.setValue(item.id());
        guid.setPermaLink(true);
        rss.setGuid(guid);
        rss.setTitle(xml(item.title()));
        rss.setLink(item.url());
        rss.setPubDate(Date.from(item.published()));
        Description description = new Description();
        // Readers take this for HTML.
        description.setValue(xml(html(item.text())));
        rss.setDescription(description);
        // RSS has no word for this; readers that know Atom's see that an old item changed.
        Element updated = new Element("updated", ATOM_NAMES);
        updated.setText(item.updated().truncatedTo(ChronoUnit.SECONDS).toString());
        rss.setForeignMarkup(List.of(updated));
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
        link.setType(plain(type));
        return link;
    }

    /** A media type without what comes after it. */
    private static String plain(String type) {
        return type.replaceFirst(";.*", "");
    }

    private String address(PageView view) {
        return house.publicUrl() + "/i/" + view.slug();
    }

    /** XML 1.0 has no place for some characters (2.2), which would cost readers the whole feed. */
    static String xml(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
