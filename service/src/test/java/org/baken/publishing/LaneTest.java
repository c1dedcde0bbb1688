package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.baken.channel.Rate;
import org.baken.channel.publicpage.PublicPage;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Rate RATE = new Rate(5, Duration.ofSeconds(2));
    private static final Lane FRESH = new Lane("account", null, null, 0, null);

    private static Instant in(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    private static Lane failed(Lane lane, int times, Instant at) {
        Lane after = lane;
        for (int time = 0; time < times; time++) {
            after = after.after(Outcome.ill(course -> course), at);
        }
        return after;
    }

    @Test
    void a_bucket_empties_with_every_call_and_fills_with_time_up_to_its_size() {
        assertThat(FRESH.room(RATE, NOW)).isEqualTo(5);
        Lane empty = FRESH.called(5, RATE, NOW);
        assertThat(empty.room(RATE, NOW)).isZero();
        assertThat(empty.room(RATE, in(1))).isZero();
        assertThat(empty.room(RATE, in(2))).isEqualTo(1);
        assertThat(empty.room(RATE, in(7))).isEqualTo(3);
        assertThat(empty.room(RATE, in(3600))).isEqualTo(5);
        assertThat(empty.called(1, RATE, in(3)).room(RATE, in(4))).isEqualTo(1);
    }

    @Test
    void the_towns_own_page_takes_any_number_at_once_whatever_else_is_read_back_there() {
        Rate page = new PublicPage(Clock.systemUTC()).rate();
        Lane lane = FRESH;
        for (int post = 0; post < 1_000; post++) {
            assertThat(lane.room(page, NOW)).isPositive();
            lane = lane.called(1, page, NOW);
        }
    }

    @Test
    void a_clock_that_is_set_back_silences_no_account_for_longer_than_its_bucket_takes_to_fill() {
        Lane half = FRESH.called(3, RATE, NOW);
        assertThat(half.room(RATE, in(-10))).isEqualTo(2);
        Lane empty = FRESH.called(5, RATE, NOW);
        assertThat(empty.room(RATE, in(-3600))).isEqualTo(5);
        Lane again = empty.called(5, RATE, in(-3600));
        assertThat(again.room(RATE, in(-3600))).isZero();
        assertThat(again.room(RATE, in(-3598))).isEqualTo(1);
    }

    @Test
    void four_failures_are_endured_and_after_the_fifth_the_account_rests_half_a_minute_and_is_tried_once() {
        assertThat(failed(FRESH, 4, NOW).room(RATE, NOW)).isEqualTo(5);
        Lane resting = failed(FRESH, 5, NOW);
        assertThat(resting.restsUntil()).isEqualTo(in(30));
        assertThat(resting.room(RATE, in(29))).isZero();
        assertThat(resting.room(RATE, in(30))).isEqualTo(1);
    }

    @Test
    void rests_double_up_to_five_minutes_and_end_with_the_first_success() {
        Lane lane = failed(FRESH, 6, NOW);
        assertThat(lane.restsUntil()).isEqualTo(in(60));
        assertThat(failed(FRESH, 8, NOW).restsUntil()).isEqualTo(in(240));
        Lane tired = failed(FRESH, 40, NOW);
        assertThat(tired.restsUntil()).isEqualTo(in(300));
        Lane well = tired.after(Outcome.well(course -> course), in(301));
        assertThat(well.room(RATE, in(301))).isEqualTo(5);
        assertThat(failed(well, 4, in(301)).room(RATE, in(301))).isEqualTo(5);
    }

    @Test
    void a_platform_that_asks_for_a_rest_gets_it_and_it_does_not_count_as_a_failure() {
        Lane busy = FRESH.after(Outcome.busy(course -> course, Duration.ofSeconds(90)), NOW);
        assertThat(busy.room(RATE, in(89))).isZero();
        assertThat(busy.room(RATE, in(90))).isEqualTo(5);
        Lane longer = busy.after(Outcome.busy(course -> course, Duration.ofSeconds(5)), NOW);
        assertThat(longer.restsUntil()).isEqualTo(in(90));
    }

    @Test
    void a_rest_that_is_longer_than_any_was_written_by_a_wrong_clock() {
        Lane wrong = new Lane("account", 5.0, NOW, 0, NOW.plus(Duration.ofDays(2)));
        assertThat(wrong.room(RATE, NOW)).isEqualTo(5);
    }

    @Test
    void what_nobody_could_tell_says_nothing_about_the_account() {
        Lane four = failed(FRESH, 4, NOW);
        assertThat(four.after(Outcome.silent(course -> course), NOW)).isEqualTo(four);
    }
}
