package org.baken.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWordsTest {
    private static final Instant MORNING = Instant.parse("2026-06-01T07:05:00Z");

    @ParameterizedTest
    @CsvSource({
        "nl, 09:05, 1_jun._09:05",
        "en, 09:05, 1_Jun_09:05",
        "fr, 9_h_05, 1er_juin_9_h_05",
    })
    void a_time_stands_on_one_line_as_the_reader_writes_it(String lang, String oneDay, String manyDays) {
        assertThat(written(lang, false)).isEqualTo(oneDay.replace('_', '\u00a0'));
        assertThat(written(lang, true)).isEqualTo(manyDays.replace('_', '\u00a0'));
    }

    private static String written(String lang, boolean manyDays) {
        return new ReportWords(Locale.forLanguageTag(lang), ZoneId.of("Europe/Amsterdam"), manyDays).time(MORNING);
    }
}
