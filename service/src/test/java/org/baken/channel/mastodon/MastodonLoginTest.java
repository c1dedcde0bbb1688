package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.MastodonStub;
import org.baken.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MastodonLoginTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");
    private static final String STATE = "a-word-that-nobody-guesses";

    private final SettableClock clock = new SettableClock();
    private final Mastodon mastodon = new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);
    private MastodonStub server;

    @BeforeEach
    void start() throws Exception {
        server = MastodonStub.start(clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Link link() {
        return new Link("account-1", Mastodon.PLATFORM, "", Map.of("baseUrl", server.baseUrl()), Map.of());
    }

    private static Link linked(Link link, Grant grant) {
        return link.with(grant.secret());
    }

    @Test
    void a_yes_on_the_server_links_the_account_under_its_own_name() throws Exception {
        assertThat(mastodon.authorized(link())).isFalse();
        Start start = mastodon.begin(link(), BACK, STATE);
        Map<String, String> back = server.yes(start.address());

        Grant grant = mastodon.finish(link(), start.remembered(), BACK, back.get("code"));

        assertThat(back).containsEntry("state", STATE);
        assertThat(grant.handle()).isEqualTo("@gemeente@127.0.0.1");
        assertThat(grant.expiresAt()).isNull();
        Link linked = linked(link(), grant);
        assertThat(mastodon.authorized(linked)).isTrue();
        assertThat(mastodon.problems(linked)).isEmpty();
        mastodon.send(linked, Post.of("key-1", clock.instant(), "nl", "", "Blijf binnen."));
        assertThat(server.statuses()).hasSize(1);
    }

    @Test
    void no_more_is_asked_for_than_publishing_and_listening_need_and_the_code_is_of_no_use_to_others()
            throws Exception {
        Start start = mastodon.begin(link(), BACK, STATE);

        assertThat(start.address().getQuery())
                .contains("scope=read:accounts read:notifications read:statuses write:media write:statuses")
                .contains("code_challenge_method=S256")
                .doesNotContain(start.remembered().get("verifier"))
                .doesNotContain(start.remembered().get("clientSecret"));
        server.yes(start.address());
        Start other = mastodon.begin(link(), BACK, STATE);
        assertThatThrownBy(() -> mastodon.finish(link(), other.remembered(), BACK, "code-of-the-yes"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.ended"));
    }

    @Test
    void an_older_server_is_asked_in_the_usual_place_without_what_it_does_not_know() throws Exception {
        server.tellNothingOfLogins();

        Start start = mastodon.begin(link(), BACK, STATE);
        Map<String, String> back = server.yes(start.address());

        assertThat(start.address().toString()).startsWith(server.baseUrl() + "/oauth/authorize?");
        assertThat(start.address().getQuery()).doesNotContain("code_challenge");
        assertThat(mastodon.finish(link(), start.remembered(), BACK, back.get("code"))
                        .secret())
                .containsEntry("accessToken", MastodonStub.TOKEN);
    }

    @Test
    void a_server_without_narrow_scopes_is_asked_for_the_wide_ones() throws Exception {
        server.scopes(List.of("read", "write", "follow"));

        assertThat(mastodon.begin(link(), BACK, STATE).address().getQuery()).contains("scope=read write&");
    }

    @Test
    void a_server_that_sends_people_into_our_own_network_is_refused() {
        server.authorizeAt("http://192.168.1.1/oauth/authorize");

        assertThatThrownBy(() -> mastodon.begin(link(), BACK, STATE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.address.forbidden"));
        server.authorizeAt("javascript:alert(1)");
        assertThatThrownBy(() -> mastodon.begin(link(), BACK, STATE)).isInstanceOf(Refused.class);
    }

    @Test
    void a_token_that_one_server_gave_is_never_sent_to_another() throws Exception {
        Start start = mastodon.begin(link(), BACK, STATE);
        Grant grant = mastodon.finish(
                link(), start.remembered(), BACK, server.yes(start.address()).get("code"));
        try (MastodonStub other = MastodonStub.start(clock)) {
            Link moved =
                    new Link("account-1", Mastodon.PLATFORM, "", Map.of("baseUrl", other.baseUrl()), grant.secret());

            assertThat(mastodon.authorized(moved)).isFalse();
            assertThatThrownBy(() -> mastodon.send(moved, Post.of("key-1", clock.instant(), "nl", "", "Blijf binnen.")))
                    .isInstanceOf(Refused.class);
            assertThat(other.statuses()).isEmpty();
            assertThat(mastodon.authorized(moved.with(Map.of("accessToken", "typed-by-hand"))))
                    .isTrue();
        }
    }
}
