package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.baken.check.Part;
import org.baken.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoreTextTest {
    /** The console is held to the same file. */
    static Stream<JsonNode> cases() throws IOException {
        try (InputStream file = CoreTextTest.class.getResourceAsStream("/message/core-cases.json")) {
            return StreamSupport.stream(Json.mapper().readTree(file).spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_parts_make_the_text_of_the_shared_cases(JsonNode given) throws IOException {
        Core core = Json.mapper().treeToValue(given.path("core"), Core.class);
        Purpose purpose = Purpose.valueOf(given.path("purpose").asText());
        assertThat(CoreText.of(core, purpose, given.path("lang").asText()))
                .as(given.path("name").asText())
                .isEqualTo(given.path("body").asText());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void every_part_has_its_place_whatever_the_purpose(Purpose purpose) {
        assertThat(CoreText.order(purpose)).containsExactlyInAnyOrder(Part.values());
    }

    @Test
    void every_language_has_a_label_for_every_part() {
        for (String lang : List.of("nl", "fr", "en", "pl")) {
            assertThat(Arrays.stream(Part.values()).map(part -> CoreText.label(part, lang)))
                    .doesNotHaveDuplicates()
                    .allMatch(label -> !label.isBlank());
        }
    }
}
