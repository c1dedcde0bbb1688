package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class SightingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void sightings_are_counted_and_a_claim_that_few_know_is_watched_until_it_spreads() {
        String incident = Scene.incident(TOWN, "Verspreiding");
        String rumour = report(incident, Map.of("reach", "LOW"));
        String decoy = report(incident, Map.of("reach", "LOW"));
        assertThat(get(rumour).path("advice").asText()).isEqualTo("WATCH");
        see(rumour, Map.of("where", "buurtgroep", "at", TOWN.clock().instant().minus(Duration.ofHours(2))));
        assertThat(get(rumour).path("advice").asText()).isEqualTo("WATCH");
        Answer seen = see(rumour, Map.of("where", " markt ", "url", "https://example.org/1", "note", "luidop"));
        assertThat(seen.status()).isEqualTo(201);
        assertThat(seen.json().path("where").asText()).isEqualTo("markt");
        JsonNode spread = get(rumour);
        assertThat(spread.path("advice").asText()).isEqualTo("CORRECT");
        assertThat(spread.path("sightings").path("count").asInt()).isEqualTo(3);
        assertThat(spread.path("sightings").path("perHour").asInt()).isEqualTo(2);
        assertThat(spread.path("sightings").path("last").asText())
                .isEqualTo(seen.json().path("at").asText());
        assertThat(get(decoy).path("sightings").path("count").asInt()).isEqualTo(1);
        JsonNode all =
                monitor().get("/api/rumours/" + rumour + "/sightings").json().path("items");
        assertThat(all.findValuesAsText("where")).containsExactly("markt", "buurtgroep");
    }

    @Test
    void the_house_decides_from_when_on_a_claim_is_corrected() {
        String rumour = report(Scene.incident(TOWN, "Beleid"), Map.of("reach", "MEDIUM"));
        assertThat(get(rumour).path("advice").asText()).isEqualTo("CORRECT");
        ObjectNode policy = TOWN.as(Role.LEAD).get("/api/triage-policy").json().deepCopy();
        long version = policy.remove("version").asLong();
        policy.remove("codeReviewDue");
        policy.putObject("spreadThreshold").put("reach", "HIGH").put("sightings", 2);
        Answer decided = TOWN.as(Role.LEAD).put("/api/triage-policy", policy.toString(), version);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(get(rumour).path("advice").asText()).isEqualTo("WATCH");
        see(rumour, Map.of("where", "markt"));
        assertThat(get(rumour).path("advice").asText()).isEqualTo("CORRECT");
        policy.putObject("spreadThreshold").put("reach", "MEDIUM").put("sightings", 3);
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/triage-policy", policy.toString(), decided.version())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wider_reach_than_was_known_makes_it_more_urgent() {
        String rumour = report(Scene.incident(TOWN, "Bereik"), Map.of("reach", "LOW"));
        int before = get(rumour).path("priority").asInt();
        see(rumour, Map.of("where", "televisie", "reach", "HIGH"));
        see(rumour, Map.of("where", "straat", "reach", "MEDIUM"));
        assertThat(get(rumour).path("reach").asText()).isEqualTo("HIGH");
        assertThat(get(rumour).path("priority").asInt()).isGreaterThan(before);
        assertThat(get(rumour).path("advice").asText()).isEqualTo("CORRECT");
    }

    @Test
    void a_wrong_sighting_names_its_field_and_a_reader_adds_none() {
        String rumour = report(Scene.incident(TOWN, "Fout gezien"), Map.of());
        assertThat(see(rumour, Map.of("where", " ")).wrongFields()).containsExactly("where");
        assertThat(see(rumour, Map.of("where", "x", "at", TOWN.clock().instant().plus(Duration.ofHours(1))))
                        .wrongFields())
                .containsExactly("at");
        assertThat(see(rumour, Map.of("where", "x", "url", "javascript:alert(1)"))
                        .wrongFields())
                .containsExactly("url");
        assertThat(TOWN.as(Role.OBSERVER)
                        .post("/api/rumours/" + rumour + "/sightings", Map.of("where", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_is_only_watched_gets_a_reminder_that_waits_for_a_monitor_until_somebody_looks() {
        String incident = Scene.incident(TOWN, "Volgen");
        String rumour = report(incident, Map.of("reach", "LOW"));
        String decoy = report(incident, Map.of());
        move(rumour, "FALSE");
        assertThat(waiting(Role.AUTHOR, incident)).doesNotContain(rumour);
        JsonNode watched = move(rumour, "MONITORING");
        assertThat(Instant.parse(watched.path("remindAt").asText()))
                .isBetween(
                        TOWN.clock().instant().plusSeconds(3500),
                        TOWN.clock().instant().plusSeconds(3600));
        assertThat(waiting(Role.MONITOR, incident)).doesNotContain(rumour).contains(decoy);
        TOWN.clock().forward(Duration.ofMinutes(61));
        eventually(
                "somebody is reminded", () -> log(incident, "rumour.reminded").size() == 1);
        assertThat(waiting(Role.MONITOR, incident)).contains(rumour, decoy);
        assertThat(waiting(Role.AUTHOR, incident)).doesNotContain(rumour);
        Instant next = TOWN.clock().instant().plus(Duration.ofHours(3));
        JsonNode looked = watch(rumour, next, true).json();
        assertThat(looked.path("remindAt").asText()).isEqualTo(next.toString());
        assertThat(looked.path("stillCirculating").asBoolean()).isTrue();
        assertThat(looked.has("watchedUntil")).isTrue();
        assertThat(looked.path("sightings").path("count").asInt()).isEqualTo(2);
        assertThat(waiting(Role.MONITOR, incident)).doesNotContain(rumour);
        JsonNode quiet = watch(rumour, null, false).json();
        assertThat(quiet.has("remindAt")).isFalse();
        assertThat(quiet.path("stillCirculating").asBoolean()).isFalse();
        assertThat(quiet.path("sightings").path("count").asInt()).isEqualTo(2);
        assertThat(log(incident, "rumour.reminded")).hasSize(1);
    }

    @Test
    void a_reminder_lies_ahead_and_a_closed_rumour_has_none() {
        String rumour = report(Scene.incident(TOWN, "Herinnering"), Map.of());
        assertThat(watch(rumour, TOWN.clock().instant(), true).wrongFields()).containsExactly("remindAt");
        assertThat(monitor().put("/api/rumours/" + rumour + "/watch", Map.of()).wrongFields())
                .containsExactly("stillCirculating");
        watch(rumour, TOWN.clock().instant().plusSeconds(600), false);
        assertThat(move(rumour, "CLOSED").has("remindAt")).isFalse();
    }

    private static Visitor monitor() {
        return TOWN.as(Role.MONITOR);
    }

    private static Answer see(String rumour, Map<String, ?> body) {
        return monitor().post("/api/rumours/" + rumour + "/sightings", body);
    }

    private static Answer watch(String rumour, Instant remindAt, boolean circulating) {
        Map<String, Object> body = new HashMap<>(Map.of("stillCirculating", circulating));
        body.put("remindAt", remindAt);
        return monitor().put("/api/rumours/" + rumour + "/watch", body);
    }

    private static JsonNode move(String rumour, String to) {
        return monitor()
                .put(
                        "/api/rumours/" + rumour + "/state",
                        Map.of("state", to, "note", "bron"),
                        get(rumour).path("version").asLong())
                .json();
    }

    private static JsonNode get(String rumour) {
        return monitor().get("/api/rumours/" + rumour).json();
    }

    private static String report(String incident, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("claim", "De dijk is nat"));
        body.putAll(more);
        return Scene.created(monitor().post("/api/incidents/" + incident + "/rumours", body));
    }

    private static List<String> waiting(Role role, String incident) {
        return TOWN.as(role)
                .get("/api/incidents/" + incident + "/board")
                .json()
                .path("waiting")
                .findValuesAsText("id");
    }

    private static JsonNode log(String incident, String kind) {
        return monitor()
                .get("/api/incidents/" + incident + "/log?kind=" + kind)
                .json()
                .path("items");
    }
}
