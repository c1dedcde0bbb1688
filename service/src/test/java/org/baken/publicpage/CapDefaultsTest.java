package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.baken.message.Cap;
import org.baken.message.Cap.Severity;
import org.baken.platform.Json;
import org.baken.publicpage.PageView.Purpose;
import org.junit.jupiter.api.Test;

class CapDefaultsTest {
    @Test
    void what_nobody_said_is_told_as_the_console_proposes_it_but_never_how_serious_it_is() throws IOException {
        JsonNode cases;
        try (InputStream file = CapDefaultsTest.class.getResourceAsStream("/message/cap-cases.json")) {
            cases = Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(cases).hasSize(12);
        for (JsonNode each : cases) {
            Cap cap = CapDefaults.of(
                    each.path("type").asText(), purpose(each.path("purpose").asText()));
            assertThat(cap.categories())
                    .extracting(Enum::name)
                    .containsExactly(each.path("category").asText());
            assertThat(cap.responses())
                    .extracting(Enum::name)
                    .containsExactly(each.path("response").asText());
            assertThat(cap.urgency().name()).isEqualTo(each.path("urgency").asText());
            assertThat(cap.severity()).isEqualTo(Severity.UNKNOWN);
        }
    }

    private static Purpose purpose(String name) {
        return switch (name) {
            case "INSTRUCTION", "CORRECTION", "ALL_CLEAR" -> Purpose.valueOf(name);
            default -> Purpose.OTHER;
        };
    }
}
