package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.fire;
import static org.baken.publicpage.PageViews.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.baken.platform.Json;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedsTest {
    private static final String HOSTILE = "<script>alert(1)</script> ]]> & \uFFFE";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private final Feeds feeds = new Feeds(HOUSE);

    private Feed atom(PageView view) throws Exception {
        return (Feed) new WireFeedInput().build(new StringReader(new String(feeds.atom(view), StandardCharsets.UTF_8)));
    }

    @Test
    void the_atom_feed_has_what_every_feed_and_entry_must_have() throws Exception {
        Feed feed = atom(fire(false, "nl"));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getId()).isEqualTo("https://havenrode.example/i/brand-rangeerterrein-7k2m?lang=nl");
        assertThat(feed.getTitle()).contains("Brand op het rangeerterrein");
        assertThat(feed.getUpdated()).isNotNull();
        assertThat(feed.getAuthors()).hasSize(1);
        assertThat(feed.getOtherLinks()).anyMatch(link -> link.getRel().equals("self"));
        assertThat(feed.getEntries()).hasSize(5);
        List<String> ids = new ArrayList<>();
        for (Entry entry : feed.getEntries()) {
            assertThat(entry.getTitle()).isNotBlank();
            assertThat(entry.getUpdated()).isNotNull();
            assertThat(entry.getPublished()).isNotNull();
            assertThat(entry.getContents()).hasSize(1);
            ids.add(entry.getId());
        }
        assertThat(new HashSet<>(ids)).hasSize(5);
    }

    @Test
    void markup_in_a_message_is_text_in_both_feeds() throws Exception {
        PageView view = PageViews.with(post("9", Purpose.OTHER, HOSTILE, HOSTILE, 60, Standing.CURRENT, null));
        Content content = atom(view).getEntries().get(0).getContents().get(0);
        assertThat(content.getType()).isEqualTo("text");
        assertThat(content.getValue()).isEqualTo("<script>alert(1)</script> ]]> & \uFFFD");
        JsonNode item = json(view).path("items").get(0);
        assertThat(item.path("content_text").asText()).isEqualTo(HOSTILE);
        assertThat(item.has("content_html")).isFalse();
    }

    @Test
    void the_rss_feed_says_the_same_as_the_atom_feed() throws Exception {
        Channel rss = rss(fire(false, "nl"));
        Feed atom = atom(fire(false, "nl"));

        assertThat(rss.getFeedType()).isEqualTo("rss_2.0");
        assertThat(rss.getTitle()).isEqualTo(atom.getTitle());
        assertThat(rss.getLanguage()).isEqualTo("nl");
        assertThat(rss.getLink()).isEqualTo("https://havenrode.example/i/brand-rangeerterrein-7k2m?lang=nl");
        assertThat(rss.getDescription()).isNotBlank();
        assertThat(rss.getItems())
                .extracting(Item::getTitle)
                .containsExactlyElementsOf(
                        atom.getEntries().stream().map(Entry::getTitle).toList());
        assertThat(rss.getItems()).allSatisfy(item -> {
            assertThat(item.getGuid().getValue()).isEqualTo(item.getLink());
            assertThat(item.getPubDate()).isNotNull();
            assertThat(item.getDescription().getValue()).isNotBlank();
        });
        assertThat(new String(feeds.rss(fire(false, "nl")), StandardCharsets.UTF_8))
                .contains("rel=\"self\"", "/feed.rss?lang=nl");
    }

    @Test
    void markup_in_a_message_is_text_in_the_rss_feed_too_which_readers_take_for_html() throws Exception {
        PageView view = PageViews.with(post("9", Purpose.OTHER, HOSTILE, HOSTILE, 60, Standing.CURRENT, null));

        assertThat(rss(view).getItems().get(0).getDescription().getValue())
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; \uFFFD");
    }

    @Test
    void an_exercise_is_marked_in_the_rss_feed() throws Exception {
        Channel rss = rss(fire(true, "nl"));

        assertThat(rss.getTitle()).startsWith("OEFENING: ");
        assertThat(rss.getItems()).allMatch(item -> item.getTitle().startsWith("OEFENING: "));
    }

    private Channel rss(PageView view) throws Exception {
        return (Channel)
                new WireFeedInput().build(new StringReader(new String(feeds.rss(view), StandardCharsets.UTF_8)));
    }

    @Test
    void the_json_feed_has_what_version_1_1_asks() {
        JsonNode feed = json(fire(false, "nl"));
        assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asText()).isNotBlank();
        assertThat(feed.path("items")).hasSize(5);
        feed.path("items").forEach(item -> {
            assertThat(item.path("id").asText()).startsWith("https://havenrode.example/i/");
            assertThat(item.path("content_text").asText()).isNotBlank();
            assertThat(item.path("date_published").asText()).endsWith("Z");
        });
    }

    @Test
    void what_no_longer_holds_says_so_and_comes_back_to_the_top_as_changed() throws Exception {
        List<Entry> entries = atom(fire(false, "nl")).getEntries();
        assertThat(entries)
                .extracting(Entry::getTitle)
                .containsExactly(
                        "Update 2",
                        "Ingetrokken bericht",
                        "Niet meer actueel: Brand op het rangeerterrein",
                        "Het drinkwater is veilig",
                        "Rook: blijf binnen");
        Entry superseded = entries.get(2);
        assertThat(superseded.getContents().get(0).getValue()).contains("?lang=nl#m-5");
        assertThat(superseded.getUpdated()).isAfter(superseded.getPublished());
        Entry withdrawn = entries.get(1);
        assertThat(withdrawn.getContents().get(0).getValue()).startsWith("We hebben dit bericht ingetrokken.");
        assertThat(withdrawn.getUpdated()).isAfter(withdrawn.getPublished());
        assertThat(rss(fire(false, "nl")).getItems().get(1).getForeignMarkup())
                .singleElement()
                .matches(changed -> changed.getText().equals("2026-11-21T15:28:00Z"));
    }

    @Test
    void a_feed_has_the_fifty_messages_that_changed_last_and_one_that_is_withdrawn_is_among_them() throws Exception {
        Post[] posts = IntStream.range(0, 1000)
                .mapToObj(i -> post("p" + i, Purpose.OTHER, "Update " + i, "Tekst.", i, Standing.CURRENT, null))
                .toArray(Post[]::new);
        posts[3] = post("p3", Purpose.OTHER, null, null, 3, Standing.WITHDRAWN, null);
        List<Entry> entries = atom(PageViews.with(posts)).getEntries();
        assertThat(entries).hasSize(50);
        assertThat(entries.get(0).getTitle()).isEqualTo("Ingetrokken bericht");
        assertThat(entries.get(1).getTitle()).isEqualTo("Update 999");
        assertThat(entries.get(49).getTitle()).isEqualTo("Update 951");
        assertThat(json(PageViews.with(posts)).path("items")).hasSize(50);
        assertThat(rss(PageViews.with(posts)).getItems()).hasSize(50);
    }

    @Test
    void every_entry_says_its_own_language_and_has_an_id_for_each_language_of_the_feed() throws Exception {
        PageView french = fire(false, "fr");
        Document feed = document(feeds.atom(french));
        assertThat(feed.getDocumentElement().getAttribute("xml:lang")).isEqualTo("fr");
        NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            // Written in Dutch only; a withdrawn one has only what the page says of it.
            boolean withdrawn = entry.getTextContent().contains("Message retiré");
            assertThat(entry.getAttribute("xml:lang")).isEqualTo(withdrawn ? "fr" : "nl");
            assertThat(entry.getElementsByTagNameNS(ATOM, "id").item(0).getTextContent())
                    .contains("?lang=fr#m-");
        }
        assertThat(text(feed)).contains("Niet meer actueel: ").doesNotContain("Plus d’actualité");
    }

    @Test
    void an_entry_of_a_rumour_that_is_judged_anew_is_newer() throws Exception {
        PageView view = fire(false, "nl");
        Entry before = atom(view).getEntries().get(3);
        PageView later = PageViews.judged(view, "TRUE", PageViews.START.plusSeconds(9000));
        Entry after = atom(later).getEntries().get(0);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getUpdated()).isAfter(before.getUpdated());
        assertThat(after.getContents().get(0).getValue()).contains("Waar");
    }

    @Test
    void the_feed_of_alerts_has_an_entry_with_a_link_for_each_alert_and_for_each_that_is_taken_back() throws Exception {
        Document feed = document(feeds.alerts(fire(false, "nl")));
        List<String> alerts = new ArrayList<>();
        NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("type").equals("application/cap+xml")) {
                assertThat(link.getAttribute("rel")).isEqualTo("alternate");
                alerts.add(link.getAttribute("href"));
            }
        }
        assertThat(alerts)
                .containsExactly(
                        "https://havenrode.example/cap/5.xml",
                        "https://havenrode.example/cap/3.cancel.xml",
                        "https://havenrode.example/cap/1.xml",
                        "https://havenrode.example/cap/4.xml",
                        "https://havenrode.example/cap/2.xml");
    }

    @Test
    void a_house_where_nothing_happens_has_a_feed_without_entries() throws Exception {
        Document feed = document(feeds.atom("nl", List.of()));
        assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength()).isZero();
        assertThat(feed.getElementsByTagNameNS(ATOM, "updated").getLength()).isEqualTo(1);
        assertThat(feed.getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
                .isEqualTo("Noodsituaties: Gemeente Havenrode");
    }

    private static Document document(byte[] feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed));
    }

    private static String text(Document document) {
        return document.getDocumentElement().getTextContent();
    }

    @Test
    void every_title_of_an_exercise_is_marked() throws Exception {
        Feed feed = atom(fire(true, "nl"));
        assertThat(feed.getTitle()).startsWith("OEFENING: ");
        assertThat(feed.getEntries()).allMatch(entry -> entry.getTitle().startsWith("OEFENING: "));
    }

    private JsonNode json(PageView view) {
        return Json.read(new String(feeds.json("nl", List.of(view)), StandardCharsets.UTF_8));
    }
}
