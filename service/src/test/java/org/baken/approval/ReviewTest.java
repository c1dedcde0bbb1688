package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
class ReviewTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_message_goes_from_draft_to_approved_by_a_second_person() {
        String incident = Scene.incident(TOWN, "Van ontwerp tot goedgekeurd");
        Answer decoy = Desk.submitted(TOWN, incident, Desk.words("Een ander bericht"));
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Sluit de ramen."));
        assertThat(submitted.json().path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(submitted.json().path("submittedBy").asText())
                .isEqualTo(TOWN.as(Role.AUTHOR).name());
        JsonNode seen = approver.get("/api/messages/" + submitted.id()).json();
        assertThat(seen.path("mayISignOff").asBoolean()).isTrue();
        assertThat(seen.has("whyNot")).isFalse();
        Map<String, Object> signOff = Desk.yes(submitted);
        signOff.put("comment", "Helder");
        Answer approved = approver.post("/api/messages/" + submitted.id() + "/sign-offs", signOff);
        assertThat(approved.status()).isEqualTo(201);
        assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.json().path("approvedAt").asText()).isNotBlank();
        JsonNode row = approved.json().path("signOffs").path(0);
        assertThat(row.path("person").asText()).isEqualTo(approver.id());
        assertThat(row.path("name").asText()).isEqualTo(approver.name());
        assertThat(row.path("revision").asInt()).isEqualTo(1);
        assertThat(row.path("hash")).isEqualTo(approved.json().path("hash"));
        assertThat(row.path("answers")).hasSize(3).allMatch(JsonNode::asBoolean);
        assertThat(row.path("comment").asText()).isEqualTo("Helder");
        assertThat(approver.get("/api/messages/" + decoy.id()).json().path("signOffs"))
                .isEmpty();
        assertThat(Desk.logged(TOWN, incident, "message."))
                .endsWith("message.submitted", "message.signed-off", "message.approved");
    }

    @Test
    void nobody_signs_off_what_they_wrote_any_part_of_whatever_their_roles() {
        String incident = Scene.incident(TOWN, "Vier ogen");
        Visitor everything = TOWN.as(Role.LEAD, Role.APPROVER, Role.AUTHOR, Role.ADMIN);
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer own = Desk.submit(everything, Desk.draft(everything, incident, Desk.words("Zelf geschreven")));
        Answer refused = Desk.signOff(everything, own);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText())
                .contains(TOWN.as(Role.APPROVER).name());
        assertThat(everything
                        .get("/api/messages/" + own.id())
                        .json()
                        .path("whyNot")
                        .asText())
                .isEqualTo(refused.json().path("detail").asText());
        // Somebody else's later revision does not wash it clean.
        Answer revised = author.put("/api/messages/" + own.id(), Desk.words("Herschreven"), own.version());
        Answer again = Desk.submit(author, revised);
        assertThat(Desk.signOff(everything, again).status()).isEqualTo(403);
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), again).status()).isEqualTo(201);
        assertThat(Desk.signOff(everything, again).status()).isEqualTo(403);
    }

    @Test
    void a_role_in_the_incident_is_enough_and_names_come_from_its_roster() {
        String incident = Scene.incident(TOWN, "Op het rooster");
        Visitor there = TOWN.person("nachtdienst", Role.OBSERVER);
        Visitor nobody = TOWN.as(Role.OBSERVER);
        Scene.roster(TOWN, incident, Map.of(there, Role.APPROVER));
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        Answer refused = Desk.signOff(nobody, submitted);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).contains(there.name());
        assertThat(nobody.with("Accept-Language", "nl")
                        .get("/api/messages/" + submitted.id())
                        .json()
                        .path("whyNot")
                        .asText())
                .startsWith("Alleen iemand met een van deze rollen kan dit goedkeuren (goedkeurder)");
        assertThat(Desk.signOff(there, submitted).status()).isEqualTo(201);
    }

    @Test
    void only_who_holds_the_role_decides() {
        String incident = Scene.incident(TOWN, "Wie beslist");
        for (Role role : Role.values()) {
            Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Van " + role));
            boolean decides = role == Role.APPROVER || role == Role.LEAD;
            int refused = role == Role.EXPERT ? 404 : 403;
            Map<String, Object> objection = Map.of("revision", 1, "comment", "Anders");
            assertThat(Desk.signOff(TOWN.as(role), submitted).status())
                    .as(role.name())
                    .isEqualTo(decides ? 201 : refused);
            assertThat(TOWN.as(role)
                            .post("/api/messages/" + submitted.id() + "/objections", objection)
                            .status())
                    .as(role.name())
                    .isEqualTo(decides ? 201 : refused);
            boolean writes = role == Role.AUTHOR || role == Role.LEAD;
            if (!decides) {
                assertThat(TOWN.as(role)
                                .delete("/api/messages/" + submitted.id() + "/review")
                                .status())
                        .as(role.name())
                        .isEqualTo(writes ? 200 : refused);
            }
        }
    }

    @Test
    void a_sign_off_of_anything_but_the_newest_content_is_refused() {
        String incident = Scene.incident(TOWN, "Exact");
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer first = Desk.submitted(TOWN, incident, Desk.words("Een"));
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer second =
                Desk.submit(author, author.put("/api/messages/" + first.id(), Desk.words("Twee"), first.version()));
        String path = "/api/messages/" + first.id() + "/sign-offs";
        assertThat(Desk.signOff(approver, first).status()).isEqualTo(409);
        Map<String, Object> wrongHash = Desk.yes(second);
        wrongHash.put("hash", "0".repeat(64));
        Answer refused = approver.post(path, wrongHash);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("revision").asInt()).isEqualTo(2);
        Map<String, Object> wrongRevision = Desk.yes(second);
        wrongRevision.put("revision", 1);
        assertThat(approver.post(path, wrongRevision).status()).isEqualTo(409);
        assertThat(approver.post(path, Map.of("answers", Map.of())).wrongFields())
                .containsExactly("hash", "revision");
        assertThat(Desk.signOff(approver, second).status()).isEqualTo(201);
    }

    @Test
    void a_no_to_a_question_refuses_and_an_unknown_question_is_named() {
        String incident = Scene.incident(TOWN, "Vragen");
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = "/api/messages/" + submitted.id() + "/sign-offs";
        Map<String, Object> signOff = Desk.yes(submitted);
        signOff.put("answers", Map.of("certain", false));
        Answer no = approver.post(path, signOff);
        assertThat(no.status()).isEqualTo(409);
        assertThat(no.json().path("question").asText()).isEqualTo("certain");
        signOff.put("answers", Map.of("moon", true));
        assertThat(approver.post(path, signOff).wrongFields()).containsExactly("answers.moon");
        signOff.put("answers", Map.of("certain", true));
        Answer some = approver.post(path, signOff);
        assertThat(some.status()).isEqualTo(201);
        assertThat(some.json().path("signOffs").path(0).path("answers")).hasSize(1);
    }

    @Test
    void an_edit_after_approval_voids_the_sign_offs() {
        String incident = Scene.incident(TOWN, "Toch nog iets");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Een"));
        Answer edited = author.put("/api/messages/" + approved.id(), Desk.words("Twee"), approved.version());
        assertThat(edited.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(edited.json().path("signOffs")).isEmpty();
        assertThat(edited.json().has("approvedAt")).isFalse();
        assertThat(edited.json().has("submittedBy")).isFalse();
        Answer again = Desk.submit(author, edited);
        assertThat(again.json().path("signOffs")).isEmpty();
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), again).status()).isEqualTo(201);
    }

    @Test
    void the_same_words_written_again_need_another_sign_off() {
        String incident = Scene.incident(TOWN, "Dezelfde woorden");
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Een"));
        Answer edited =
                TOWN.as(Role.AUTHOR).put("/api/messages/" + approved.id(), Desk.words("Een"), approved.version());
        assertThat(edited.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(edited.json().path("hash")).isNotEqualTo(approved.json().path("hash"));
    }

    @Test
    void an_objection_sends_the_message_back_and_an_earlier_sign_off_no_longer_counts() {
        String incident = Scene.incident(TOWN, "Bezwaar");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Een"));
        Answer objected = TOWN.as(Role.LEAD)
                .post(
                        "/api/messages/" + approved.id() + "/objections",
                        Map.of("revision", 1, "comment", "<b>Welke</b> straat?"));
        assertThat(objected.status()).isEqualTo(201);
        assertThat(objected.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(objected.json().path("signOffs")).isEmpty();
        JsonNode objection = objected.json().path("objections").path(0);
        assertThat(objection.path("comment").asText()).isEqualTo("<b>Welke</b> straat?");
        assertThat(objection.path("name").asText()).isEqualTo(TOWN.as(Role.LEAD).name());
        // Submitted again unchanged: the same approver may, and must, decide again.
        Answer again = Desk.submit(author, objected);
        assertThat(again.json().path("signOffs")).isEmpty();
        assertThat(Desk.signOff(approver, again).status()).isEqualTo(201);
        assertThat(Desk.logged(TOWN, incident, "message.objected")).hasSize(1);
    }

    @Test
    void an_objection_to_another_revision_is_refused() {
        String incident = Scene.incident(TOWN, "Oud bezwaar");
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Een"));
        String path = "/api/messages/" + submitted.id() + "/objections";
        Visitor approver = TOWN.as(Role.APPROVER);
        assertThat(approver.post(path, Map.of("revision", 2, "comment", "Nee")).status())
                .isEqualTo(409);
        assertThat(approver.post(path, Map.of("revision", 1, "comment", " ")).wrongFields())
                .containsExactly("comment");
        assertThat(approver.get("/api/messages/" + submitted.id()).json().path("objections"))
                .isEmpty();
    }

    @Test
    void what_blocks_keeps_a_draft_from_review_and_is_said() {
        String incident = Scene.incident(TOWN, "Leeg");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer drafted = Desk.draft(author, incident, Desk.words(" "));
        Answer refused = author.with("Accept-Language", "fr").post("/api/messages/" + drafted.id() + "/review", null);
        assertThat(refused.status()).isEqualTo(409);
        JsonNode first = refused.json().path("findings").path(0);
        assertThat(first.path("check").asText()).isEqualTo("empty");
        assertThat(first.path("level").asText()).isEqualTo("BLOCK");
        assertThat(first.path("guidelines")).isNotEmpty();
        assertThat(first.path("message").asText()).startsWith("Le texte en néerlandais");
        assertThat(author.get("/api/messages/" + drafted.id())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("DRAFT");
    }

    @Test
    void every_step_in_the_wrong_state_is_a_conflict() {
        String incident = Scene.incident(TOWN, "Verkeerde stap");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer draft = Desk.draft(author, incident, Desk.words("Een"));
        Map<String, Object> objection = Map.of("revision", 1, "comment", "Nee");
        String path = "/api/messages/" + draft.id();
        assertThat(Desk.signOff(approver, draft).status()).isEqualTo(409);
        assertThat(approver.post(path + "/objections", objection).status()).isEqualTo(409);
        assertThat(author.delete(path + "/review").status()).isEqualTo(409);
        Answer submitted = Desk.submit(author, draft);
        assertThat(author.post(path + "/review", null).status()).isEqualTo(409);
        assertThat(author.delete(path + "/review").json().path("state").asText())
                .isEqualTo("DRAFT");
        assertThat(Desk.signOff(approver, submitted).status()).isEqualTo(409);
        Answer approved = Desk.signOff(approver, Desk.submit(author, draft));
        assertThat(approved.status()).isEqualTo(201);
        assertThat(Desk.signOff(approver, approved).status()).isEqualTo(409);
        assertThat(author.post(path + "/review", null).status()).isEqualTo(409);
        assertThat(author.delete(path + "/review").status()).isEqualTo(409);
        assertThat(author.post("/api/messages/none/review", null).status()).isEqualTo(404);
    }

    @Test
    void of_two_approvers_at_the_same_moment_one_approves() throws Exception {
        String incident = Scene.incident(TOWN, "Tegelijk");
        Visitor one = TOWN.as(Role.APPROVER);
        Visitor other = TOWN.as(Role.LEAD);
        for (int round = 0; round < 5; round++) {
            Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Ronde " + round));
            assertThat(sorted(Scene.together(
                            () -> Desk.signOff(one, submitted).status(),
                            () -> Desk.signOff(other, submitted).status())))
                    .containsExactly(201, 409);
            assertThat(one.get("/api/messages/" + submitted.id()).json().path("signOffs"))
                    .hasSize(1);
        }
        assertThat(Desk.logged(TOWN, incident, "message.approved")).hasSize(5);
    }

    @Test
    void a_sign_off_and_an_edit_at_the_same_moment_never_leave_a_changed_text_approved() throws Exception {
        String incident = Scene.incident(TOWN, "Wijzigen en goedkeuren");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor approver = TOWN.as(Role.APPROVER);
        for (int round = 0; round < 5; round++) {
            Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Ronde " + round));
            String path = "/api/messages/" + submitted.id();
            List<Integer> answers = Scene.together(
                    () -> Desk.signOff(approver, submitted).status(),
                    () -> author.put(path, Desk.words("Anders"), submitted.version())
                            .status());
            JsonNode after = approver.get(path).json();
            boolean edited = answers.get(1) == 200;
            assertThat(after.path("state").asText()).isEqualTo(edited ? "DRAFT" : "APPROVED");
            assertThat(after.path("revision").asInt()).isEqualTo(edited ? 2 : 1);
            assertThat(answers).isEqualTo(edited ? List.of(409, 200) : List.of(201, 412));
        }
    }

    @Test
    void the_policies_ask_questions_in_three_languages_for_every_purpose() {
        JsonNode policies = TOWN.as(Role.OBSERVER).get("/api/policies").json().path("items");
        assertThat(policies).hasSize(8);
        for (JsonNode policy : policies) {
            assertThat(policy.path("required").asInt()).isPositive();
            assertThat(policy.path("roles").toString()).contains("APPROVER");
            assertThat(policy.path("questions")).isNotEmpty();
            for (JsonNode question : policy.path("questions")) {
                assertThat(question.path("text").has("nl")).isTrue();
                assertThat(question.path("text").has("fr")).isTrue();
                assertThat(question.path("text").has("en")).isTrue();
                assertThat(question.path("guidelines")).isNotEmpty();
            }
        }
    }

    @Test
    void the_same_key_signs_off_once() {
        String incident = Scene.incident(TOWN, "Twee keer geklikt");
        Visitor approver = TOWN.as(Role.APPROVER);
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = "/api/messages/" + submitted.id() + "/sign-offs";
        Answer first = approver.post(path, Desk.yes(submitted), "sign-1");
        Answer second = approver.post(path, Desk.yes(submitted), "sign-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
    }

    private static List<Integer> sorted(List<Integer> numbers) {
        List<Integer> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted;
    }
}
