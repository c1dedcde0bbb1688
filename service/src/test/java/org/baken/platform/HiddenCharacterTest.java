package org.baken.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sees is found, and what people write in their own script is left alone. */
class HiddenCharacterTest {
    static Stream<Arguments> cases() throws IOException {
        try (InputStream json = HiddenCharacterTest.class.getResourceAsStream("/counting/clean.json")) {
            JsonNode cases = Json.read(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .path("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList().stream()
                    .map(one -> Arguments.of(one.path("name").asText(), one));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_text_is_refused_exactly_when_the_console_would_clean_it(String name, JsonNode one) {
        assertThat(HiddenCharacter.in(written(one)).isPresent()).as(name).isEqualTo(one.has("clean"));
        if (one.has("clean")) {
            String clean =
                    one.path("clean").asText().repeat(one.path("cleanTimes").asInt(1));
            assertThat(HiddenCharacter.in(clean)).as("what is left of " + name).isEmpty();
        }
    }

    @Test
    void the_first_one_is_named_with_its_place_in_characters() {
        assertThat(HiddenCharacter.in("🚒 war\u200Bsch\u0007uwing")).contains(new HiddenCharacter(0x200B, 6));
        assertThat(HiddenCharacter.in("a\uD83Db").orElseThrow().name()).isEqualTo("U+D83D");
        assertThat(HiddenCharacter.in("\0").orElseThrow().arguments()).containsExactly("U+0000", 1);
        assertThat(HiddenCharacter.in(new String(Character.toChars(0xE0061)))
                        .orElseThrow()
                        .name())
                .isEqualTo("U+E0061");
        assertThat(HiddenCharacter.in("x\u0316\u0317\u0318\u0319\u0320")).contains(new HiddenCharacter(0x320, 6));
    }

    @Test
    void a_line_break_is_one_only_where_a_line_is_asked() {
        assertThat(HiddenCharacter.in("een\ntwee")).isEmpty();
        assertThat(HiddenCharacter.inLine("een\ntwee")).contains(new HiddenCharacter('\n', 4));
        assertThat(HiddenCharacter.inLine("een twee")).isEmpty();
    }

    @Test
    void every_language_tells_the_name_and_the_place() {
        for (String lang : List.of("nl", "fr", "en")) {
            assertThat(Catalogue.text(Locale.forLanguageTag(lang), "problem.plain-text", "U+200B", 6))
                    .contains("U+200B")
                    .contains(" 6");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0301", "\u0316\u0301", "\uD83C\uDFF4\uDB40\uDC67", "x\u0316\u0301\u0316\u0301", "می\u200C"})
    @Timeout(value = 60, unit = SECONDS)
    void a_hostile_text_of_megabytes_is_read_once(String part) {
        String text = "e\u0301".repeat(1_000_000) + part.repeat(1_000_000);
        HiddenCharacter.in(text);
        assertThat(HiddenCharacter.in("e" + "\u0301".repeat(20_000))).contains(new HiddenCharacter(0x301, 7));
    }

    private static String written(JsonNode one) {
        StringBuilder text = new StringBuilder(one.path("text").asText());
        one.path("parts")
                .forEach(part -> text.append(
                        part.path("text").asText().repeat(part.path("times").asInt())));
        return text.toString();
    }
}
