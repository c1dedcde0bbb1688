package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** What surrounds a text that is being written reaches the checks. */
@Tag("database")
class CheckingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_finding_has_an_identity_that_stays_while_its_words_do() {
        String incident = Scene.incident(TOWN, "Vast");
        JsonNode one = finding(check(incident, Desk.words("Sluit de ramen!")), "exclamation");
        JsonNode same = finding(check(incident, Desk.words("Nieuw. Sluit de ramen!")), "exclamation");
        assertThat(one.path("id").asText())
                .startsWith("exclamation@")
                .isEqualTo(same.path("id").asText());
    }

    @Test
    void the_organisations_levels_hold() {
        String incident = Scene.incident(TOWN, "Niveaus");
        decide(Map.of("exclamation", "BLOCK"), List.of());
        assertThat(finding(check(incident, Desk.words("Kijk!")), "exclamation")
                        .path("level")
                        .asText())
                .isEqualTo("BLOCK");
        decide(Map.of("exclamation", "OFF"), List.of());
        assertThat(found(check(incident, Desk.words("Kijk!")))).doesNotContain("exclamation");
        decide(Map.of(), List.of());
        assertThat(found(check(incident, Desk.words("Kijk!")))).contains("exclamation");
    }

    @Test
    void every_level_has_a_title_in_words() {
        for (JsonNode level :
                TOWN.as(Role.AUTHOR).get("/api/house-rules").json().path("levels")) {
            assertThat(level.path("title").asText())
                    .as(level.toString())
                    .isNotBlank()
                    .doesNotContain("check.title");
        }
    }

    @Test
    void all_that_surrounds_a_text_is_held_against_it() {
        Map<String, Object> opening = Scene.opening("Rondom", "REAL");
        opening.put("hashtag", "#rondom");
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        decide(Map.of(), List.of("codenaam valk"));
        Visitor author = TOWN.as(Role.AUTHOR);
        for (int earlier = 0; earlier < 6; earlier++) {
            Publish.onPage(TOWN, incident, Desk.words("Eerder bericht " + earlier + "."));
        }
        String fact = Scene.created(author.post(
                "/api/incidents/" + incident + "/facts",
                Map.of("text", Map.of("nl", "Een gewonde"), "state", "CONFIRMED", "source", "Politie")));
        String picture = Scene.created(new Upload()
                .field("rights", "OWN")
                .field("consent", "NOBODY")
                .file("file", "a.jpg", PictureFiles.jpeg(64, 48))
                .send(author, "/api/incidents/" + incident + "/media"));
        Map<String, Object> words = Desk.words("Codenaam Valk loopt.");
        words.put("facts", List.of(fact));
        words.put("media", List.of(Map.of("id", picture, "alt", Map.of())));
        words.put("variants", List.of(Map.of("platform", "mastodon", "lang", "nl", "body", "Kort.")));
        Answer draft = Desk.draft(author, incident, words);
        author.patch("/api/facts/" + fact, Map.of("text", Map.of("nl", "Twee gewonden")), 1);
        words.put("text", Map.of("nl", Map.of("body", "Eerder bericht 3.")));
        assertThat(found(author.get("/api/messages/" + draft.id()))).contains("confidential-house", "facts-moved");
        words.put("message", draft.id());
        assertThat(found(check(incident, words))).contains("hashtag", "repeated", "cadence", "alt", "variant-moved");
        decide(Map.of(), List.of());
    }

    @Test
    void a_correction_is_held_against_the_claim() {
        String incident = Scene.incident(TOWN, "Gerucht");
        String rumour = Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/rumours",
                        Map.of(
                                "claim",
                                "Het drinkwater is vergiftigd",
                                "seenAt",
                                TOWN.clock().instant().minusSeconds(60),
                                "where",
                                "Facebook")));
        Map<String, Object> words = Desk.words(
                "CORRECTION",
                Map.of("nl", Map.of("title", "Drinkwater is vergiftigd", "body", "Het drinkwater is veilig.")));
        words.put("corrects", rumour);
        assertThat(found(check(incident, words))).contains("claim-title");
    }

    @Test
    void every_audience_gets_channels_and_one_that_needs_no_internet() {
        String incident = Scene.incident(TOWN, "Bereik");
        for (String audience : List.of("RESIDENTS", "AFFECTED", "PRESS", "STAFF", "PARTNERS", "Ouders van De Linde")) {
            Map<String, Object> words = Desk.words("Tekst");
            words.put("audience", audience);
            JsonNode reach = check(incident, words).json().path("reach");
            assertThat(reach.findValuesAsText("offline")).as(audience).contains("true");
            assertThat(reach.path(0).path("suits").asBoolean()).isTrue();
            assertThat(reach.path(0).path("why").asText()).isNotBlank();
        }
        Map<String, Object> words = Desk.words("Tekst");
        words.put("audience", "STAFF");
        JsonNode page = null;
        for (JsonNode one : check(incident, words).json().path("reach")) {
            page = one.path("platform").asText().equals("publicpage") ? one : page;
        }
        assertThat(page).isNotNull();
        assertThat(page.path("suits").asBoolean()).isFalse();
        assertThat(page.path("linked").asBoolean()).isTrue();
        assertThat(page.has("why")).isFalse();
    }

    @Test
    void a_message_that_somebody_may_not_know_of_is_not_there_to_check_against() {
        String incident = Scene.incident(TOWN, "Verborgen");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Geheim"));
        Map<String, Object> words = Desk.words("Tekst");
        words.put("message", draft.id());
        assertThat(TOWN.as(Role.EXPERT).post("/api/checks", words).status()).isEqualTo(404);
        assertThat(TOWN.as(Role.OBSERVER).post("/api/checks", words).status()).isEqualTo(200);
    }

    private static Answer check(String incident, Map<String, Object> words) {
        words.put("incident", incident);
        Answer checked = TOWN.as(Role.AUTHOR).post("/api/checks", words);
        assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
        return checked;
    }

    private static void decide(Map<String, String> levels, List<String> confidential) {
        Map<String, Object> rules = new HashMap<>(Map.of(
                "ownNumbers",
                List.of(),
                "ownAddresses",
                List.of(),
                "confidentialTerms",
                confidential,
                "emergencyMandate",
                List.of(),
                "emergencyReviewMinutes",
                60,
                "levels",
                levels));
        Answer changed = TOWN.admin()
                .put(
                        "/api/house-rules",
                        rules,
                        TOWN.admin().get("/api/house-rules").version());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private static List<String> found(Answer answer) {
        return answer.json().path("findings").findValuesAsText("check");
    }

    private static JsonNode finding(Answer checked, String check) {
        for (JsonNode finding : checked.json().path("findings")) {
            if (finding.path("check").asText().equals(check)) {
                return finding;
            }
        }
        throw new AssertionError("Not found: " + check + " in " + checked);
    }
}
