package org.baken.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.LiveServer;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against a real WordPress: see {@code src/test/live/wordpress.sh}. */
@Tag("live")
@EnabledIfEnvironmentVariable(named = "BAKEN_LIVE", matches = ".+", disabledReason = "See src/test/live")
class WordPressLiveIT extends ChannelContract {

    private final LiveServer site = LiveServer.named("wordpress");
    private final WordPress wordpress =
            new WordPress(new Outbound(PrivateAddresses.parse("127.0.0.1"), Clock.systemUTC()), Clock.systemUTC());
    private HttpStub road;

    @BeforeEach
    void empty() throws Exception {
        road = site.lossy();
        for (JsonNode post : all("posts", "status=publish,future,draft,pending,private,trash")) {
            ask("DELETE", "posts/" + post.path("id").asText() + "?force=true", null);
        }
        for (JsonNode picture : all("media", "status=inherit")) {
            ask("DELETE", "media/" + picture.path("id").asText() + "?force=true", null);
        }
    }

    @AfterEach
    void close() {
        road.close();
    }

    private Link as(String role) {
        return new Link(
                "account-1",
                WordPress.PLATFORM,
                "",
                Map.of("baseUrl", road.baseUrl()),
                Map.of(
                        "username",
                        site.get(role + ".username"),
                        "applicationPassword",
                        site.get(role + ".applicationPassword")));
    }

    private JsonNode ask(String method, String path, String json) {
        String both = site.get("administrator.username") + ":" + site.get("administrator.applicationPassword");
        String basic = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return site.ask(method, "/wp-json/wp/v2/" + path, basic, json).json();
    }

    private JsonNode all(String what, String query) {
        return ask("GET", what + "?context=edit&per_page=100&orderby=id&order=asc&" + query, null);
    }

    private String page(String address) {
        return site.ask("GET", address.substring(site.get("baseUrl").length()), null, null)
                .text();
    }

    @Override
    protected WordPress channel() {
        return wordpress;
    }

    @Override
    protected Link link() {
        return as("author");
    }

