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
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.baken.platform.Json;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private static final String HOSTILE = "<script>alert(1)</script> ]]> & \uFFFE";
    private final Feeds feeds = new Feeds(HOUSE);

    private Feed atom(PageView view) throws Exception {
        return (Feed) new WireFeedInput().build(new StringReader(new String(feeds.atom(view), StandardCharsets.UTF_8)));
    }

    @Test
    void the_atom_feed_has_what_every_feed_and_entry_must_have() throws Exception {
        Feed feed = atom(fire(false, "nl"));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getId()).isEqualTo("https://havenrode.example/i/brand-rangeerterrein-7k2m");
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
    void what_no_longer_holds_says_so() throws Exception {
        List<Entry> entries = atom(fire(false, "nl")).getEntries();
        assertThat(entries.get(4).getTitle()).startsWith("Niet meer actueel: ");
        assertThat(entries.get(4).getContents().get(0).getValue()).contains("#m-5");
        assertThat(entries.get(2).getTitle()).isEqualTo("Ingetrokken bericht");
        assertThat(entries.get(2).getUpdated()).isAfter(entries.get(2).getPublished());
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
