package org.baken.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.channel.ChannelContract.CREATED;
import static org.baken.channel.ChannelContract.TEXT;
import static org.baken.channel.ChannelContract.assertFails;
import static org.baken.channel.ChannelContract.assertKeepsSecrets;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.SettingProblem;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XLinkingTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final XDesk desk = new XDesk();
    private final StillClock clock = desk.clock;
    private final XStub account = desk.account;
    private final HttpStub server = desk.server;
    private final X x = desk.x;
    private final Map<String, String> kept = new HashMap<>();

    @AfterEach
    void stop() {
        desk.close();
    }

    private Link link() {
        return desk.link();
    }

    private static Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "", text);
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

    @Test
    void an_access_token_that_ended_is_renewed_and_the_new_refresh_token_is_kept() throws Exception {
        account.endAccess();
        x.send(kept(), post("key-1", TEXT));
        account.endAccess();
        x.send(kept(), post("key-2", TEXT));

        assertThat(account.posts).hasSize(2);
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
    void an_account_needs_an_app_and_waits_for_a_person() {
        assertThat(x.authorized(unlinked(Map.of()))).isFalse();
        assertThat(x.problems(unlinked(Map.of()))).isEmpty();
        assertThat(x.problems(new Link("account-1", X.PLATFORM, "", Map.of(), Map.of())))
                .extracting(SettingProblem::field)
                .containsExactly("settings.clientId");
    }
}
