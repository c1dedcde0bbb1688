package org.baken.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordPressTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);
    private static final Predicate<Request> PUBLISHING = request -> request.is("POST", "/wp-json/wp/v2/posts");

    private final WordPressStub site = new WordPressStub();
    private final WordPress wordpress = new WordPress(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private HttpStub server;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(site);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected WordPress channel() {
        return wordpress;
    }

    @Override
    protected Link link() {
        return new Link(
                "account-1",
                WordPress.PLATFORM,
                "",
                Map.of("baseUrl", server.baseUrl() + "/"),
                Map.of("username", "redactie", "applicationPassword", "abcd efgh ijkl"));
    }

    @Override
    protected List<Arrival> arrived() {
        return site.outside().stream()
                .map(post -> new Arrival(
                        post.get("id").toString(),
                        Markup.text(((Map<?, ?>) post.get("content")).get("raw").toString())))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                PUBLISHING,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private Post withPictures(String key) {
        Picture first = new Picture("kaart.jpg", "image/jpeg", 640, 480, "Kaart \"kade\"", null, () -> new byte[900]);
        Picture second = new Picture("rook.png", "image/png", 640, 480, "Rook", null, () -> new byte[700]);
        return post(key, TEXT).withPictures(List.of(first, second));
    }

    @Test
    void the_short_name_of_a_post_comes_from_its_title_and_its_key() {
        assertThat(Article.slug(post("key-1", TEXT)))
                .matches("brand-in-de-haven-[0-9a-f]{12}")
                .isEqualTo(Article.slug(post("key-1", "Iets anders")))
                .isNotEqualTo(Article.slug(post("key-2", TEXT)));
        assertThat(Article.slug(Post.of("key-1", CREATED, "nl", "", TEXT))).matches("baken-[0-9a-f]{12}");
        assertThat(Article.slug(Post.of("key-1", CREATED, "fr", "Évacuation : « Hôpital » !", TEXT)))
                .matches("evacuation-hopital-[0-9a-f]{12}");
    }

    @Test
    void an_earlier_attempt_that_arrived_is_found_before_another_is_made() throws Exception {
        server.fail(PUBLISHING, Failure.DROP_AFTER);
        assertThatThrownBy(() -> wordpress.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void of_two_attempts_that_overtake_each_other_the_later_one_is_taken_back() throws Exception {
        Receipt first = wordpress.send(link(), post("key-1", TEXT));
        HttpStub blind = HttpStub.start(new HttpStub.Platform() {
            private boolean looked;

            @Override
            public HttpStub.Reply on(Request request) {
                boolean lookUp =
                        request.method().equals("GET") && request.query().containsKey("slug");
                if (lookUp && !looked) {
                    looked = true;
                    return HttpStub.Reply.json(200, List.of());
                }
                return site.on(request);
            }
        });
        Link late = new Link("a", WordPress.PLATFORM, "", Map.of("baseUrl", blind.baseUrl()), link().secret());

        Receipt second = wordpress.send(late, post("key-1", TEXT));

        blind.close();
        assertThat(second.remoteId()).isEqualTo(first.remoteId());
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_draft_of_an_earlier_attempt_is_published() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));
        site.posts.get(receipt.remoteId()).put("status", "draft");
        assertThat(wordpress.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);

        wordpress.send(link(), post("key-1", TEXT));

        assertThat(site.posts.get(receipt.remoteId())).containsEntry("status", "publish");
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_site_that_keeps_new_posts_back_has_not_published() {
        site.stateOfNewPosts = "pending";

        assertFails(() -> wordpress.send(link(), post("key-1", TEXT)), Refused.class, "channel.wordpress.hidden");
    }

    @Test
    void pictures_are_uploaded_once_with_their_descriptions_and_stand_in_the_text() throws Exception {
        server.fail(PUBLISHING, Failure.UNAVAILABLE);
        assertThatThrownBy(() -> wordpress.send(link(), withPictures("key-1"))).isInstanceOf(Retryable.class);

        Receipt receipt = wordpress.send(link(), withPictures("key-1"));

        assertThat(site.media.values())
                .extracting(picture -> picture.get("alt_text"))
                .containsExactly("Kaart \"kade\"", "Rook");
        assertThat(site.posts.get(receipt.remoteId()).get("content").toString())
                .contains("alt=\"Kaart &quot;kade&quot;\"")
                .contains("-1.jpg\"")
                .contains("alt=\"Rook\"");
        assertThat(wordpress.look(link(), withPictures("key-1"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class, found -> assertThat(found.liveText()).isEqualTo(TEXT));
    }

    @Test
    void a_picture_whose_upload_got_lost_leaves_nothing_published_and_worth_another_attempt() {
        server.fail(request -> request.is("POST", "/wp-json/wp/v2/media"), Failure.DROP_AFTER);

        assertFails(() -> wordpress.send(link(), withPictures("key-1")), Retryable.class, "channel.beforehand");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void removing_a_post_removes_its_own_pictures_and_no_others() throws Exception {
        site.media.put("55", Map.of("id", 55, "slug", "wapenschild"));
        Receipt receipt = wordpress.send(link(), withPictures("key-1"));
        Map<String, Object> post = site.posts.get(receipt.remoteId());
        String raw = ((Map<?, ?>) post.get("content")).get("raw") + "<img class=\"wp-image-55\">";
        post.put("content", Map.of("raw", raw));

        wordpress.remove(link(), withPictures("key-1"), receipt.remoteId());

        assertThat(site.media).containsOnlyKeys("55");
        assertThat(post).containsEntry("status", "trash");
    }

    @Test
    void a_site_without_a_bin_deletes() throws Exception {
        site.bin = false;
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));

        wordpress.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertThat(site.posts).isEmpty();
    }

    @Test
    void a_post_that_is_gone_cannot_be_edited() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));
        wordpress.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertFails(
                () -> wordpress.edit(link(), post("key-2", "Anders"), receipt.remoteId()),
                Refused.class,
                "channel.gone");
        assertFails(() -> wordpress.edit(link(), post("key-2", "Anders"), "999"), Refused.class, "channel.gone");
        assertFails(
                () -> wordpress.edit(link(), post("key-2", "Anders"), "../users/1"),
                Refused.class,
                "channel.badAnswer");
    }

    @Test
    void a_title_that_begins_the_text_is_shown_once() throws Exception {
        Post whole = post("key-1", "Brand in de haven\n\nBlijf binnen.");

        Receipt receipt = wordpress.send(link(), whole);

        assertThat(arrived()).extracting(Arrival::text).containsExactly("Blijf binnen.");
        assertThat(wordpress.look(link(), whole, receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isTrue();
                    assertThat(found.liveText()).isEqualTo("Brand in de haven\n\nBlijf binnen.");
                });
    }

    @Test
    void another_title_on_the_site_is_told() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));
        site.posts.get(receipt.remoteId()).put("title", Map.of("raw", "Feest in de haven"));

        assertThat(wordpress.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).startsWith("Feest in de haven\n\nOEFENING");
                });
    }

    @Test
    void the_newest_posts_of_the_user_are_listed() throws Exception {
        Receipt receipt = wordpress.send(link(), post("key-1", TEXT));

        assertThat(wordpress.recent(link(), CREATED)).singleElement().satisfies(seen -> {
            assertThat(seen.remoteId()).isEqualTo(receipt.remoteId());
            assertThat(seen.at()).isEqualTo(Instant.parse("2026-11-21T09:30:05Z"));
            assertThat(seen.text()).startsWith("Brand in de haven\n\nOEFENING");
        });
        assertThat(wordpress.recent(link(), CREATED.plusSeconds(6))).isEmpty();
    }

    @Test
    void an_account_without_a_password_or_with_an_impossible_name_asks_nobody() {
        Link open = new Link("a", WordPress.PLATFORM, "", link().settings(), Map.of("username", "a:b"));

        assertFails(() -> wordpress.send(open, post("key-1", TEXT)), Refused.class, "channel.secret");
        assertThat(wordpress.check(open).state()).isEqualTo(Health.State.FAILING);
        assertThat(server.requests()).isEmpty();
    }
}
