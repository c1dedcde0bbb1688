package org.baken.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
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
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTest extends ChannelContract {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final StillClock clock = new StillClock(CREATED.plusSeconds(10));
    private final XStub account = new XStub(clock);
    private final Map<String, String> kept = new HashMap<>();
    private HttpStub server;
    private Reply once;
    private X x;

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(request -> {
            Reply now = request.is("POST", "/2/tweets") ? once : null;
            once = now == null ? once : null;
            return now == null ? account.on(request) : now;
        });
        x = new X(
                new Outbound(
                        PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20)),
                clock,
                server.baseUrl(),
                "https://x.com/i/oauth2/authorize");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected X channel() {
        return x;
    }

    @Override
    protected Link link() {
        return linked(Map.of("clientId", "app-1", "userId", "42"));
    }

    private static Link linked(Map<String, Object> settings) {
        return new Link(
                "account-1",
                X.PLATFORM,
                "@gemeente",
                settings,
                Map.of("clientSecret", XStub.SECRET, "accessToken", "access-1-aaaa", "refreshToken", "refresh-1-aaaa"));
    }

    /** An account whose renewed credentials are kept for the next call. */
    private Link kept() {
        Keyring keyring = (stale, renewal) -> {
            kept.putAll(renewal.renew(stale).secret());
            return stale.with(kept);
        };
        Link link = link().with(kept);
        return new Link(link.account(), link.platform(), link.handle(), link.settings(), link.secret(), keyring);
    }

    private static Link unlinked(Map<String, String> secret) {
        return new Link("account-1", X.PLATFORM, "", Map.of("clientId", "app-1"), secret);
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
                request -> request.is("POST", "/2/tweets"),
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void the_reset_of_the_limit_is_the_time_to_wait() {
        once = Reply.json(429, Map.of("title", "Too Many Requests"))
                .with(
                        "x-rate-limit-reset",
                        String.valueOf(clock.instant().plusSeconds(600).getEpochSecond()));

        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(600)));
    }

    @Test
    void an_account_without_credit_is_refused_in_the_words_of_the_platform() {
        once = Reply.json(402, Map.of("title", "CreditsDepleted", "detail", "Your enrolled account has no credits."));

        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.trouble().args()).contains("Your enrolled account has no credits."));
    }

    @Test
    void a_repeat_that_the_platform_refuses_is_found_instead_of_failing() throws Exception {
        account.refuseDuplicates = true;
        server.fail(request -> request.is("POST", "/2/tweets"), Failure.BREAK_AFTER);
        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT))).isInstanceOf(Unclear.class);

        Receipt receipt = x.send(link(), post("key-1", TEXT));

        assertThat(arrived()).extracting(Arrival::id).containsExactly(receipt.remoteId());
    }

    @Test
    void a_text_that_stood_there_before_is_refused_and_not_taken_for_this_post() throws Exception {
        account.refuseDuplicates = true;
        clock.set(CREATED.minus(Duration.ofHours(1)));
        x.send(link(), post("key-0", TEXT));
        clock.set(CREATED.plusSeconds(10));

        assertFails(() -> x.send(link(), post("key-1", TEXT)), Refused.class, "channel.duplicate");
        assertThat(x.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.Absent.class);
    }

    @Test
    void another_message_with_the_same_words_is_not_taken_for_the_first() throws Exception {
        account.refuseDuplicates = true;
        x.send(link(), post("key-1", TEXT));

        assertFails(() -> x.send(link(), post("key-2", TEXT)), Refused.class, "channel.duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dank & groet <iedereen>: zie https://gemeente.example/i/brand?lang=nl.",
                "Zie gemeente.example voor meer.",
                "https://gemeente.example/a en https://gemeente.example/b\n\nRegel twee 👩‍🚒",
                "Letterlijk &amp; zo"
            })
    void a_text_comes_back_from_its_short_addresses_and_escapes_as_it_was_approved(String text) throws Exception {
        Receipt receipt = x.send(link(), post("key-1", text));

        assertThat(x.look(link(), post("key-1", text), receipt.remoteId()))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isTrue();
                    assertThat(found.liveText()).doesNotContain("t.co");
                });
    }

    @Test
    void an_address_that_leads_elsewhere_is_noticed() throws Exception {
        Receipt receipt = x.send(link(), post("key-1", "Zie https://gemeente.example/a"));

        assertThat(x.look(link(), post("key-1", "Zie https://gemeente.example/b"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void pictures_go_along_with_their_descriptions_and_change_nothing_in_the_text() throws Exception {
        Post post =
                post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven"), picture("b.jpg", "Een kaart")));

        Receipt receipt = x.send(link(), post);

        assertThat(account.posts.get(receipt.remoteId()).media())
                .extracting(account.media::get)
                .containsExactly("De haven", "Een kaart");
        assertThat(x.look(link(), post, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void pictures_of_a_failed_attempt_are_used_again() throws Exception {
        Post post = post("key-1", TEXT).withPictures(List.of(picture("a.jpg", "De haven")));
        server.fail(request -> request.path().endsWith("/metadata"), Failure.BREAK);
        assertFails(() -> x.send(link(), post), Retryable.class, "channel.beforehand");

        x.send(link(), post);

        assertThat(account.media).hasSize(1).containsValue("De haven");
    }

    @Test
    void an_answer_stands_under_the_post_that_it_answers_and_is_found_again() throws Exception {
        Receipt first = x.send(link(), post("key-1", TEXT));
        Post answer = post("key-2", "Het gevaar is voorbij.").answering(first.remoteId());

        Receipt receipt = x.send(link(), answer);

        assertThat(account.posts.get(receipt.remoteId()).replyTo()).isEqualTo(first.remoteId());
        assertThat(x.look(link(), answer, null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void an_access_token_that_ended_is_renewed_and_the_new_refresh_token_is_kept() throws Exception {
        account.endAccess();
        x.send(kept(), post("key-1", TEXT));
        account.endAccess();
        x.send(kept(), post("key-2", TEXT));

        assertThat(arrived()).hasSize(2);
        assertThat(kept).containsEntry("refreshToken", account.refreshToken);
    }

    @Test
    void a_token_that_is_known_to_have_ended_is_not_shown_to_the_platform() throws Exception {
        Link old = link().with(Map.of("accessEndsAt", CREATED.toString()));

        x.send(old, post("key-1", TEXT));

        assertThat(server.requests())
                .noneMatch(request -> "Bearer access-1-aaaa".equals(request.header("Authorization")));
    }

    @Test
    void a_refresh_token_that_was_used_before_asks_for_linking_again_without_printing_it() {
        account.endAccess();
        account.refreshToken = "another";

        assertThatThrownBy(() -> x.send(link(), post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.ended"))
                .satisfies(failure -> assertKeepsSecrets(link(), failure));
        assertThat(x.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_lost_answer_while_renewing_says_nothing_about_the_account() {
        account.endAccess();
        server.fail(request -> request.path().endsWith("/token"), Failure.DROP, Failure.DROP);

        assertFails(() -> x.send(link(), post("key-1", TEXT)), Retryable.class, "channel.beforehand");
        assertThat(x.check(link()).state()).isEqualTo(Health.State.UNKNOWN);
    }

    @Test
    void a_person_says_yes_and_only_the_one_who_asked_gets_the_tokens() throws Exception {
        Link link = unlinked(Map.of("clientSecret", XStub.SECRET));
        Start start = x.begin(link, BACK, "state-1");
        account.challenge = start.address().getQuery().replaceAll(".*code_challenge=([^&]+).*", "$1");

        Grant grant = x.finish(link, start.remembered(), BACK, "code-1");

        assertThat(start.address().toString())
                .startsWith("https://x.com/i/oauth2/authorize?")
                .contains("offline.access", "state=state-1", "code_challenge_method=S256")
                .doesNotContain(start.remembered().get("verifier"));
        assertThat(grant.handle()).isEqualTo("@gemeente");
        assertThat(grant.secret())
                .containsEntry("refreshToken", account.refreshToken)
                .containsEntry("accessEndsAt", clock.instant().plusSeconds(7200).toString());
        assertThatThrownBy(() -> x.finish(link, Map.of("verifier", "another"), BACK, "code-1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_app_without_a_secret_can_be_used_too() throws Exception {
        Start start = x.begin(unlinked(Map.of()), BACK, "state-1");
        account.challenge = start.address().getQuery().replaceAll(".*code_challenge=([^&]+).*", "$1");

        assertThat(x.finish(unlinked(Map.of()), start.remembered(), BACK, "code-1")
                        .settings())
                .containsEntry("userId", "42");
    }

    @Test
    void posts_of_the_account_are_listed_without_answers_to_others() throws Exception {
        Receipt first = x.send(link(), post("key-1", TEXT));
        x.send(link(), post("key-2", "Dank je").answering(first.remoteId()));
        clock.forward(Duration.ofMinutes(5));
        x.send(linked(Map.of("clientId", "app-1")), post("key-3", "Win een reis via loten.be"));

        List<Seen> seen = x.recent(linked(Map.of("clientId", "app-1")), CREATED);

        assertThat(seen).extracting(Seen::text).containsExactly("Win een reis via http://loten.be", TEXT);
        assertThat(seen.get(1).url()).isEqualTo("https://x.com/i/web/status/" + first.remoteId());
    }

    @Test
    void with_too_many_newer_posts_a_person_has_to_look() {
        for (int other = 0; other < 101; other++) {
            account.posts.put(
                    "9" + other, new XStub.Entry("9" + other, "Iets " + other, Instant.now(clock), null, List.of()));
        }

        assertThat(x.look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
    }

    @Test
    void an_account_needs_an_app_and_waits_for_a_person() {
        assertThat(x.authorized(unlinked(Map.of()))).isFalse();
        assertThat(x.problems(unlinked(Map.of()))).isEmpty();
        assertThat(x.problems(new Link("account-1", X.PLATFORM, "", Map.of(), Map.of())))
                .extracting(SettingProblem::field)
                .containsExactly("settings.clientId");
    }

    @Test
    void an_id_that_leads_elsewhere_is_never_used() {
        assertThatThrownBy(() -> x.remove(link(), post("key-1", TEXT), "../users/me"))
                .isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/jpeg", 800, 600, alt, null, () -> new byte[] {1, 2, 3});
    }
}
