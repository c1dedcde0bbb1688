package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.MastodonStub.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MastodonTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    private MastodonStub server;
    private Mastodon mastodon;

    @BeforeEach
    void start() throws Exception {
        server = MastodonStub.start(CLOCK);
        mastodon = mastodon(Duration.ofSeconds(20));
    }

    private static Mastodon mastodon(Duration patience) {
        return new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK, patience, patience), CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Mastodon channel() {
        return mastodon;
    }

    @Override
    protected Link link() {
        return link(server.baseUrl(), MastodonStub.TOKEN);
    }

    private static Link link(String baseUrl, String token) {
        return new Link(
                "account-1",
                Mastodon.PLATFORM,
                "@gemeente@social.example",
                Map.of("baseUrl", baseUrl),
                Map.of("accessToken", token));
    }

    @Override
    protected List<Arrival> arrived() {
        return server.statuses().stream()
                .map(status -> new Arrival(status.id(), status.text()))
                .toList();
    }

    @Override
    protected Link make(Mood mood) {
        server.fail(
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER_KEEPING;
                });
        return link();
    }

    @Test
    void a_status_is_public_and_in_the_language_of_the_message() throws Exception {
        Receipt receipt = mastodon.send(link(), post("key-1", TEXT));

        Status status = server.statuses().get(0);
        assertThat(status.visibility()).isEqualTo("public");
        assertThat(status.language()).isEqualTo("nl");
        assertThat(receipt.url()).isEqualTo(server.baseUrl() + "/@gemeente/" + status.id());
        assertThat(receipt.sentAt()).isEqualTo(status.createdAt());
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK_AFTER_KEEPING", "DROP_AFTER_KEEPING", "NONSENSE"})
    void an_attempt_that_may_have_arrived_is_unclear_and_looking_finds_it_although_the_server_forgets_keys(
            Failure failure) {
        server.forgetKeys();
        server.fail(failure);

        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(mastodon.look(link(), post("key-1", TEXT), null))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.receipt().remoteId())
                                .isEqualTo(server.statuses().get(0).id()));
    }

    @Test
    void a_server_that_never_answers_is_given_up_and_the_attempt_is_unclear() {
        server.fail(Failure.HANG_AFTER_KEEPING);

        assertThatThrownBy(() -> mastodon(Duration.ofSeconds(3)).send(link(), post("key-1", TEXT)))
                .isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"BREAK", "DROP"})
    void an_attempt_that_did_not_arrive_is_unclear_too_and_looking_says_so(Failure failure) {
        server.fail(failure);

        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        assertThat(mastodon.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_lost_answer_and_the_same_key_again_make_one_status_on_a_server_that_remembers_keys() throws Exception {
        server.fail(Failure.DROP_AFTER_KEEPING);
        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        mastodon.send(link(), post("key-1", TEXT));

        assertThat(server.statuses()).hasSize(1);
    }

    @Test
    void the_limit_on_calls_says_how_long_to_wait() {
        server.fail(Failure.RATE_LIMIT, Failure.UNAVAILABLE);

        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(120)));
        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void what_the_server_says_about_a_refusal_is_passed_on_without_the_token_it_repeats() {
        server.fail(Failure.REFUSE);

        assertThatThrownBy(() -> mastodon.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().args())
                                .contains("422", "Validation failed for •••")
                                .noneMatch(arg -> arg.contains(MastodonStub.TOKEN)));
    }

    @Test
    void a_redirect_is_refused_and_not_followed() {
        server.fail(Failure.REDIRECT);

        assertFails(() -> mastodon.send(link(), post("key-1", TEXT)), Refused.class, "channel.redirect");
    }

    @Test
    void a_wrong_token_is_refused_and_makes_the_account_fail_without_printing_it() {
        Link wrong = link(server.baseUrl(), "another-token-1234");

        assertThatThrownBy(() -> mastodon.send(wrong, post("key-1", TEXT)))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertKeepsSecrets(wrong, failure));
        Health health = mastodon.check(wrong);
        assertThat(health.state()).isEqualTo(Health.State.FAILING);
        assertThat(health.toString()).doesNotContain("another-token-1234");
    }

    @Test
    void a_token_that_cannot_be_a_header_is_refused() {
        Link broken = link(server.baseUrl(), "token\r\nX-Other: 1");

        assertFails(() -> mastodon.send(broken, post("key-1", TEXT)), Refused.class, "channel.secret");
        assertThat(server.statuses()).isEmpty();
    }

    @Test
    void a_server_that_is_away_is_worth_another_attempt_and_says_nothing_about_the_account() {
        Link away = link();
        server.close();

        assertFails(() -> mastodon.send(away, post("key-1", TEXT)), Retryable.class, "channel.unreachable");
        assertThat(mastodon.check(away).state()).isEqualTo(Health.State.UNKNOWN);
        assertThat(mastodon.look(away, post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void an_older_status_with_the_same_text_is_not_taken_for_this_one() {
        server.add(TEXT, CREATED.minus(Duration.ofHours(1)));

        assertThat(mastodon.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void a_status_behind_two_pages_of_newer_ones_is_found() {
        server.add(TEXT, CREATED.plusSeconds(1));
        for (int other = 0; other < 90; other++) {
            server.add("Iets anders " + other, CREATED.plusSeconds(2));
        }

        assertThat(mastodon.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void with_too_many_newer_statuses_a_person_has_to_look() {
        for (int other = 0; other < 130; other++) {
            server.add("Iets anders " + other, CREATED.plusSeconds(2));
        }

        assertThat(mastodon.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void a_status_that_somebody_changed_is_found_but_no_longer_as_approved() throws Exception {
        Receipt receipt = mastodon.send(link(), post("key-1", "Iets anders & meer"));

        assertThat(mastodon.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).isEqualTo("Iets anders & meer");
                });
    }

    @Test
    void mentions_links_lines_and_odd_characters_survive_the_way_through_html() throws Exception {
        String text = "Dank aan @brandweer@social.example & co: <help> \"blijf binnen\", 't is ernstig.\n"
                + "Regel twee\n\nhttps://gemeente.example/een/heel/lang/adres/dat/wordt/ingekort?lang=nl.";
        Receipt receipt = mastodon.send(link(), post("key-1", text));

        assertThat(mastodon.look(link(), post("key-1", text), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void a_removed_status_is_absent() throws Exception {
        Receipt receipt = mastodon.send(link(), post("key-1", TEXT));
        mastodon.remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertThat(mastodon.look(link(), post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOf(Look.Absent.class);
    }

    @Test
    void the_limit_comes_from_the_server_and_is_asked_once() {
        server.limit(5000);

        assertThat(mastodon.limits(link()).max()).isEqualTo(5000);
        assertThat(mastodon.limits(link()).max()).isEqualTo(5000);
        assertThat(server.requests()).containsExactly("GET /api/v2/instance");
    }

    @Test
    void an_old_server_tells_its_limit_in_the_old_way() {
        server.limit(1200);
        server.speakOnlyTheOldInterface();

        assertThat(mastodon.limits(link()).max()).isEqualTo(1200);
    }

    @Test
    void a_server_that_tells_nothing_has_the_usual_limit() {
        Link away = link();
        server.close();

        assertThat(mastodon.limits(away)).isEqualTo(mastodon.limits());
        assertThat(mastodon.limits().max()).isEqualTo(500);
    }

    @Test
    void a_server_that_only_speaks_the_interface_counts_code_points() {
        server.version("2.7.2 (compatible; Pleroma 2.9.0)");

        assertThat(mastodon.limits(link()).count("🇧🇪").used()).isEqualTo(2);
        assertThat(mastodon.limits().count("🇧🇪").used()).isEqualTo(1);
    }

    @Test
    void an_id_that_leads_elsewhere_is_never_used() {
        assertThatThrownBy(() -> mastodon.remove(link(), post("key-1", TEXT), "../accounts/42"))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void an_address_inside_the_private_ranges_is_named_before_the_account_is_made() {
        assertThat(mastodon.problems(link("http://192.168.1.20", "token")))
                .containsExactly(new SettingProblem(
                        "settings.baseUrl", org.baken.channel.Trouble.of("channel.address.forbidden", "192.168.1.20")));
        assertThat(mastodon.problems(link("https://name:word@social.example", "token")))
                .extracting(problem -> problem.trouble().key())
                .containsExactly("channel.address.password");
        assertThat(mastodon.problems(link("ftp://social.example", "token")))
                .extracting(problem -> problem.trouble().key())
                .containsExactly("channel.address.wrong");
    }

    @Test
    void the_account_needs_an_address_and_no_more_until_a_person_has_said_yes_on_it() {
        Link empty = new Link("account-1", Mastodon.PLATFORM, "", Map.of(), Map.of());

        assertThat(mastodon.problems(empty)).extracting(SettingProblem::field).containsExactly("settings.baseUrl");
        assertThat(mastodon.authorized(empty)).isFalse();
        assertThat(mastodon.authorized(link())).isTrue();
    }

    @Test
    void a_check_names_the_account_behind_the_token() {
        assertThat(mastodon.check(link()).details()).containsEntry("account", "@gemeente");
    }

    @Test
    void a_base_address_may_end_in_a_slash() throws Exception {
        mastodon.send(link(server.baseUrl() + "/", MastodonStub.TOKEN), post("key-1", TEXT));

        assertThat(server.statuses()).hasSize(1);
    }

    @Test
    void clocks_may_differ_by_some_seconds() {
        Instant slowServer = CREATED.minusSeconds(20);
        Post post = post("key-1", TEXT);
        server.add(TEXT, slowServer);

        assertThat(mastodon.look(link(), post, null)).isInstanceOf(Look.Found.class);
    }
}
