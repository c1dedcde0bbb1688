package org.baken.channel.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.channel.ChannelContract.CREATED;
import static org.baken.channel.ChannelContract.TEXT;
import static org.baken.channel.ChannelContract.assertFails;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Post;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsLinkingTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final ThreadsDesk desk = new ThreadsDesk();
    private final StillClock clock = desk.clock;
    private final MetaMediaStub account = desk.account;
    private final HttpStub server = desk.server;
    private final Threads threads = desk.threads;

    @AfterEach
    void stop() {
        desk.close();
    }

    private Link link() {
        return desk.link();
    }

    private Link link(Duration left) {
        return desk.link(left);
    }

    private static Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "", text);
    }

    @Test
    void the_token_is_renewed_in_the_second_half_of_its_life_and_the_check_tells_its_end() {
        assertThat(threads.check(link(Duration.ofDays(50))).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(50)));

        Health renewed = threads.check(link(Duration.ofDays(20)));

        assertThat(renewed.state()).isEqualTo(Health.State.OK);
        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plusSeconds(5183944));
    }

    @Test
    void a_token_that_cannot_be_renewed_is_used_until_its_end() throws Exception {
        server.fail(request -> request.path().equals("/refresh_access_token"), Failure.REFUSE, Failure.REFUSE);

        threads.send(link(Duration.ofDays(2)), post("key-1", TEXT));

        assertThat(account.posts).hasSize(1);
        assertThatThrownBy(() -> threads.send(link(Duration.ZERO), post("key-2", TEXT)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_token_that_ended_asks_for_linking_again() {
        account.goodToken = "another";

        assertFails(() -> threads.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(threads.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_person_says_yes_and_the_short_token_becomes_a_long_one() throws Exception {
        Link unlinked = new Link(
                "account-1",
                Threads.PLATFORM,
                "",
                Map.of("clientId", "app-1"),
                Map.of("clientSecret", ThreadsDesk.SECRET));

        assertThat(threads.begin(unlinked, BACK, "state-1").address().toString())
                .startsWith("https://threads.net/oauth/authorize?client_id=app-1&")
                .contains("threads_content_publish", "state=state-1");
        Grant grant = threads.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(grant.handle()).isEqualTo("@gemeente");
        assertThat(grant.secret()).containsEntry("accessToken", ThreadsDesk.TOKEN);
        assertThat(grant.expiresAt()).isEqualTo(clock.instant().plusSeconds(5183944));
        assertThatThrownBy(() -> threads.finish(unlinked, Map.of(), BACK, "code-0"))
                .isInstanceOf(Refused.class);
    }
}
