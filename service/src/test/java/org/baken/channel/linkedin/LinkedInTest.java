package org.baken.channel.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.channel.AttemptsFor;
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
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInTest extends ChannelContract {

    private final LinkedInDesk desk = new LinkedInDesk();
    private final StillClock clock = desk.clock;
    private final LinkedInStub page = desk.page;
    private final HttpStub server = desk.server;
    private LinkedIn linkedIn = desk.linkedIn;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Override
    protected LinkedIn channel() {
        return linkedIn;
    }

    @Override
    protected Link link() {
        return desk.link();
    }

    private Link link(Map<String, Object> settings, Map<String, String> more) {
        return desk.link(settings, more);
    }

    @Override
    protected List<Arrival> arrived() {
        return page.posts.values().stream()
                .map(entry -> new Arrival(entry.urn(), entry.seen()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                LinkedInTest::creates,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT_WITH_TIME;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private static boolean creates(Request request) {
        return request.is("POST", "/rest/posts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Blijf binnen (ramen en deuren dicht) tot 18.00 uur.",
                "#BrandHaven: zie https://gemeente.example/een_lang~adres?x=[1]#deel",
                "Bel 1722 * mail: info@gemeente.example | <nu> {snel} \\ einde"
            })
    void no_sign_ever_cuts_the_text(String text) throws Exception {
        Receipt receipt = linkedIn.send(link(), post("key-1", text));

        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
        assertThat(linkedIn.look(link(), post("key-1", text), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_text_that_was_cut_is_noticed() throws Exception {
        Receipt receipt = linkedIn.send(link(), post("key-1", "Blijf binnen "));

        assertThat(linkedIn.look(link(), post("key-1", "Blijf binnen (ramen dicht)"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void a_post_has_an_address_and_its_hashtags_are_real_ones() throws Exception {
        Receipt receipt = linkedIn.send(link(), post("key-1", "#brand in de haven"));

        assertThat(receipt.url()).isEqualTo("https://www.linkedin.com/feed/update/" + receipt.remoteId() + "/");
        assertThat(page.posts.get(receipt.remoteId()).commentary()).isEqualTo("{hashtag|\\#|brand} in de haven");
    }

    @Test
    void a_version_that_died_is_explained_and_a_newer_one_can_be_filled_in() throws Exception {
        page.versions = "202705";

        assertThatThrownBy(() -> linkedIn.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.trouble().key()).isEqualTo("channel.linkedin.version");
                    assertThat(refused.trouble().args()).contains("202607");
                });
        linkedIn.send(
                link(Map.of("clientId", "app-1", "organization", "5515715", "version", "202705"), Map.of()),
                post("key-1", TEXT));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_repeat_that_the_platform_refuses_is_found_instead_of_failing() throws Exception {
        page.refuseDuplicates = true;
        server.fail(LinkedInTest::creates, Failure.BREAK_AFTER);
        assertThatThrownBy(() -> linkedIn.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = linkedIn.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void another_message_with_the_same_words_is_not_taken_for_the_first() throws Exception {
        page.refuseDuplicates = true;
        linkedIn.send(link(), post("key-1", TEXT));

        assertFails(() -> linkedIn.send(link(), post("key-2", TEXT)), Refused.class, "channel.duplicate");
    }

    @Test
    void an_answer_without_the_number_of_the_post_is_unclear() {
        server.fail(LinkedInTest::creates, Failure.NONSENSE_AFTER);

        assertThatThrownBy(() -> linkedIn.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);
        assertThat(linkedIn.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void an_older_post_with_the_same_text_is_not_taken_for_this_one() throws Exception {
        clock.set(CREATED.minus(Duration.ofHours(1)));
        linkedIn.send(link(), post("key-0", TEXT));

        assertThat(linkedIn.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void one_picture_goes_along_with_its_description_when_the_platform_is_done_with_it() throws Exception {
        page.work = 2;

        Receipt receipt = linkedIn.send(link(), post("key-1", TEXT).withPictures(List.of(picture("a.jpg"))));

        assertThat(page.images).containsValue(3).hasSize(1);
        assertThat(page.posts
                        .get(receipt.remoteId())
                        .content()
                        .path("media")
                        .path("altText")
                        .asText())
                .isEqualTo("Wat a.jpg toont");
    }

    @Test
    void several_pictures_stand_in_one_post_in_their_order() throws Exception {
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg"), picture("b.jpg")));

        Receipt receipt = linkedIn.send(link(), post);

        assertThat(page.posts
                        .get(receipt.remoteId())
                        .content()
                        .path("multiImage")
                        .path("images")
                        .findValuesAsText("altText"))
                .containsExactly("Wat a.jpg toont", "Wat b.jpg toont");
    }

    @Test
    void a_picture_that_is_not_ready_in_time_is_used_by_the_next_attempt() throws Exception {
        page.work = 1;
        linkedIn = desk.linkedIn(AttemptsFor.hurried(clock));
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg")));
        assertFails(() -> linkedIn.send(link(), post), Retryable.class, "channel.beforehand");

        linkedIn.send(link(), post);

        assertThat(page.images).hasSize(1);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void the_token_is_not_shown_to_another_host_that_asks_for_the_picture() {
        page.baseUrl = "https://collector.example";

        assertFails(
                () -> linkedIn.send(link(), post("key-1", TEXT).withPictures(List.of(picture("a.jpg")))),
                Refused.class,
                "channel.redirect");
    }

    @Test
    void posts_of_the_page_are_listed_without_those_of_others_that_were_passed_on() throws Exception {
        linkedIn.send(link(), post("key-1", TEXT));
        page.posts.put(
                "urn:li:share:9",
                new LinkedInStub.Entry("urn:li:share:9", "Van een ander", clock.instant(), null, true));

        assertThat(linkedIn.recent(link(), CREATED)).extracting(Seen::text).containsExactly(TEXT);
        assertThat(linkedIn.recent(link(), clock.instant().plusSeconds(1))).isEmpty();
    }

    @Test
    void an_id_that_leads_elsewhere_is_never_used() {
        assertThatThrownBy(() -> linkedIn.remove(link(), post("key-1", TEXT), "urn:li:person:1"))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Picture picture(String name) {
        return new Picture(name, "image/jpeg", 800, 600, "Wat " + name + " toont", null, () -> new byte[] {1, 2, 3});
    }
}
