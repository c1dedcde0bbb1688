package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageChoiceTest {
    private static final List<String> OFFERED = List.of("nl", "fr");

    @Test
    void the_address_goes_before_the_browser_and_the_browser_before_the_town() {
        assertThat(LanguageChoice.of("fr", "nl", OFFERED)).isEqualTo("fr");
        assertThat(LanguageChoice.of(null, "de, fr-BE;q=0.8, nl;q=0.5", OFFERED))
                .isEqualTo("fr");
        assertThat(LanguageChoice.of(null, "de", OFFERED)).isEqualTo("nl");
        assertThat(LanguageChoice.of("de", "fr", OFFERED)).isEqualTo("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;q=x", "*", "fr;q=0", "a-b-c-d-e-f-g-h,,,,", "\u0000", "../../fr", " "})
    void whatever_a_browser_sends_there_is_an_answer(String header) {
        assertThat(LanguageChoice.of(header, header, OFFERED)).isEqualTo("nl");
        assertThat(LanguageChoice.of(null, header.repeat(1000), OFFERED)).isEqualTo("nl");
    }
}
