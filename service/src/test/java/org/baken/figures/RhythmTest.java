package org.baken.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    private static final Instant SENT = Instant.parse("2026-11-21T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT5M, PT5M",
        "PT59M, PT5M",
        "PT1H, PT30M",
        "PT11H59M, PT30M",
        "PT12H, PT3H",
        "PT71H, PT3H",
        "PT72H, PT24H",
        "P12D, PT24H"
    })
    void the_older_a_post_the_less_it_is_asked_for(Duration age, Duration pause) {
        Instant now = SENT.plus(age);

        assertThat(Rhythm.next(SENT, now)).isEqualTo(now.plus(pause));
    }

    @Test
    void a_post_of_two_weeks_is_not_asked_for_any_more() {
        assertThat(Rhythm.next(SENT, SENT.plus(Duration.ofHours(13 * 24 + 1)))).isNull();
        assertThat(Rhythm.next(SENT, SENT.plus(Duration.ofDays(40)))).isNull();
    }

    @Test
    void a_post_is_asked_for_less_than_seventy_times_in_its_life() {
        int times = 0;
        for (Instant at = SENT.plus(Rhythm.OFTEN); at != null; at = Rhythm.next(SENT, at)) {
            times++;
        }
        assertThat(times).isBetween(40, 70);
    }
}
