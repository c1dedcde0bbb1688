package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl | 2026-06-01T09:05 | 1 juni 2026, 09:05",
                "en | 2026-06-01T14:30 | 1 June 2026, 14:30",
                "fr | 2026-06-01T09:05 | 1er juin 2026, 9 h 05",
                "fr | 2026-06-11T14:30 | 11 juin 2026, 14 h 30",
                "fr | 2026-06-21T00:00 | 21 juin 2026, 0 h 00",
            })
    void a_moment_is_written_as_people_write_it(String lang, LocalDateTime at, String written) {
        assertThat(Dates.moment(lang).format(at)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"1,lundi 1er juin", "2,mardi 2 juin"})
    void a_french_month_begins_on_its_first(int day, String written) {
        assertThat(Dates.of("EEEE d MMMM", Locale.FRENCH).format(LocalDateTime.of(2026, 6, day, 12, 0)))
                .isEqualTo(written);
    }
}
