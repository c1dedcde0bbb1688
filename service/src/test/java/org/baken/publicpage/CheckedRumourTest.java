package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What residents and search engines read of a rumour, from the report to a correction that was published and taken back. */
@Tag("database")
class CheckedRumourTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_published_correction_shows_its_claim_once_with_the_verdict_in_every_form() {
        String incident = Scene.incident(TOWN, "Rechtgezet op de pagina");
        String rumour = judged(incident, "Het drinkwater is vergiftigd");
        String same = judged(incident, "L'eau du robinet est empoisonnée");
        judged(incident, "De brug is ingestort");
        monitor().post("/api/rumours/" + same + "/merger", Map.of("into", rumour));
        Answer correction = corrected(incident, same);
        Town.eventually("both are corrected", () -> state(rumour).equals("CORRECTED"));

        String html = page(incident, "");
        assertThat(html)
                .contains("<li id=\"r-" + rumour + "\">", "Niet waar", "<q>Het drinkwater is vergiftigd</q>")
                .contains("<script type=\"application/ld+json\">", "\"claimReviewed\":\"Het drinkwater is vergiftigd\"")
                .doesNotContain("L'eau du robinet", "L&#39;eau du robinet", "De brug is ingestort");
        JsonNode json = nobody().get("/i/" + slug(incident) + ".json").json();
        assertThat(json.path("rumours")).hasSize(1);
        assertThat(json.path("rumours").get(0).path("verdict").asText()).isEqualTo("FALSE");
        assertThat(json.path("rumours").get(0).path("message").asText()).isEqualTo(correction.id());
        assertThat(page(incident, "/feed.atom")).contains("Het gerucht: “Het drinkwater is vergiftigd”");
        assertThat(page(incident, "/feed.rss")).contains("Het gerucht: “Het drinkwater is vergiftigd”");

        Answer taken = TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + correction.id() + "/publication");
        assertThat(taken.status()).isLessThan(300);
        Town.eventually("neither is", () -> state(rumour).equals("CORRECTING"));
        assertThat(page(incident, "")).doesNotContain("ld+json", "vergiftigd");
    }

    @Test
    void an_exercise_shows_its_verdicts_and_tells_search_engines_nothing() {
        String incident =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening gerucht", "EXERCISE")));
        String rumour = judged(incident, "De melk is zuur");
        corrected(incident, rumour);
        Town.eventually("it is corrected", () -> state(rumour).equals("CORRECTED"));
        assertThat(page(incident, "")).contains("De melk is zuur", "OEFENING").doesNotContain("<script type=");
    }

    private static Answer corrected(String incident, String rumour) {
        Map<String, Object> words = new HashMap<>(
                Desk.words("CORRECTION", Map.of("nl", Map.of("title", "Zo zit het", "body", "Er is niets mis."))));
        words.put("corrects", rumour);
        return Publish.onPage(TOWN, incident, words);
    }

    private static String judged(String incident, String claim) {
        String id = Scene.created(monitor().post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
        Answer judged = monitor().put("/api/rumours/" + id + "/state", Map.of("state", "FALSE", "source", "labo"), 1);
        assertThat(judged.status()).isEqualTo(200);
        return id;
    }

    private static String page(String incident, String part) {
        return nobody().get("/i/" + slug(incident) + part + "?lang=nl").text();
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static String state(String rumour) {
        return monitor().get("/api/rumours/" + rumour).json().path("state").asText();
    }

    private static Visitor monitor() {
        return TOWN.as(Role.MONITOR);
    }

    private static Visitor nobody() {
        return TOWN.nobody();
    }
}
