package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the house asks of a sign-off. */
@Tag("database")
class PolicyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Map<String, Object> asking(String role, Object... more) {
        Map<String, Object> policy =
                new HashMap<>(Map.of("required", 1, "roles", List.of(role), "questions", List.of("certain")));
        for (int i = 0; i < more.length; i += 2) {
            policy.put((String) more[i], more[i + 1]);
        }
        return policy;
    }

    private static String add(Map<String, Object> policy) {
        return Scene.created(TOWN.admin().post("/api/policies", policy));
    }

    @AfterEach
    void none() {
        for (JsonNode policy : TOWN.admin().get("/api/policies").json().path("items")) {
            if (!policy.path("builtIn").asBoolean()) {
                TOWN.admin().delete("/api/policies/" + policy.path("id").asText());
            }
        }
    }

    private static String rolesOf(Answer message) {
        return TOWN.as(Role.LEAD)
                .get("/api/messages/" + message.id())
                .json()
                .path("policy")
                .path("roles")
                .path(0)
                .asText();
    }

    @Test
    void the_most_specific_policy_holds_and_below_all_is_what_comes_with_baken() {
        String incident = Scene.incident(TOWN, "Wie past het best");
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Tekst"));
        assertThat(rolesOf(message)).isEqualTo("APPROVER");
        add(asking("EXPERT", "purposes", List.of("UPDATE")));
        assertThat(rolesOf(message)).isEqualTo("APPROVER");
        add(asking("LEAD"));
        assertThat(rolesOf(message)).isEqualTo("LEAD");
        add(asking("OFFICIAL", "purposes", List.of("HOLDING")));
        assertThat(rolesOf(message)).isEqualTo("OFFICIAL");
        add(asking("SPOKESPERSON", "scales", List.of(" Municipal ")));
        assertThat(rolesOf(message)).isEqualTo("SPOKESPERSON");
        add(asking("EXPERT", "audiences", List.of("residents")));
        add(asking("LEAD", "audiences", List.of("RESIDENTS")));
        assertThat(rolesOf(message)).isEqualTo("EXPERT");
        assertThat(TOWN.as(Role.OBSERVER).get("/api/policies").json().path("items"))
                .hasSize(14);
    }

    @Test
    void an_administrator_adds_changes_and_removes_policies_and_nobody_else() {
        for (Role role : List.of(Role.LEAD, Role.APPROVER, Role.AUTHOR)) {
            assertThat(TOWN.as(role).post("/api/policies", asking("LEAD")).status())
                    .isEqualTo(403);
        }
        String path = "/api/policies/" + add(asking("LEAD"));
        assertThat(TOWN.as(Role.LEAD).put(path, asking("EXPERT"), 1).status()).isEqualTo(403);
        assertThat(TOWN.admin().put(path, asking("EXPERT")).status()).isEqualTo(428);
        assertThat(TOWN.admin().put(path, asking("EXPERT"), 1).version()).isEqualTo(2);
        assertThat(TOWN.admin().put(path, asking("EXPERT"), 1).status()).isEqualTo(412);
        assertThat(TOWN.as(Role.LEAD).delete(path).status()).isEqualTo(403);
        assertThat(TOWN.admin().delete(path).status()).isEqualTo(204);
        assertThat(TOWN.admin().delete(path).status()).isEqualTo(404);
        assertThat(TOWN.admin().delete("/api/policies/usual-HOLDING").status()).isEqualTo(404);
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_field() {
        Visitor admin = TOWN.admin();
        assertThat(admin.post("/api/policies", asking("OBSERVER")).wrongFields())
                .containsExactly("roles");
        assertThat(admin.post("/api/policies", asking("LEAD", "questions", List.of("maan")))
                        .wrongFields())
                .containsExactly("questions");
        assertThat(admin.post("/api/policies", asking("LEAD", "required", 6)).wrongFields())
                .containsExactly("required");
        assertThat(admin.post("/api/policies", asking("LEAD", "required", 0)).wrongFields())
                .containsExactly("required");
        assertThat(admin.post("/api/policies", asking("LEAD", "roles", List.of()))
                        .wrongFields())
                .containsExactly("roles");
        assertThat(admin.post("/api/policies", asking("LEAD", "remindAfterMinutes", 20, "escalateAfterMinutes", 10))
                        .wrongFields())
                .containsExactly("escalateAfterMinutes");
    }

    @Test
    void a_strict_policy_wants_every_answer_and_an_update_is_strict_from_the_start() {
        String incident = Scene.incident(TOWN, "Alles beantwoord");
        Answer update = Desk.submitted(
                TOWN, incident, Desk.words("UPDATE", Map.of("nl", Map.of("title", "Nieuws", "body", "Tekst"))));
        Map<String, Object> none = Desk.yes(update);
        none.put("answers", Map.of("certain", true));
        Answer refused = TOWN.as(Role.APPROVER).post("/api/messages/" + update.id() + "/sign-offs", none);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.wrongFields()).contains("answers.front-page").doesNotContain("answers.certain");
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), update).status()).isEqualTo(201);
    }

    @Test
    void languages_signed_off_one_by_one_go_out_one_by_one_when_the_policy_lets_them() {
        String incident = Scene.incident(TOWN, "Taal per taal");
        Visitor approver = TOWN.as(Role.APPROVER);
        Map<String, Object> words = Desk.words(
                "HOLDING",
                Map.of("nl", Map.of("title", "Brand", "body", "Tekst"), "fr", Map.of("title", "Feu", "body", "Texte")));
        Answer whole = Desk.submitted(TOWN, incident, words);
        assertThat(signOff(approver, whole, "nl").json().path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(signOff(approver, whole, "nl").status()).isEqualTo(409);
        assertThat(signOff(approver, whole, "de").wrongFields()).containsExactly("languages");
        assertThat(signOff(approver, whole, "fr").json().path("state").asText()).isEqualTo("APPROVED");
        add(asking("APPROVER", "languagesSeparately", true));
        Answer apart = Desk.submitted(TOWN, incident, words);
        Answer first = signOff(approver, apart, "nl");
        assertThat(first.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(first.json().path("pendingLanguages").path(0).asText()).isEqualTo("fr");
        assertThat(signOff(TOWN.as(Role.LEAD), apart, "fr").json().path("pendingLanguages"))
                .isEmpty();
    }

    private static Answer signOff(Visitor approver, Answer message, String lang) {
        Map<String, Object> signOff = Desk.yes(message);
        signOff.put("answers", Map.of("certain", true));
        signOff.put("languages", List.of(lang));
        return approver.post("/api/messages/" + message.id() + "/sign-offs", signOff);
    }

    @Test
    void a_review_that_waits_is_brought_to_mind_and_then_brought_before_the_lead_each_once() {
        String incident = Scene.incident(TOWN, "Wachten");
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        TOWN.clock().forward(Duration.ofMinutes(6));
        Town.eventually(
                "a reminder",
                () -> !Desk.logged(TOWN, incident, "message.review-reminded").isEmpty());
        assertThat(Desk.logged(TOWN, incident, "message.review-escalated")).isEmpty();
        TOWN.clock().forward(Duration.ofMinutes(5));
        Town.eventually(
                "an escalation",
                () -> !Desk.logged(TOWN, incident, "message.review-escalated").isEmpty());
        JsonNode after = TOWN.as(Role.LEAD).get("/api/messages/" + message.id()).json();
        assertThat(after.path("remindedAt").asText()).isNotBlank();
        assertThat(after.path("escalatedAt").asText()).isNotBlank();
        JsonNode waiting = TOWN.as(Role.APPROVER)
                .get("/api/incidents/" + incident + "/board")
                .json()
                .path("waiting")
                .path(0);
        assertThat(waiting.path("kind").asText()).isEqualTo("SIGN_OFF");
        assertThat(waiting.path("late").asBoolean()).isTrue();
        assertThat(Desk.logged(TOWN, incident, "message.review-reminded")).hasSize(1);
        assertThat(Desk.logged(TOWN, incident, "message.review-escalated")).hasSize(1);
    }

    @Test
    void warnings_must_be_acknowledged_one_by_one_when_the_author_says_which() {
        String incident = Scene.incident(TOWN, "Waarschuwingen");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer draft = Desk.draft(author, incident, Desk.words("SLUIT ALLE RAMEN EN DEUREN NU METEEN!!!"));
        String path = "/api/messages/" + draft.id() + "/review";
        Answer missed = author.post(path, Map.of("acknowledged", List.of()));
        assertThat(missed.status()).isEqualTo(409);
        List<String> ids = missed.json().path("findings").findValuesAsText("id");
        assertThat(ids).isNotEmpty();
        Answer submitted = author.post(path, Map.of("acknowledged", ids));
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(200);
        assertThat(submitted.json().path("acknowledged").findValuesAsText("id"))
                .as("the names under which they were acknowledged, so that the console knows them again")
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(ids));
        assertThat(submitted.json().path("acknowledged").path(0).path("by").asText())
                .isEqualTo(author.name());
    }
}
