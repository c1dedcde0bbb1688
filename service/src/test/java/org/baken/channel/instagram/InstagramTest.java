package org.baken.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.channel.AttemptsFor;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstagramTest extends ChannelContract {

    private final InstagramDesk desk = new InstagramDesk();
    private final StillClock clock = desk.clock;
    private final MetaMediaStub account = desk.account;
    private final HttpStub server = desk.server;
    private final Instagram instagram = desk.instagram;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected Instagram channel() {
        return instagram;
    }

    @Override
    protected Link link() {
        return desk.link();
    }

    @Override
    protected Post post(String key, String text) {
        return super.post(key, text).withPictures(List.of(InstagramDesk.picture("a.jpg")));
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
        Post post = post("key-1", TEXT)
                .withPictures(List.of(
                        InstagramDesk.picture("a.jpg"),
                        InstagramDesk.picture("b.jpg"),
                        InstagramDesk.picture("c.jpg")));

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

        assertThat(desk.instagram(AttemptsFor.tests(clock)).look(link(), post("key-1", TEXT), null))
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
    void posts_of_the_account_are_listed_whoever_made_them() throws Exception {
        instagram.send(link(), post("key-1", TEXT));
        clock.forward(Duration.ofMinutes(1));
        instagram.send(link(), post("key-2", "Win een reis"));

        assertThat(instagram.recent(link(), CREATED)).extracting(Seen::text).containsExactly("Win een reis", TEXT);
    }
}
