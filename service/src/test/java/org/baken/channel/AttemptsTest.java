package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private final StillClock clock = new StillClock(NOW);
    private final Attempts attempts = AttemptsFor.tests(clock);
    private final Link link = new Link("account-1", "x", "", Map.of(), Map.of());
    private final Post post = Post.of("key-1", NOW, "nl", "", "Blijf binnen.");
    private final AtomicInteger made = new AtomicInteger();

    private String make() throws ChannelException {
        return attempts.of(link, post).made("a.jpg", "platform.example", () -> "id-" + made.incrementAndGet());
    }

    @Test
    void what_one_attempt_made_the_next_one_uses_until_the_platform_throws_it_away() throws Exception {
        assertThat(make()).isEqualTo("id-1");
        assertThat(make()).isEqualTo("id-1");

        clock.forward(Duration.ofHours(21));

        assertThat(make()).isEqualTo("id-2");
    }

    @Test
    void what_may_not_have_been_made_is_made_again() throws Exception {
        assertThatThrownBy(() -> attempts.of(link, post).made("a.jpg", "platform.example", () -> {
                    throw new Unclear(Trouble.of("channel.noAnswer", "platform.example"));
                }))
                .isInstanceOf(Retryable.class);

        assertThat(make()).isEqualTo("id-1");
    }

    @Test
    void a_receipt_is_good_for_a_repeat_at_once_and_not_for_a_new_attempt_later() {
        attempts.of(link, post).sent(new Receipt("1", null, NOW));

        assertThat(attempts.of(link, post).receipt()).isPresent();
        clock.forward(Duration.ofMinutes(3));
        assertThat(attempts.of(link, post).receipt()).isEmpty();
    }

    @Test
    void a_post_that_is_gone_is_sent_anew() {
        attempts.of(link, post).sent(new Receipt("1", null, NOW));

        attempts.gone(link, post);

        assertThat(attempts.of(link, post).receipt()).isEmpty();
    }

    @Test
    void a_number_belongs_to_the_post_that_got_it_and_to_its_account() {
        attempts.of(link, post).sent(new Receipt("1", null, NOW));
        Post other = Post.of("key-2", NOW, "nl", "", "Blijf binnen.");
        Link elsewhere = new Link("account-2", "x", "", Map.of(), Map.of());

        assertThat(attempts.isAnother(link, other, "1")).isTrue();
        assertThat(attempts.isAnother(link, post, "1")).isFalse();
        assertThat(attempts.isAnother(elsewhere, other, "1")).isFalse();
        assertThat(attempts.isAnother(link, other, "2")).isFalse();
    }

    @Test
    void nothing_more_is_prepared_when_the_time_that_is_left_is_needed_for_publishing() {
        Attempts late = new Attempts(clock, Duration.ofSeconds(8), Duration.ofMillis(1));

        assertThatThrownBy(() -> late.of(link, post).made("a.jpg", "platform.example", () -> "id"))
                .isInstanceOf(Retryable.class);
    }
}
