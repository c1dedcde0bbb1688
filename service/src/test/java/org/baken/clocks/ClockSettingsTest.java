package org.baken.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A house that wants to be quicker than most. */
@Tag("database")
class ClockSettingsTest {
    @RegisterExtension
    static final Town TOWN = new Town()
            .with("house.firstStatementMinutes", "6")
            .with("house.rumourMinutes", "20")
            .with("house.escalationMinutes", "3");

    private static JsonNode clock(String incident, String kind) {
        for (JsonNode clock : TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/clocks")
                .json()
                .path("items")) {
            if (clock.path("kind").asText().equals(kind)) {
                return clock;
            }
        }
        throw new AssertionError("No clock " + kind);
    }

    private static Duration length(JsonNode clock) {
        return Duration.between(
                Instant.parse(clock.path("startedAt").asText()),
                Instant.parse(clock.path("dueAt").asText()));
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 10", "MEDIUM, 20", "LOW, 40"})
    void a_rumour_waits_as_long_as_the_house_allows_for_its_harm(String harm, long minutes) {
        String incident = Scene.incident(TOWN, "Gerucht " + harm);
        Map<String, Object> seen = Map.of(
                "claim", "De brug is dicht", "seenAt", TOWN.clock().instant(), "where", "buurtgroep", "harm", harm);
        Scene.created(TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", seen));
        assertThat(length(clock(incident, "RUMOUR_VERDICT"))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void the_lead_is_told_as_soon_as_the_house_wants() {
        String incident = Scene.incident(TOWN, "Snel");
        assertThat(length(clock(incident, "FIRST_STATEMENT"))).isEqualTo(Duration.ofMinutes(6));
        TOWN.clock().forward(Duration.ofMinutes(8));
        assertThat(clock(incident, "FIRST_STATEMENT").path("state").asText()).isEqualTo("LATE");
        TOWN.clock().forward(Duration.ofMinutes(1));
        assertThat(clock(incident, "FIRST_STATEMENT").path("state").asText()).isEqualTo("ESCALATED");
        JsonNode house = TOWN.as(Role.LEAD).get("/api/session").json().path("house");
        assertThat(house.path("rumourMinutes").asInt()).isEqualTo(20);
        assertThat(house.path("escalationMinutes").asInt()).isEqualTo(3);
    }
}
