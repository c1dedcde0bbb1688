package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlueskySessionTest {

    private static final String TEXT = "Blijf binnen. Eén adres, één gemeente: https://gemeente.example/i/brand-haven";

    private PdsDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new PdsDesk();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void ten_posts_take_one_login() throws Exception {
        for (int post = 0; post < 10; post++) {
            desk.bluesky.send(desk.link(), PdsDesk.post("key-" + post, TEXT));
        }

        assertThat(desk.pds.logins()).isEqualTo(1);
        assertThat(desk.pds.refreshes()).isZero();
    }

    @Test
    void a_session_that_is_known_to_have_ended_is_refreshed_before_anything_is_asked() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.clock.forward(Duration.ofHours(2));

        desk.bluesky.send(desk.link(), PdsDesk.post("key-2", TEXT));

        assertThat(desk.pds.logins()).isEqualTo(1);
        assertThat(desk.pds.refreshes()).isEqualTo(1);
        assertThat(desk.server.requests().get(desk.server.requests().size() - 2).path())
                .endsWith("refreshSession");
    }

    @Test
    void a_session_that_ends_before_its_time_is_refreshed_within_the_same_call() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.pds.endAccess();

        desk.bluesky.send(desk.link(), PdsDesk.post("key-2", TEXT));

        assertThat(desk.pds.records()).hasSize(2);
        assertThat(desk.pds.logins()).isEqualTo(1);
        assertThat(desk.pds.refreshes()).isEqualTo(1);
    }

    @Test
    void a_server_that_cannot_refresh_now_is_no_reason_to_log_in_again() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.pds.endAccess();
        desk.server.fail(request -> request.path().endsWith("refreshSession"), Failure.DROP);

        assertThatThrownBy(() -> desk.bluesky.send(desk.link(), PdsDesk.post("key-2", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        told -> assertThat(told.trouble().key()).isEqualTo("channel.beforehand"));

        desk.bluesky.send(desk.link(), PdsDesk.post("key-2", TEXT));
        assertThat(desk.pds.logins()).isEqualTo(1);
    }

    @Test
    void a_new_app_password_starts_a_new_session() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.pds.password("zzzz-zzzz-zzzz-zzzz");
        desk.type("appPassword", "zzzz-zzzz-zzzz-zzzz");

        desk.bluesky.send(desk.link(), PdsDesk.post("key-2", TEXT));

        assertThat(desk.pds.logins()).isEqualTo(2);
        assertThat(desk.pds.refreshes()).isZero();
    }

    @Test
    void an_app_password_that_was_taken_back_is_refused_in_words_without_any_secret() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.pds.password("zzzz-zzzz-zzzz-zzzz");
        Link link = desk.link();

        assertThatThrownBy(() -> desk.bluesky.send(link, PdsDesk.post("key-2", TEXT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().args())
                                .containsExactly("127.0.0.1", "401", "Invalid identifier or password"))
                .satisfies(failure -> assertThat(link.secret().values()).noneMatch(failure.toString()::contains));
        assertThat(desk.bluesky.check(link).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_session_of_another_server_is_never_sent_to_this_one() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        try (HttpStub other = HttpStub.start(new PdsStub(desk.clock))) {
            desk.bluesky.send(desk.link(other.baseUrl()), PdsDesk.post("key-2", TEXT));

            assertThat(other.requests())
                    .extracting(Request::path)
                    .first()
                    .isEqualTo("/xrpc/com.atproto.server.createSession");
        }
    }

    @Test
    void too_many_logins_are_told_with_the_time_to_wait() {
        desk.server.fail(request -> request.path().endsWith("createSession"), Failure.RATE_LIMIT_WITH_TIME);

        assertThatThrownBy(() -> desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void the_at_sign_of_a_handle_is_not_part_of_the_name() throws Exception {
        desk.type("identifier", "@" + PdsStub.HANDLE);

        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));

        assertThat(desk.pds.records()).hasSize(1);
    }
}
