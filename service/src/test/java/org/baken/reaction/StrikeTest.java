package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class StrikeTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static String judged(String incident, String category) {
        return judged(incident, category, "@schrijver" + NUMBER.incrementAndGet());
    }

    private static String judged(String incident, String category, String handle) {
        Answer added = TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/reactions",
                        Map.of("text", "reactie " + NUMBER.incrementAndGet(), "handle", handle, "lang", "nl"));
        String id = Scene.created(added);
        Answer answer = TOWN.as(Role.MONITOR).put("/api/reactions/" + id + "/triage", Map.of("class", category), 1);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return id;
    }

    private static Answer take(String id, String step) {
        return TOWN.as(Role.MONITOR).post("/api/reactions/" + id + "/steps", Map.of("step", step));
    }

    private static Answer undo(String id, String step) {
        return TOWN.as(Role.MONITOR).delete("/api/reactions/" + id + "/steps/" + step);
    }

    private static JsonNode show(String id) {
        return TOWN.as(Role.MONITOR).get("/api/reactions/" + id + "?show=true").json();
    }

    @Test
    void a_strike_counts_once_for_each_reaction_and_the_third_proposes_to_block() {
        String incident = Scene.incident(TOWN, "Drie keer");
        String other = Scene.incident(TOWN, "Ander incident");
        judged(incident, "insult", "@braaf");
        for (int number = 1; number <= 3; number++) {
            String id = judged(number == 2 ? other : incident, "insult", "@grof");
            take(id, "evidence");
            JsonNode before = show(id).path("procedure");
            assertThat(before.path("warning").path("number").asInt()).isEqualTo(number);
            assertThat(before.path("warning").path("text").asText())
                    .contains("/code", number < 3 ? "waarschuwing " + number + " van 3" : "de laatste");
            assertThat(take(id, "block").status()).isEqualTo(409);
            take(id, "ask-change");
            take(id, "ask-change");
            JsonNode struck = show(id);
            assertThat(struck.path("author").path("strikes").asInt()).isEqualTo(number);
            assertThat(struck.path("procedure").path("strikes").path("block").asBoolean())
                    .isEqualTo(number == 3);
            assertThat(struck.path("procedure").has("warning")).isFalse();
            assertThat(take(id, "block").status()).isEqualTo(number == 3 ? 201 : 409);
        }
        String decoy = judged(incident, "insult", "@braaf");
        assertThat(show(decoy).path("author").path("strikes").asInt()).isZero();
    }

    @Test
    void a_warning_that_was_not_sent_is_taken_back_with_its_strike() {
        String incident = Scene.incident(TOWN, "Toch niet");
        String id = judged(incident, "insult", "@vergissing");
        take(id, "evidence");
        take(id, "ask-change");
        assertThat(show(id).path("author").path("strikes").asInt()).isEqualTo(1);
        assertThat(undo(id, "ask-change").status()).isEqualTo(200);
        assertThat(show(id).path("author").path("strikes").asInt()).isZero();
        assertThat(Desk.logged(TOWN, incident, "author.struck")).hasSize(2);
    }

    @Test
    void two_people_who_warn_at_once_count_one_strike() throws Exception {
        String id = judged(Scene.incident(TOWN, "Tegelijk"), "insult", "@dubbel");
        take(id, "evidence");
        List<Answer> answers = Scene.together(
                () -> take(id, "ask-change"),
                () -> TOWN.as(Role.SPOKESPERSON).post("/api/reactions/" + id + "/steps", Map.of("step", "ask-change")));
        assertThat(answers).extracting(Answer::status).containsExactly(201, 201);
        assertThat(show(id).path("author").path("strikes").asInt()).isEqualTo(1);
    }

    @Test
    void somebody_who_reads_too_much_of_it_finds_whom_to_turn_to() {
        Visitor lead = TOWN.as(Role.LEAD);
        Answer before = lead.get("/api/care");
        assertThat(before.status()).isEqualTo(200);
        Map<String, Object> named =
                Map.of("name", "Fatima Peeters", "phone", "+32 3 123 45 67", "email", "zorg@stad.example");
        assertThat(TOWN.as(Role.MONITOR)
                        .put("/api/care", named, before.version())
                        .status())
                .isEqualTo(403);
        assertThat(lead.put("/api/care", named, before.version()).status()).isEqualTo(200);
        JsonNode care = TOWN.as(Role.MONITOR).get("/api/care").json();
        assertThat(care.path("name").asText()).isEqualTo("Fatima Peeters");
        assertThat(lead.put("/api/care", named, before.version()).status()).isEqualTo(412);
    }

    @Test
    void whoever_is_erased_leaves_the_steps_and_takes_the_evidence_along() {
        String incident = Scene.incident(TOWN, "Wissen");
        String id = judged(incident, "insult", "@weg");
        String decoy = judged(incident, "insult", "@blijft");
        take(decoy, "evidence");
        String evidence =
                take(id, "evidence").json().path("evidence").path(0).path("id").asText();
        TOWN.as(Role.MONITOR)
                .post("/api/reactions/" + id + "/steps", Map.of("step", "hide", "note", "gezien door @weg"));
        String author = show(id).path("author").path("id").asText();
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/authors/" + author + "/export")
                        .json()
                        .path("triage")
                        .path("evidence"))
                .hasSize(1);
        assertThat(TOWN.as(Role.LEAD)
                        .delete("/api/authors/" + author + "?reason=REQUEST")
                        .status())
                .isEqualTo(200);
        assertThat(TOWN.as(Role.LEAD).get("/api/reaction-evidence/" + evidence).status())
                .isEqualTo(404);
        JsonNode now = show(id);
        assertThat(now.path("hasEvidence").asBoolean()).isFalse();
        assertThat(now.toString()).contains("\"state\":\"HIDDEN\"").doesNotContain("gezien door");
        assertThat(show(decoy).path("hasEvidence").asBoolean()).isTrue();
        assertThat(take(id, "evidence").status()).as("nothing is left to keep").isEqualTo(409);
    }
}
