package org.baken.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookTest extends ChannelContract {

    private final FacebookDesk desk = new FacebookDesk();
    private final StillClock clock = desk.clock;
    private final FacebookStub page = desk.page;
    private final HttpStub server = desk.server;
    private final Facebook facebook = desk.facebook;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected Facebook channel() {
        return facebook;
    }

    @Override
    protected Link link() {
        return desk.link();
    }

    @Override
    protected List<Arrival> arrived() {
        return page.posts.values().stream()
                .map(entry -> new Arrival(entry.id(), entry.message()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                request -> request.method().equals("POST"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT_WITH_TIME;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void a_post_shows_a_preview_of_the_official_address_that_stands_in_its_text() throws Exception {
        Receipt receipt = facebook.send(link(), post("key-1", TEXT));

        FacebookStub.Entry entry = page.posts.get(receipt.remoteId());
        assertThat(entry.link()).isEqualTo("https://gemeente.example/i/brand-haven#1");
        assertThat(receipt.url()).isEqualTo("https://www.facebook.com/" + receipt.remoteId());
    }

    @Test
    void a_text_without_the_official_address_gets_no_preview() throws Exception {
        facebook.send(link(), post("key-1", "Blijf binnen."));

        assertThat(page.posts.values()).extracting(FacebookStub.Entry::link).containsOnlyNulls();
    }

    @Test
    void a_page_that_facebook_cannot_read_does_not_stop_the_post() throws Exception {
        page.linksUnreadable = true;

        facebook.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::text).containsExactly(TEXT);
    }

    @Test
    void pictures_go_along_with_their_descriptions_and_are_never_posts_of_their_own() throws Exception {
        Post post = post("key-1", TEXT)
                .withPictures(List.of(picture("a.jpg", "De haven"), picture("b.jpg", "Een \"kaart\"")));

        Receipt receipt = facebook.send(link(), post);

        assertThat(page.posts).hasSize(1);
        assertThat(page.posts.get(receipt.remoteId()).photos())
                .extracting(page.photos::get)
                .containsExactly("De haven", "Een \"kaart\"");
    }

    @Test
    void pictures_of_a_failed_attempt_are_used_again() throws Exception {
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven")));
        server.fail(request -> request.path().endsWith("/feed"), Failure.RATE_LIMIT);
        assertThatThrownBy(() -> facebook.send(link(), post)).isInstanceOf(Retryable.class);

        facebook.send(link(), post);

        assertThat(page.photos).hasSize(1);
    }

    @Test
    void a_lost_answer_while_a_picture_is_uploaded_is_worth_another_attempt() {
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven")));
        server.fail(request -> request.path().endsWith("/photos"), Failure.DROP_AFTER);

        assertFails(() -> facebook.send(link(), post), Retryable.class, "channel.beforehand");
        assertThat(page.posts).isEmpty();
    }

    @Test
    void a_picture_that_is_too_large_is_refused() {
        Picture large = new Picture("a.jpg", "image/jpeg", 800, 600, "De haven", null, () -> new byte[4_000_001]);

        assertFails(
                () -> facebook.send(link(), post("key-1", TEXT).withPictures(List.of(large))),
                Refused.class,
                "channel.picture.large");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 190, Refused, channel.ended",
        "400, 102, Refused, channel.ended",
        "400, 4, Retryable, channel.busy",
        "400, 17, Retryable, channel.busy",
        "400, 32, Retryable, channel.busy",
        "400, 613, Retryable, channel.busy",
        "400, 80001, Retryable, channel.busy",
        "500, 1, Unclear, channel.broken",
        "500, 2, Unclear, channel.broken",
        "403, 200, Refused, channel.denied",
        "403, 10, Refused, channel.denied",
        "400, 506, Refused, channel.duplicate",
        "400, 100, Refused, channel.rejected",
        "400, 368, Refused, channel.rejected"
    })
    void every_error_of_the_platform_means_one_kind_of_outcome(int status, int code, String kind, String key) {
        page.next = FacebookStub.error(status, code, 0, "Said by the platform");

        assertThatThrownBy(() -> facebook.send(link(), post("key-1", TEXT))).satisfies(failure -> {
            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(failure.getMessage()).startsWith(key);
        });
        assertThat(arrived()).isEmpty();
    }

    @Test
    void the_platform_says_in_minutes_how_long_a_page_has_to_wait() {
        page.next = FacebookStub.error(400, 80001, 0, "Too many calls")
                .with(
                        "X-Business-Use-Case-Usage",
                        "{\"1001\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":7}]}");

        assertThatThrownBy(() -> facebook.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofMinutes(7)));
    }

    @Test
    void a_repeat_that_the_platform_refuses_is_found_instead_of_failing() throws Exception {
        page.refuseDuplicates = true;
        server.fail(request -> request.path().endsWith("/feed"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> facebook.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = facebook.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void another_message_with_the_same_words_is_not_taken_for_the_first() throws Exception {
        page.refuseDuplicates = true;
        facebook.send(link(), post("key-1", TEXT));

        assertFails(() -> facebook.send(link(), post("key-2", TEXT)), Refused.class, "channel.duplicate");
        assertThat(facebook.look(link(), post("key-2", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void an_older_post_with_the_same_text_is_not_taken_for_this_one() throws Exception {
        clock.set(CREATED.minus(Duration.ofHours(1)));
        facebook.send(link(), post("key-0", TEXT));

        assertThat(facebook.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_removed_post_is_absent_and_the_same_key_sends_it_again() throws Exception {
        Receipt receipt = facebook.send(link(), post("key-1", TEXT));
        page.posts.clear();

        assertThat(facebook.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOf(Look.Absent.class);
        facebook.send(link(), post("key-1", TEXT));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_text_that_a_colleague_changed_is_found_but_no_longer_as_approved() throws Exception {
        Receipt receipt = facebook.send(link(), post("key-1", "Iets anders"));

        assertThat(facebook.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).isEqualTo("Iets anders");
                });
    }

    @Test
    void posts_of_the_page_are_listed_whoever_made_them() throws Exception {
        facebook.send(link(), post("key-1", TEXT));
        clock.set(CREATED.plusSeconds(60));
        facebook.send(link(), post("key-2", "Win een reis"));

        assertThat(facebook.recent(link(), CREATED)).extracting(Seen::text).containsExactly("Win een reis", TEXT);
        assertThat(facebook.recent(link(), CREATED.plusSeconds(30)))
                .extracting(Seen::text)
                .containsExactly("Win een reis");
    }

    @Test
    void an_id_that_leads_elsewhere_is_never_used() {
        assertThatThrownBy(() -> facebook.remove(link(), post("key-1", TEXT), "../1002/feed"))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/jpeg", 800, 600, alt, null, () -> new byte[] {1, 2, 3});
    }
}
