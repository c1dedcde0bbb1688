package org.baken.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.baken.account.Role;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class AuthorSearchTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_lead_finds_somebody_by_a_part_of_the_name_and_nobody_else_does() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Wie schreef dit");
        crowd.writes(
                incident, "@Jan_P", "Mag ik al naar huis?", "nl", TOWN.clock().instant());
        crowd.writes(incident, "@Jan_P", "En nu?", "nl", TOWN.clock().instant());
        crowd.writes(incident, "@janxp", "Andere Jan", "nl", TOWN.clock().instant());
        JsonNode found = TOWN.as(Role.LEAD).get("/api/authors?q=jan_").json().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("handle").asText()).isEqualTo("Jan_P");
        assertThat(found.path(0).path("reactions").asInt()).isEqualTo(2);
        assertThat(TOWN.as(Role.MONITOR).get("/api/authors?q=jan").status()).isEqualTo(403);
        assertThat(TOWN.as(Role.LEAD).get("/api/authors?q=j").wrongFields()).containsExactly("q");
    }
}
