package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class TemplateTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_first_statement_for_the_type_of_incident_comes_first_and_is_filled_in() {
        Map<String, Object> opening = Scene.opening("Brand bij Chemex", "REAL");
        opening.put("place", "Havenrode");
        Answer opened = TOWN.as(Role.LEAD).post("/api/incidents", opening);
        JsonNode first = templates(opened.id()).get(0);
        assertThat(first.path("purpose").asText()).isEqualTo("HOLDING");
        assertThat(first.path("types").toString()).contains("industrial-fire");
        assertThat(first.path("guidelines")).isNotEmpty();
        assertThat(first.path("title").path("en").asText()).isNotBlank();
        JsonNode text = first.path("text");
        assertThat(text.fieldNames()).toIterable().containsExactly("fr", "nl");
        assertThat(text.toString()).contains("Havenrode").doesNotContain("{place}", "{nextUpdate}", "{url}");
        assertThat(text.path("nl").path("body").asText())
                .startsWith("Wat we weten: ")
                .contains(opened.json().path("publicUrl").asText());
        Instant promise = TOWN.clock().instant().plusSeconds(30 * 60);
        int hour = promise.atZone(ZoneId.of("Europe/Brussels")).getHour();
        assertThat(text.path("nl").path("core").path("nextUpdate").asText())
                .containsPattern("\\b(" + hour + "|" + (hour + 1) % 24 + ")\\.[0-5][05] uur");
        assertThat(text.path("fr").path("core").path("nextUpdate").asText()).containsPattern("\\d+ h [0-5][05]");
    }

    @Test
    void what_the_incident_does_not_know_stays_open() {
        String incident = Scene.incident(TOWN, "Zonder plaats");
        JsonNode first = templates(incident).get(0);
        assertThat(first.path("text").path("nl").path("title").asText()).contains("…");
        Map<String, Object> words = new HashMap<>();
        words.put("purpose", first.path("purpose").asText());
        words.put("audience", first.path("audience").asText());
        words.put("text", first.path("text"));
        Answer drafted = Desk.draft(TOWN.as(Role.AUTHOR), incident, words);
        assertThat(drafted.json().path("text")).isEqualTo(first.path("text"));
    }

    @Test
    void once_something_is_out_a_first_statement_is_no_longer_the_first_choice() {
        String incident = Scene.incident(TOWN, "Al iets gezegd");
        List<String> before = ids(incident);
        Publish.onPage(TOWN, incident, Desk.words("Er is brand. Sluit de ramen."));
        List<String> after = ids(incident);
        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        assertThat(after.indexOf("first")).isGreaterThan(after.indexOf("update"));
        assertThat(before.indexOf("first")).isLessThan(before.indexOf("update"));
    }

    @Test
    void who_may_not_know_of_the_incident_sees_no_template() {
        String incident = Scene.incident(TOWN, "Geheim");
        assertThat(TOWN.as(Role.EXPERT)
                        .get("/api/incidents/" + incident + "/templates")
                        .status())
                .isEqualTo(404);
        assertThat(TOWN.nobody()
                        .get("/api/incidents/" + incident + "/templates")
                        .status())
                .isEqualTo(401);
    }

    private static JsonNode templates(String incident) {
        return TOWN.as(Role.AUTHOR)
                .get("/api/incidents/" + incident + "/templates")
                .json()
                .path("items");
    }

    private static List<String> ids(String incident) {
        List<String> ids = new ArrayList<>();
        templates(incident).forEach(template -> ids.add(template.path("id").asText()));
        return ids;
    }
}
