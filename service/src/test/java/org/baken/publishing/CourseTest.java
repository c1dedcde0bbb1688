package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;
import org.baken.platform.Problem;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Trouble TROUBLE = Trouble.of("publishing.unexpected");

    private static Course in(DeliveryState state) {
        return new Course(
                "id",
                "incident",
                "account",
                state,
                1,
                0,
                0,
                NOW,
                false,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    @Test
    void every_step_is_taken_from_exactly_the_states_that_allow_it() {
        Map<DeliveryState, UnaryOperator<Course>> steps = new LinkedHashMap<>();
        steps.put(DeliveryState.SENT, course -> course.sent(new Receipt("1", null, NOW), null, NOW));
        steps.put(DeliveryState.REFUSED, course -> course.refused(TROUBLE));
        steps.put(DeliveryState.RETRYING, course -> course.retrying(TROUBLE, NOW));
        steps.put(DeliveryState.UNCLEAR, course -> course.unclear(TROUBLE, NOW));
        steps.put(DeliveryState.QUEUED, course -> course.queued(NOW));
        steps.put(DeliveryState.REMOVED, Course::removed);
        steps.put(DeliveryState.DIVERGED, course -> course.diverged(TROUBLE, NOW, NOW));
        steps.put(DeliveryState.EDITED, Course::edited);
        steps.put(DeliveryState.DONE, course -> course.told(DeliveryState.DONE, "An", null, null, NOW));
        steps.put(DeliveryState.TODO, course -> course.told(DeliveryState.TODO, null, null, null, null));
        for (DeliveryState from : DeliveryState.values()) {
            steps.forEach((to, step) -> {
                if (from == to && from == DeliveryState.DIVERGED) {
                    // It differs still.
                    assertThat(step.apply(in(from)).state()).isEqualTo(to);
                } else if (from.next().contains(to)) {
                    assertThat(step.apply(in(from)).state()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> step.apply(in(from)))
                            .as(from + " → " + to)
                            .isInstanceOf(Problem.class);
                }
            });
        }
    }

    @Test
    void nothing_is_sent_but_what_waits_for_it() {
        Set<DeliveryState> sendable = EnumSet.of(DeliveryState.QUEUED, DeliveryState.RETRYING);
        for (DeliveryState state : DeliveryState.values()) {
            assertThat(in(state).task() == Course.Task.SEND).isEqualTo(sendable.contains(state));
            assertThat(state.next().contains(DeliveryState.SENDING)).isEqualTo(sendable.contains(state));
        }
    }

    @RepeatedTest(20)
    void pauses_grow_with_some_chance_in_them_and_the_platforms_wish_is_kept() {
        assertThat(Pace.beforeRetry(1, null)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
        assertThat(Pace.beforeRetry(4, null)).isBetween(Duration.ofMillis(12800), Duration.ofMillis(19200));
        assertThat(Pace.beforeRetry(1000, null)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
        assertThat(Pace.beforeRetry(1, Duration.ofSeconds(90)))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(99));
        assertThat(Pace.beforeRetry(1, Duration.ofDays(9))).isLessThan(Duration.ofMinutes(67));
    }
}
