package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriorityTest {
    private static final Instant REPORTED = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void it_is_harm_times_reach_times_age() {
        assertThat(priority(Level.LOW, Level.LOW, Duration.ZERO)).isEqualTo(6);
        assertThat(priority(Level.MEDIUM, Level.MEDIUM, Duration.ZERO)).isEqualTo(22);
        assertThat(priority(Level.HIGH, Level.LOW, Duration.ofHours(1))).isEqualTo(25);
        assertThat(priority(Level.HIGH, Level.HIGH, Duration.ZERO)).isEqualTo(50);
        assertThat(priority(Level.HIGH, Level.HIGH, Duration.ofHours(2))).isEqualTo(100);
    }

    @Test
    void it_never_leaves_0_to_100() {
        for (Level harm : Level.values()) {
            for (Level reach : Level.values()) {
                assertThat(priority(harm, reach, Duration.ofDays(400))).isBetween(0, 100);
                assertThat(priority(harm, reach, Duration.ofHours(-1))).isBetween(0, 50);
            }
        }
    }

    @Test
    void what_is_settled_has_none() {
        for (RumourState state : RumourState.values()) {
            int priority = rumour(state, Level.HIGH, Level.HIGH).priority(REPORTED);
            assertThat(priority == 0).as(state.name()).isEqualTo(state.isSettled());
        }
    }

    private static int priority(Level harm, Level reach, Duration age) {
        return rumour(RumourState.REPORTED, harm, reach).priority(REPORTED.plus(age));
    }

    private static Rumour rumour(RumourState state, Level harm, Level reach) {
        return new Rumour(
                "r",
                "i",
                "claim",
                state,
                RumourKind.UNKNOWN,
                reach,
                harm,
                REPORTED,
                "where",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "by",
                REPORTED,
                1,
                "by",
                REPORTED);
    }
}
