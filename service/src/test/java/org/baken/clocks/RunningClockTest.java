package org.baken.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baken.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningClockTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private static RunningClock clock(long minutesToGo, Duration after) {
        return RunningClock.at(
                START.plus(after),
                Duration.ofMinutes(10),
                ClockKind.NEXT_UPDATE,
                "one",
                null,
                START,
                START.plus(Duration.ofMinutes(minutesToGo)),
                List.of(Role.AUTHOR),
                1);
    }

    @ParameterizedTest
    @CsvSource({
        // Of a short one the last third is soon, of a longer one the last five minutes.
        "6, 239, RUNNING",
        "6, 240, SOON",
        "15, 599, RUNNING",
        "15, 600, SOON",
        "30, 1499, RUNNING",
        "30, 1500, SOON",
        "1440, 86099, RUNNING",
        "1440, 86100, SOON",
        "30, 1799, SOON",
        "30, 1800, LATE",
        "30, 2399, LATE",
        "30, 2400, ESCALATED",
        "30, 90000, ESCALATED"
    })
    void it_gets_soon_late_and_escalated(long minutes, long seconds, ClockState state) {
        assertThat(clock(minutes, Duration.ofSeconds(seconds)).state()).isEqualTo(state);
    }

    @Test
    void one_that_was_due_before_it_began_is_late_from_its_beginning() {
        RunningClock promisedForThePast = clock(-3, Duration.ZERO);
        assertThat(promisedForThePast.state()).isEqualTo(ClockState.LATE);
        assertThat(promisedForThePast.startedAt()).isEqualTo(promisedForThePast.dueAt());
    }
}
