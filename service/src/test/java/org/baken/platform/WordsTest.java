package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"nl, ':_'", "en, ':_'", "fr, '~:_'"})
    void a_template_sets_the_colon_as_the_reader_does(String lang, String colon) {
        Words words = new Words("report", lang);
        assertThat(words.containsKey("colon")).isTrue();
        assertThat(words.get("colon")).isEqualTo(colon.replace('_', ' ').replace('~', '\u00a0'));
    }
}
