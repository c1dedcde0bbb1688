package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.fire;
import static org.baken.publicpage.PageViews.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
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