    @Override
    protected List<Arrival> arrived() {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode post : all("posts", "status=publish,future,draft,pending,private")) {
            String text = Markup.text(post.path("content").path("rendered").asText());
            arrivals.add(new Arrival(post.path("id").asText(), text));
        }
        return arrivals;
    }

    @Override
    protected Link make(Mood mood) {
        road.fail(
                request -> request.method().equals("POST"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private Post withPicture(String key) {
        byte[] file = PictureFiles.jpeg(640, 480);
        return post(key, TEXT)
                .withPictures(List.of(new Picture(
                        "kaart.jpg", "image/jpeg", 640, 480, "Kaart: de \"kade\" & omgeving", null, () -> file)));
    }

    @Test
    void readers_see_the_text_in_its_language_with_real_links() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));

        assertThat(receipt.url()).startsWith(site.get("baseUrl") + "/brand-in-de-haven-");
        String page = page(receipt.url());
        assertThat(page)
                .contains("<div lang=\"nl\">")
                .contains("<p>OEFENING</p>")
                .contains(
                        "<a href=\"https://gemeente.example/i/brand-haven\">https://gemeente.example/i/brand-haven</a>")
                .contains("Één adres")
                .contains("Brand in de haven");
    }

    @Test
    void what_looks_like_markup_is_text_also_in_the_title() throws Exception {
        String text = "Water & gas <uit>: \"5 < 6\" 'ja' [gallery] <script>x</script>\n8) Om 10:30 :) ... 'n 3x4\n\n"
                + "-- einde --\n\nhttps://gemeente.example:8443/a--b?x=1&y=[2]";
        Post odd = Post.of("key-1", CREATED, "nl", "Water & <gas>", text);

        Receipt receipt = wordpress.send(link(), odd);

        assertThat(wordpress.look(link(), odd, receipt.remoteId())).isInstanceOfSatisfying(Look.Found.class, found -> {
            assertThat(found.liveText()).isEqualTo(text);
            assertThat(found.asApproved()).isTrue();
        });
        assertThat(page(receipt.url()))
                .contains("class=\"wp-block-post-title\">Water &amp; &lt;gas&gt;</h1>")
                .doesNotContain("<script>x");
        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_picture_stands_in_the_post_with_its_description() throws Exception {
        Receipt receipt = wordpress.send(link(), withPicture("key-1"));

        JsonNode media = all("media", "status=inherit").get(0);
        assertThat(media.path("alt_text").asText()).isEqualTo("Kaart: de \"kade\" & omgeving");
        assertThat(page(receipt.url()))
                .contains("alt=\"Kaart: de &quot;kade&quot; &amp; omgeving\"")
                .contains(media.path("source_url").asText());
        assertThat(wordpress.look(link(), withPicture("key-1"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_picture_goes_with_its_post() throws Exception {
        Receipt receipt = wordpress.send(link(), withPicture("key-1"));

        wordpress.remove(link(), withPicture("key-1"), receipt.remoteId());

        assertThat(all("media", "status=inherit")).isEmpty();
        assertThat(wordpress.look(link(), withPicture("key-1"), receipt.remoteId()))
                .isInstanceOf(Look.Absent.class);
        assertThat(all("posts", "status=trash")).hasSize(1);
    }

    @Test
    void a_lost_answer_and_another_attempt_make_one_post_with_one_picture() throws Exception {
        road.fail(request -> request.is("POST", "/wp-json/wp/v2/media"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> wordpress.send(link(), withPicture("key-1"))).isInstanceOf(Retryable.class);
        road.fail(request -> request.is("POST", "/wp-json/wp/v2/posts"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> wordpress.send(link(), withPicture("key-1"))).isInstanceOf(Unclear.class);

        Receipt receipt = wordpress.send(link(), withPicture("key-1"));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
        assertThat(all("media", "status=inherit")).hasSize(1);
    }

    @Test
    void a_post_in_the_bin_is_left_to_a_person_and_can_be_sent_again() throws Exception {
        Receipt first = wordpress.send(link(), post("key-1", TEXT));
        ask("DELETE", "posts/" + first.remoteId(), null);

        assertThat(wordpress.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
        assertThat(wordpress.look(link(), post("key-1", TEXT), first.remoteId()))
                .isInstanceOf(Look.Absent.class);
        assertThat(wordpress.send(link(), post("key-1", TEXT)).url()).isEqualTo(first.url());
        assertFails(
                () -> wordpress.edit(link(), post("key-2", "Anders"), first.remoteId()), Refused.class, "channel.gone");
    }

    @Test
    void a_post_that_somebody_changed_is_not_as_approved() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));
        ask("POST", "posts/" + receipt.remoteId(), "{\"content\":\"<p>Het gevaar is voorbij.</p>\"}");

        assertThat(wordpress.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).isEqualTo("Het gevaar is voorbij.");
                });
        ask("POST", "posts/" + receipt.remoteId(), "{\"status\":\"draft\"}");
        assertThat(wordpress.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOf(Look.Absent.class);
    }

    @Test
    void the_posts_of_this_user_are_listed_and_those_of_others_are_not() throws Exception {
        Instant before = Instant.now().minusSeconds(5);
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));
        ask("POST", "posts", "{\"title\":\"Markt\",\"content\":\"Van een collega\",\"status\":\"publish\"}");

        assertThat(wordpress.recent(link(), before))
                .extracting(Lists.Seen::remoteId)
                .containsExactly(receipt.remoteId());
        assertThat(wordpress.recent(link(), Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void a_user_who_may_not_publish_is_named_by_the_check_and_refused_by_the_site() {
        assertThat(wordpress.check(as("author")).ok()).isTrue();
        assertThat(wordpress.check(as("contributor")))
                .satisfies(health -> assertThat(health.state()).isEqualTo(Health.State.FAILING))
                .satisfies(health -> assertThat(health.problem().key()).isEqualTo("channel.wordpress.role"));
        assertFails(() -> wordpress.send(as("contributor"), post("key-1", TEXT)), Refused.class, "channel.denied");
        Link wrong = as("author").with(Map.of("applicationPassword", "wrong word of nobody"));
        assertFails(() -> wordpress.send(wrong, post("key-1", TEXT)), Refused.class, "channel.denied");
        assertThat(wordpress.check(wrong).state()).isEqualTo(Health.State.FAILING);
    }
}
