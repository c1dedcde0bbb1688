package org.baken.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.PictureFiles;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One rumour, from the screenshot of somebody in the street to the day on which nobody repeats it, over the interface. */
@Tag("database")
class RumourRoadTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String CLAIM = "Het drinkwater is vergiftigd";
    private static final String TRUTH =
            "Het kraanwater is veilig. Er gaat een bericht rond dat het vergiftigd is: onjuist.";

    private final Visitor monitor = TOWN.as(Role.MONITOR);
    private final String incident = Scene.incident(TOWN, "Brand met geruchten");
    private final String slug =
            monitor.get("/api/incidents/" + incident).json().path("slug").asText();
    private String rumour;

    @Test
    void a_rumour_goes_from_a_screenshot_to_a_correction_and_is_watched_until_it_is_over() {
        String decoy = reported("De brug is ingestort");
        rumour = reported(CLAIM);
        keepScreenshot();
        anExpertDenies();
        move("FALSE", "source", "Waterbedrijf, meting van 14 uur");
        assertThat(page()).as("no verdict before the correction").doesNotContain(CLAIM);

        String correction = correct();
        residentsReadIt(correction);

        isSeenAgain();
        move("MONITORING", "note", "De vraag neemt af");
        somebodyIsRemindedToLook();
        move("CLOSED", "note", "Niemand zegt het nog");
        JsonNode end = rumour();
        assertThat(end.path("verdict").asText()).isEqualTo("FALSE");
        assertThat(end.path("evidence")).hasSize(1);
        assertThat(end.has("remindAt")).isFalse();
        assertThat(page()).as("who comes later still finds the verdict").contains(CLAIM, "Niet waar");
        assertThat(monitor.get("/api/rumours/" + decoy).json().path("state").asText())
                .isEqualTo("REPORTED");
        theLogTellsItAll();
    }

    private String reported(String claim) {
        return Scene.created(monitor.post(
                "/api/incidents/" + incident + "/rumours",
                Map.of("claim", claim, "where", "Buurtgroep", "reach", "MEDIUM", "harm", "HIGH")));
    }

    private void keepScreenshot() {
        Answer kept = new Upload()
                .file("file", "scherm.png", PictureFiles.png(360, 640))
                .send(monitor, "/api/rumours/" + rumour + "/evidence");
        assertThat(kept.status()).as(kept.toString()).isEqualTo(201);
        assertThat(kept.json().path("sha256").asText()).hasSize(64);
        assertThat(TOWN.nobody().get("/api/evidence/" + kept.id()).status()).isEqualTo(401);
    }

    private void anExpertDenies() {
        move("VERIFYING", "note", "Gevraagd aan het labo");
        Answer asked = monitor.post(
                "/api/rumours/" + rumour + "/questions",
                Map.of("name", "Els", "service", "labo", "lang", "nl", "question", "Is het water gemeten?"));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        String door = asked.json().path("link").asText().replaceFirst("^.*(?=/x/)", "");
        Visitor expert = TOWN.nobody();
        assertThat(expert.get(door).text()).contains(CLAIM, "Is het water gemeten?");
        Answer answered = form(expert, door, Map.of("answer", "DENIED", "source", "meting van 14 uur"));
        assertThat(answered.status()).as(answered.toString()).isEqualTo(303);
        JsonNode question = rumour().path("questions").path(0);
        assertThat(question.path("answer").asText()).isEqualTo("DENIED");
        assertThat(rumour().path("state").asText())
                .as("an expert answers, a person judges")
                .isEqualTo("VERIFYING");
    }

    private String correct() {
        Map<String, Object> words = new HashMap<>(
                Desk.words("CORRECTION", Map.of("nl", Map.of("title", "Het kraanwater is veilig", "body", TRUTH))));
        words.put("corrects", rumour);
        String message = Publish.onPage(TOWN, incident, words).id();
        Town.eventually(
                "the rumour is corrected", () -> rumour().path("state").asText().equals("CORRECTED"));
        assertThat(rumour().path("correction").asText()).isEqualTo(message);
        return message;
    }

    private void residentsReadIt(String correction) {
        assertThat(page())
                .contains(TRUTH, "<q>" + CLAIM + "</q>", "Niet waar", "<script type=\"application/ld+json\">")
                .contains("\"@type\":\"ClaimReview\"", "\"claimReviewed\":\"" + CLAIM + "\"")
                .doesNotContain("De brug is ingestort", "labo", "Buurtgroep");
        JsonNode shown = TOWN.nobody().get("/i/" + slug + ".json").json().path("rumours");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("message").asText()).isEqualTo(correction);
    }

    private void isSeenAgain() {
        for (String where : List.of("markt", "radio")) {
            Answer seen = monitor.post("/api/rumours/" + rumour + "/sightings", Map.of("where", where));
            assertThat(seen.status()).as(seen.toString()).isEqualTo(201);
        }
        assertThat(rumour().path("sightings").path("count").asInt()).isEqualTo(3);
    }

    private void somebodyIsRemindedToLook() {
        assertThat(waiting()).doesNotContain(rumour);
        TOWN.clock().forward(Duration.ofMinutes(61));
        Town.eventually("somebody is reminded", () -> logged().contains("rumour.reminded"));
        assertThat(waiting()).contains(rumour);
        Answer looked = monitor.put("/api/rumours/" + rumour + "/watch", Map.of("stillCirculating", false));
        assertThat(looked.status()).as(looked.toString()).isEqualTo(200);
        assertThat(waiting()).doesNotContain(rumour);
    }

    private void theLogTellsItAll() {
        assertThat(logged())
                .contains(
                        "rumour.reported",
                        "rumour.evidence",
                        "rumour.asked",
                        "rumour.answered",
                        "message.published",
                        "rumour.sighted",
                        "rumour.watched");
    }

    private List<String> logged() {
        return monitor.get("/api/incidents/" + incident + "/log?limit=200")
                .json()
                .path("items")
                .findValuesAsText("kind");
    }

    private List<String> waiting() {
        return monitor.get("/api/incidents/" + incident + "/board")
                .json()
                .path("waiting")
                .findValuesAsText("id");
    }

    private void move(String state, String field, String words) {
        Answer moved = monitor.put(
                "/api/rumours/" + rumour + "/state",
                Map.of("state", state, field, words),
                rumour().path("version").asLong());
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    }

    private JsonNode rumour() {
        return monitor.get("/api/rumours/" + rumour).json();
    }

    private String page() {
        return TOWN.nobody().get("/i/" + slug + "?lang=nl").text();
    }

    private static Answer form(Visitor visitor, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return visitor.send("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
