package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
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

/** Letting a message out before anybody else has seen it, and the review that is owed for it. */
@Tag("database")
class EmergencyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WHY = "De rook bereikt de school binnen tien minuten.";

    private static Answer use(Visitor who, Answer message) {
        return who.post(
                "/api/messages/" + message.id() + "/emergency",
                Map.of(
                        "revision",
                        message.json().path("revision").asInt(),
                        "hash",
                        message.json().path("hash").asText(),
                        "reason",
                        WHY));
    }

    private static JsonNode owed(Answer message) {
        return read(message).path("owed");
    }

    private static JsonNode read(Answer message) {
        return TOWN.as(Role.LEAD).get("/api/messages/" + message.id()).json();
    }

    private static Answer publish(Answer message) {
        JsonNode now = read(message);
        return TOWN.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + message.id() + "/publication",
                        Map.of(
                                "revision",
                                now.path("revision").asInt(),
                                "hash",
                                now.path("hash").asText(),
                                "accounts",
                                List.of("public-page")));
    }

    private static String ledBy(Visitor lead, String title) {
        String incident = Scene.incident(TOWN, title);
        long version = TOWN.as(Role.LEAD).get("/api/incidents/" + incident).version();
        TOWN.as(Role.LEAD)
                .put(
                        "/api/incidents/" + incident + "/roster",
                        Map.of("lead", lead.id(), "members", List.of()),
                        version);
        return incident;
    }

    @Test
    void the_lead_lets_a_draft_out_and_owes_a_review_that_somebody_else_settles() {
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor approver = TOWN.as(Role.APPROVER);
        String incident = ledBy(lead, "Geen tijd");
        Answer draft = Desk.draft(author, incident, Desk.words("Ga nu naar binnen."));
        assertThat(draft.json().path("mayIUseEmergency").asBoolean()).isFalse();
        assertThat(draft.json().path("whyNotEmergency").asText()).contains(lead.name());
        assertThat(use(author, draft).status()).isEqualTo(403);
        assertThat(use(approver, draft).status()).isEqualTo(403);
        assertThat(read(draft).path("mayIUseEmergency").asBoolean()).isTrue();
        Answer approved = use(lead, draft);
        assertThat(approved.status()).as(approved.toString()).isEqualTo(201);
        assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(publish(draft).status()).isEqualTo(202);
        assertThat(owed(draft).path("by").asText()).isEqualTo(lead.name());
        assertThat(owed(draft).path("reason").asText()).isEqualTo(WHY);
        assertThat(owed(draft).path("late").asBoolean()).isFalse();
        assertThat(Desk.signOff(lead, draft).status()).isEqualTo(403);
        assertThat(Desk.signOff(author, draft).status()).isEqualTo(403);
        assertThat(approver.get("/api/messages/" + draft.id())
                        .json()
                        .path("mayISignOff")
                        .asBoolean())
                .isTrue();
        assertThat(Desk.signOff(approver, draft).status()).isEqualTo(201);
        assertThat(owed(draft).path("doneBy").asText()).isEqualTo(approver.name());
        assertThat(read(draft).path("state").asText()).isEqualTo("PUBLISHED");
        TOWN.clock().forward(Duration.ofMinutes(61));
        assertThat(owed(draft).path("late").asBoolean()).isFalse();
        assertThat(Desk.logged(TOWN, incident, "message."))
                .contains("message.submitted", "message.emergency", "message.approved", "message.published")
                .doesNotContain("message.review-overdue");
    }

    @Test
    void an_owed_review_past_its_time_is_late_and_said_so_once() {
        String incident = ledBy(TOWN.as(Role.LEAD), "Te laat nagekeken");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ga nu naar binnen."));
        use(TOWN.as(Role.LEAD), draft);
        publish(draft);
        TOWN.clock().forward(Duration.ofMinutes(61));
        assertThat(owed(draft).path("late").asBoolean()).isTrue();
        Town.eventually(
                "it is said",
                () -> !Desk.logged(TOWN, incident, "message.review-overdue").isEmpty());
        assertThat(Desk.logged(TOWN, incident, "message.review-overdue")).hasSize(1);
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), draft).status()).isEqualTo(201);
        assertThat(owed(draft).path("late").asBoolean()).isFalse();
    }

    @Test
    void an_objection_afterwards_leaves_it_out_and_owed_until_it_is_withdrawn() {
        String incident = ledBy(TOWN.as(Role.LEAD), "Bezwaar achteraf");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ga nu naar binnen."));
        use(TOWN.as(Role.LEAD), draft);
        publish(draft);
        String path = "/api/messages/" + draft.id() + "/objections";
        Map<String, Object> objection = Map.of("revision", 1, "comment", "De verkeerde wijk");
        assertThat(TOWN.as(Role.LEAD).post(path, objection).status()).isEqualTo(403);
        Answer objected = TOWN.as(Role.APPROVER).post(path, objection);
        assertThat(objected.status()).as(objected.toString()).isEqualTo(201);
        assertThat(objected.json().path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(owed(draft).path("objectedBy").asText())
                .isEqualTo(TOWN.as(Role.APPROVER).name());
        assertThat(owed(draft).has("doneAt")).isFalse();
        Visitor second = TOWN.person("tweedegoedkeurder", Role.APPROVER);
        assertThat(Desk.signOff(second, draft).status()).isEqualTo(409);
        assertThat(second.post(path, objection).status()).isEqualTo(409);
        TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + draft.id() + "/publication");
        Town.eventually(
                "it is withdrawn", () -> read(draft).path("state").asText().equals("WITHDRAWN"));
        assertThat(owed(draft).has("doneAt")).isTrue();
    }

    @Test
    void who_the_house_names_holds_the_mandate_and_then_the_lead_does_not() {
        Visitor named = TOWN.person("gemandateerde", Role.OBSERVER);
        String incident = ledBy(TOWN.as(Role.LEAD), "Met naam genoemd");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ga nu naar binnen."));
        mandate(List.of(named.id()));
        try {
            assertThat(use(TOWN.as(Role.LEAD), draft).status()).isEqualTo(403);
            assertThat(use(named, draft).status()).isEqualTo(201);
        } finally {
            mandate(List.of());
        }
    }

    private static void mandate(List<String> people) {
        Answer rules = TOWN.admin().get("/api/house-rules");
        Answer changed = TOWN.admin()
                .put(
                        "/api/house-rules",
                        Map.of(
                                "ownNumbers", List.of(),
                                "ownAddresses", List.of(),
                                "confidentialTerms", List.of(),
                                "emergencyMandate", people,
                                "emergencyReviewMinutes", 60,
                                "levels", Map.of()),
                        rules.version());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    @Test
    void an_edit_ends_it_and_what_blocks_stops_it() {
        Visitor author = TOWN.as(Role.AUTHOR);
        String incident = ledBy(TOWN.as(Role.LEAD), "Toch gewijzigd");
        Answer empty = Desk.draft(author, incident, Desk.words(" "));
        Answer stopped = use(TOWN.as(Role.LEAD), empty);
        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.json().path("findings").path(0).path("level").asText())
                .isEqualTo("BLOCK");
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Ga nu naar binnen."));
        Answer approved = use(TOWN.as(Role.LEAD), submitted);
        Answer edited = author.put("/api/messages/" + submitted.id(), Desk.words("Iets anders"), approved.version());
        assertThat(edited.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(edited.json().has("owed")).isFalse();
        assertThat(publish(submitted).status()).isEqualTo(409);
        assertThat(use(TOWN.as(Role.LEAD), submitted).status()).isEqualTo(409);
        assertThat(TOWN.as(Role.LEAD)
                        .post(
                                "/api/messages/" + submitted.id() + "/emergency",
                                Map.of("revision", 2, "hash", "x", "reason", "kort"))
                        .wrongFields())
                .containsExactly("reason");
    }

    @Test
    void an_owed_review_waits_for_who_can_settle_it_and_for_who_answers_for_it_and_stands_in_the_way_of_closing() {
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor approver = TOWN.as(Role.APPROVER);
        String incident = ledBy(lead, "Nog na te kijken");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ga nu naar binnen."));
        assertThat(waiting(approver, incident)).isEmpty();
        use(lead, draft);
        publish(draft);
        assertThat(waiting(approver, incident)).containsExactly(draft.id() + " false");
        assertThat(waiting(lead, incident)).containsExactly(draft.id() + " false");
        assertThat(waiting(TOWN.as(Role.AUTHOR), incident)).isEmpty();
        TOWN.clock().forward(Duration.ofMinutes(61));
        assertThat(waiting(lead, incident)).containsExactly(draft.id() + " true");
        Answer closing = lead.put(
                "/api/incidents/" + incident + "/state",
                Map.of("state", "CLOSED"),
                lead.get("/api/incidents/" + incident).version());
        assertThat(closing.status()).isEqualTo(409);
        assertThat(closing.json().path("open").toString()).contains("\"REVIEW\"", draft.id());
        Desk.signOff(approver, draft);
        assertThat(waiting(lead, incident)).isEmpty();
        assertThat(waiting(approver, incident)).isEmpty();
    }

    private static List<String> waiting(Visitor who, String incident) {
        List<String> items = new ArrayList<>();
        who.get("/api/incidents/" + incident + "/board").json().path("waiting").forEach(item -> {
            if (item.path("kind").asText().equals("OWED_REVIEW")) {
                items.add(item.path("id").asText() + " " + item.path("late").asBoolean());
            }
        });
        return items;
    }
}
