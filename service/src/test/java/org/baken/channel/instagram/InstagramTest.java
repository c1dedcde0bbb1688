package org.baken.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.channel.Attempts;
import org.baken.channel.AttemptsFor;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstagramTest extends ChannelContract {

    private static final String SECRET = "app-secret-1234";
    private static final String TOKEN = "page-token-1234";
    private static final URI BACK = URI.create("https://gemeente.example/console/linked");
    private static final MetaMediaStub.Words WORDS = new MetaMediaStub.Words(
            "/1784", "media", "media_publish", "media", "content_publishing_limit", "caption", "status_code");

    private final StillClock clock = new StillClock(CREATED.plusSeconds(10));
    private final MetaMediaStub account = new MetaMediaStub(WORDS, clock, TOKEN);
    private HttpStub server;
    private Instagram instagram;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(this::on);
        instagram = instagram(AttemptsFor.tests(clock));
    }

    private Instagram instagram(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new Instagram(
                outbound, clock, server.baseUrl() + "/v25.0", "https://www.facebook.com/v25.0/dialog/oauth", attempts);
    }

    private Reply on(Request request) {
        return switch (request.path().replaceFirst("^/v25\\.0", "")) {
            case "/oauth/access_token" ->
                Reply.json(
                        200,
                        Map.of("access_token", request.query().containsKey("fb_exchange_token") ? "long" : "short"));
            case "/debug_token" ->
                Reply.json(
                        200,
                        Map.of(
                                "data",
                                Map.of(
                                        "is_valid",
                                        account.goodToken.equals(request.query().get("input_token")))));
            case "/me/accounts" ->
                Reply.json(
                        200,
                        Map.of(
                                "data",
                                List.of(
                                        Map.of("id", "1002", "name", "Bibliotheek", "access_token", "library-token"),
                                        Map.of(
                                                "id",
                                                "1001",
                                                "name",
                                                "Gemeente",
                                                "access_token",
                                                TOKEN,
                                                "instagram_business_account",
                                                Map.of("id", "1784", "username", "gemeente")))));
            case "/me" -> Reply.json(200, Map.of("id", "1001", "instagram_business_account", Map.of("id", "1784")));
            default -> account.on(request);
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Instagram channel() {
        return instagram;
    }

    @Override
    protected Link link() {
        return link(Map.of("clientId", "app-1", "instagramId", "1784"));
    }

    private static Link link(Map<String, Object> settings) {
        return new Link(
                "account-1",
                Instagram.PLATFORM,
                "@gemeente",
                settings,
                Map.of("clientSecret", SECRET, "accessToken", TOKEN));
    }

    @Override
    protected Post post(String key, String text) {
        return super.post(key, text).withPictures(List.of(picture("a.jpg")));
    }

    @Override
    protected List<Arrival> arrived() {
        return account.posts.values().stream()
                .map(entry -> new Arrival(entry.id(), entry.text()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.path().endsWith("/media_publish"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void a_post_without_a_picture_is_refused_before_anything_is_sent() {
        Post bare = Post.of("key-1", CREATED, "nl", "", TEXT);

        assertFails(() -> instagram.send(link(), bare), Refused.class, "channel.picture.required");
        assertThat(server.requests()).isEmpty();
        assertThat(instagram.pictures(link()).required()).isTrue();
        assertThat(instagram.pictures(link()).byAddress()).isTrue();
    }

    @Test
    void only_a_jpeg_with_a_public_address_is_taken() {
        Picture png = new Picture("a.png", "image/png", 8, 6, "x", "https://gemeente.example/a.png", () -> new byte[1]);
        Picture nowhere = new Picture("a.jpg", "image/jpeg", 8, 6, "x", null, () -> new byte[1]);

        assertFails(
                () -> instagram.send(link(), post("key-1", TEXT).withPictures(List.of(png))),
                Refused.class,
                "channel.picture.type");
        assertFails(
                () -> instagram.send(link(), post("key-1", TEXT).withPictures(List.of(nowhere))),
                Refused.class,
                "channel.picture.address");
    }

    @Test
    void one_picture_goes_with_its_description() throws Exception {
        Receipt receipt = instagram.send(link(), post("key-1", TEXT));

        assertThat(account.posts.get(receipt.remoteId()).container().form)
                .containsEntry("image_url", "https://gemeente.example/media/a.jpg")
                .containsEntry("alt_text", "Wat a.jpg toont");
        assertThat(receipt.url()).startsWith("https://platform.example/p/");
    }

    @Test
    void several_pictures_make_one_post_and_only_it_has_the_text() throws Exception {
        account.work = 1;
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg"), picture("b.jpg"), picture("c.jpg")));

        Receipt receipt = instagram.send(link(), post);

        assertThat(account.posts).hasSize(1);
        Map<String, String> form = account.posts.get(receipt.remoteId()).container().form;
        assertThat(Stream.of(form.get("children").split(",")).map(child -> account.containers.get(child).form))
                .hasSize(3)
                .allSatisfy(child -> assertThat(child)
                        .containsEntry("is_carousel_item", "true")
                        .containsKey("alt_text")
                        .doesNotContainKey("caption"));
    }

    @Test
    void a_container_that_was_published_without_an_answer_is_not_published_again() throws Exception {
        server.fail(request -> request.path().endsWith("/media_publish"), Failure.NONSENSE_AFTER);
        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = instagram.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void after_a_restart_the_list_of_posts_tells() {
        server.fail(request -> request.path().endsWith("/media_publish"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(instagram(AttemptsFor.tests(clock)).look(link(), post("key-1", TEXT), null))
                .isInstanceOf(Look.Found.class);
    }

    @Test
    void a_post_that_is_published_but_not_listed_yet_is_never_called_absent() {
        account.late = true;
        server.fail(request -> request.path().endsWith("/media_publish"), Failure.DROP_AFTER);
        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(instagram.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void a_container_that_is_too_old_is_made_anew() throws Exception {
        server.fail(request -> request.path().endsWith("/media_publish"), Failure.RATE_LIMIT);
        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT))).isInstanceOf(Retryable.class);
        account.containers.values().forEach(container -> container.state = "EXPIRED");

        instagram.send(link(), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_picture_that_the_platform_cannot_use_is_told_in_its_words() {
        account.end = "ERROR";

        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().args()).contains("Said by the platform"));
    }

    @Test
    void a_used_up_quota_is_waited_for() {
        account.used = 50;

        assertThatThrownBy(() -> instagram.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(Retryable.class, later -> {
                    assertThat(later.trouble().key()).isEqualTo("channel.quota");
                    assertThat(later.retryAfter()).isPresent();
                });
        assertThat(arrived()).isEmpty();
    }

    @Test
    void too_many_hashtags_are_refused() {
        String text = "#a ".repeat(31);

        assertFails(() -> instagram.send(link(), post("key-1", text)), Refused.class, "channel.tooLong");
    }

    @Test
    void the_account_that_belongs_to_a_page_is_linked_and_pages_without_one_are_left_out() throws Exception {
        Link unlinked = new Link(
                "account-1", Instagram.PLATFORM, "", Map.of("clientId", "app-1"), Map.of("clientSecret", SECRET));

        assertThat(instagram.begin(unlinked, BACK, "state-1").address().toString())
                .contains("instagram_content_publish", "instagram_manage_contents");
        Grant grant = instagram.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(grant.handle()).isEqualTo("@gemeente");
        assertThat(grant.settings()).containsEntry("instagramId", "1784");
        assertThat(grant.secret()).containsEntry("accessToken", TOKEN);
        assertThatThrownBy(() -> instagram.finish(
                        new Link(
                                "account-1",
                                Instagram.PLATFORM,
                                "",
                                Map.of("clientId", "app-1", "instagram", "@ander"),
                                Map.of("clientSecret", SECRET)),
                        Map.of(),
                        BACK,
                        "code-1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_account_whose_settings_were_filled_in_anew_is_asked_of_its_page() throws Exception {
        instagram.send(link(Map.of("clientId", "app-1")), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_token_that_ended_asks_for_linking_again() {
        account.goodToken = "another";

        assertFails(() -> instagram.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(instagram.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void posts_of_the_account_are_listed_whoever_made_them() throws Exception {
        instagram.send(link(), post("key-1", TEXT));
        clock.forward(Duration.ofMinutes(1));
        instagram.send(link(), post("key-2", "Win een reis"));

        assertThat(instagram.recent(link(), CREATED)).extracting(Seen::text).containsExactly("Win een reis", TEXT);
    }

    private static Picture picture(String name) {
        return new Picture(
                name,
                "image/jpeg",
                800,
                600,
                "Wat " + name + " toont",
                "https://gemeente.example/media/" + name,
                () -> new byte[1]);
    }
}
