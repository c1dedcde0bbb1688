package org.baken.channel.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInTest extends ChannelContract {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final StillClock clock = new StillClock(CREATED.plusSeconds(10));
    private final LinkedInStub page = new LinkedInStub(clock);
    private HttpStub server;
    private LinkedIn linkedIn;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(page);
        page.baseUrl = server.baseUrl();
        linkedIn = linkedIn(AttemptsFor.tests(clock));
    }

    private LinkedIn linkedIn(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new LinkedIn(outbound, clock, server.baseUrl(), server.baseUrl() + "/oauth/v2", attempts);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected LinkedIn channel() {
        return linkedIn;
    }

    @Override
    protected Link link() {
        return link(Map.of("clientId", "app-1", "organization", "5515715"), Map.of());
    }

    private static Link link(Map<String, Object> settings, Map<String, String> more) {
        Map<String, String> secret =
                new HashMap<>(Map.of("clientSecret", LinkedInStub.SECRET, "accessToken", "access-1-aaaa"));
        secret.putAll(more);
        return new Link("account-1", LinkedIn.PLATFORM, "Gemeente", settings, secret);
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
        linkedIn = linkedIn(AttemptsFor.hurried(clock));
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
    void an_access_token_that_ended_is_renewed_where_the_app_may() throws Exception {
        page.accessToken = "access-0-aaaa";
        page.refreshToken = "refresh-1-aaaa";

        linkedIn.send(link(link().settings(), Map.of("refreshToken", "refresh-1-aaaa")), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void without_a_refresh_token_a_person_has_to_link_again() {
        page.accessToken = "access-0-aaaa";

        assertFails(() -> linkedIn.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(linkedIn.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_link_ends_with_the_refresh_token_or_with_the_access_token_when_there_is_none() throws Exception {
        Link unlinked = new Link(
                "account-1",
                LinkedIn.PLATFORM,
                "",
                Map.of("clientId", "app-1", "organization", "https://www.linkedin.com/company/5515715/admin/"),
                Map.of("clientSecret", LinkedInStub.SECRET));

        assertThat(linkedIn.begin(unlinked, BACK, "state-1").address().toString())
                .contains("scope=w_organization_social%20r_organization_social", "state=state-1");
        Grant brief = linkedIn.finish(unlinked, Map.of(), BACK, "code-1");
        page.refreshToken = "refresh-1-aaaa";
        Grant lasting = linkedIn.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(brief.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(60)));
        assertThat(lasting.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(365)));
        assertThat(linkedIn.check(unlinked.with(lasting.secret())).expiresAt()).isEqualTo(lasting.expiresAt());
        assertThatThrownBy(() -> linkedIn.finish(unlinked, Map.of(), BACK, "code-0"))
                .isInstanceOf(Refused.class);
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
    void the_page_is_named_by_its_number_or_its_address() {
        assertThat(linkedIn.problems(link(
                        Map.of("clientId", "app-1", "organization", "linkedin.com/company/gemeente", "version", "v2"),
                        Map.of())))
                .extracting(SettingProblem::field)
                .containsExactly("settings.organization", "settings.version");
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
