package org.baken.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.baken.triage.Ways;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guided exercise of ten minutes for who is new. */
class GuidedExerciseTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String MINE = "/api/guided-exercises/mine";

    private static JsonNode start(Visitor newcomer) {
        Answer begun = newcomer.post("/api/guided-exercises", Map.of());
        assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
        return begun.json();
    }

    private static JsonNode step(Visitor newcomer, String id) {
        for (JsonNode step : newcomer.get(MINE).json().path("steps")) {
            if (step.path("id").asText().equals(id)) {
                return step;
            }
        }
        throw new AssertionError("No step " + id);
    }

    private static String now(Visitor newcomer) {
        for (JsonNode step : newcomer.get(MINE).json().path("steps")) {
            if (step.path("state").asText().equals("NOW")) {
                return step.path("id").asText();
            }
        }
        return "";
    }

    private static String lastOf(String path) {
        return path.replaceAll("/review$", "").replaceAll(".*/", "");
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }

    @Test
    void who_only_observes_walks_the_whole_way_from_a_fact_to_the_report() {
        Visitor newcomer = TOWN.person("nieuw", Role.OBSERVER);
        JsonNode begun = start(newcomer);
        String incident = begun.path("incident").asText();
        assertThat(begun.path("steps")).hasSize(9);
        assertThat(newcomer.get("/api/incidents/" + incident)
                        .json()
                        .path("kind")
                        .asText())
                .isEqualTo("EXERCISE");
        assertThat(now(newcomer)).isEqualTo("look");
        assertThat(newcomer.put(MINE, Map.of("step", "publish")).wrongFields()).containsExactly("step");
        ok(newcomer.put(MINE, Map.of("step", "look")));
        ok(newcomer.put(MINE, Map.of("step", "look")));
        assertThat(now(newcomer)).isEqualTo("unknown");
        ok(newcomer.post(
                "/api/incidents/" + incident + "/facts",
                Map.of("kind", "KNOWN", "state", "UNKNOWN", "text", Map.of("nl", "Hoelang de stroom wegblijft"))));
        assertThat(now(newcomer)).isEqualTo("first-message");
        assertThat(step(newcomer, "submit").path("path").asText()).isEqualTo("/i/" + incident + "/messages");
        Answer draft = Desk.draft(newcomer, incident, Desk.words("De stroom is weg. We zoeken uit waarom."));
        assertThat(now(newcomer)).isEqualTo("submit");
        assertThat(step(newcomer, "submit").path("path").asText()).isEqualTo("/messages/" + draft.id());
        Desk.submit(newcomer, draft);
        assertThat(now(newcomer)).isEqualTo("sign-off");
        assertThat(Desk.signOff(newcomer, newcomer.get("/api/messages/" + draft.id()))
                        .status())
                .isEqualTo(403);
        String other = lastOf(step(newcomer, "sign-off").path("path").asText());
        ok(Desk.signOff(newcomer, newcomer.get("/api/messages/" + other)));
        TOWN.clock().forward(Duration.ofSeconds(5));
        Town.eventually(
                "the colleague signed off",
                () -> newcomer.get("/api/messages/" + draft.id())
                        .json()
                        .path("state")
                        .asText()
                        .equals("APPROVED"));
        assertThat(now(newcomer)).isEqualTo("publish");
        publish(newcomer, newcomer.get("/api/messages/" + draft.id()), incident);
        assertThat(now(newcomer)).isEqualTo("rumour");
        Answer rumour = newcomer.post("/api/incidents/" + incident + "/rumours", Map.of("claim", "Het water gaat af"));
        ok(newcomer.put(
                "/api/rumours/" + Scene.created(rumour) + "/state",
                Map.of("state", "FALSE", "source", "waterdienst"),
                rumour.version()));
        assertThat(now(newcomer)).isEqualTo("reaction");
        sort(newcomer, incident);
        assertThat(now(newcomer)).isEqualTo("report");
        ok(newcomer.get("/api/incidents/" + incident + "/report"));
        ok(newcomer.put(MINE, Map.of("step", "report")));
        assertThat(newcomer.get(MINE).json().path("done").asInt()).isEqualTo(9);
        ok(newcomer.delete(MINE));
        assertThat(newcomer.get("/api/incidents/" + incident)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(newcomer.get(MINE).json().hasNonNull("incident")).isFalse();
        assertThat(newcomer.delete(MINE).status()).isEqualTo(404);
        assertThat(start(newcomer).path("incident").asText()).isNotEqualTo(incident);
    }

    private static void publish(Visitor newcomer, Answer message, String incident) {
        List<String> accounts = new ArrayList<>();
        TOWN.admin().get("/api/accounts").json().path("items").forEach(account -> {
            if (account.path("sandbox").asBoolean() && !account.path("builtIn").asBoolean()) {
                accounts.add(account.path("id").asText());
            }
        });
        assertThat(accounts).hasSize(2);
        ok(newcomer.post(
                "/api/messages/" + message.id() + "/publication",
                Map.of(
                        "revision", message.json().path("revision").asInt(),
                        "hash", message.json().path("hash").asText(),
                        "accounts", accounts)));
        Town.eventually("it stands in the sandbox", () -> {
            JsonNode sent = newcomer.get("/api/incidents/" + incident + "/deliveries")
                    .json()
                    .path("items");
            for (JsonNode delivery : sent) {
                if (!delivery.path("state").asText().equals("SENT")) {
                    return false;
                }
            }
            return sent.size() >= 2;
        });
    }

    private static void sort(Visitor newcomer, String incident) {
        JsonNode reactions =
                newcomer.get("/api/incidents/" + incident + "/reactions").json().path("items");
        assertThat(reactions).hasSize(3);
        Answer reaction =
                newcomer.get("/api/reactions/" + reactions.get(0).path("id").asText());
        Ways.Way way = Ways.shipped().iterator().next();
        ok(newcomer.put(
                "/api/reactions/" + reaction.id() + "/triage",
                Map.of("class", way.category(), "answers", way.answers()),
                reaction.version()));
    }

    @Test
    void everybody_has_one_of_their_own_and_a_second_start_gives_the_same() throws Exception {
        Visitor one = TOWN.person("eerste", Role.OBSERVER);
        Visitor other = TOWN.person("tweede", Role.EXPERT);
        List<String> twice = Scene.together(
                () -> start(one).path("incident").asText(),
                () -> start(one).path("incident").asText());
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
        String another = start(other).path("incident").asText();
        assertThat(another).isNotEqualTo(twice.get(0));
        assertThat(other.get("/api/incidents/" + twice.get(0)).status()).isEqualTo(404);
        assertThat(listed(one)).contains(twice.get(0)).doesNotContain(another);
        assertThat(listed(TOWN.as(Role.LEAD))).doesNotContain(twice.get(0), another);
        assertThat(TOWN.nobody().post("/api/guided-exercises", Map.of()).status())
                .isEqualTo(401);
        String decoy =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Ploegoefening", "EXERCISE")));
        TOWN.clock().forward(Duration.ofHours(3));
        Town.eventually("a team that is late is alarmed", () -> alarms(decoy) > 0);
        assertThat(alarms(another)).isZero();
        assertThat(alarms(twice.get(0))).isZero();
    }

    private static int alarms(String incident) {
        return TOWN.database()
                .<Integer, RuntimeException>read(
                        handle -> handle.createQuery("SELECT COUNT(*) FROM alarm WHERE incident = :incident")
                                .bind("incident", incident)
                                .mapTo(Integer.class)
                                .one());
    }

    private static List<String> listed(Visitor visitor) {
        List<String> ids = new ArrayList<>();
        visitor.get("/api/incidents?limit=200")
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void the_practice_colleague_is_nobody_who_can_log_in_or_be_given_a_task() {
        assertThat(TOWN.admin().get("/api/people?limit=200").text()).doesNotContain(Colleague.ID);
        assertThat(TOWN.admin().get("/api/people/" + Colleague.ID).status()).isEqualTo(404);
        assertThat(TOWN.nobody()
                        .post("/api/session", Map.of("username", "(practice)", "password", Town.PASSWORD))
                        .status())
                .isGreaterThanOrEqualTo(400);
        String real = Scene.incident(TOWN, "Echt, zonder oefencollega");
        Visitor lead = TOWN.as(Role.LEAD);
        long version = lead.get("/api/incidents/" + real).version();
        Map<String, Object> post = Map.of("person", Colleague.ID, "role", "APPROVER");
        assertThat(lead.put(
                                "/api/incidents/" + real + "/roster",
                                Map.of("lead", lead.id(), "members", List.of(post)),
                                version)
                        .wrongFields())
                .containsExactly("members[0].person");
        refused("UPDATE person SET active = TRUE WHERE id = 'practice-colleague'");
        refused("UPDATE person SET password = 'x' WHERE id = 'practice-colleague'");
        refused("UPDATE incident SET lead = 'practice-colleague' WHERE id = '" + real + "'");
        refused("INSERT INTO roster (incident, person, role, deputy, position) VALUES ('" + real
                + "', 'practice-colleague', 'APPROVER', FALSE, 0)");
    }

    @Test
    void the_practice_colleague_signs_nothing_outside_guided_exercises_and_nothing_real_can_be_one() {
        String real = Scene.incident(TOWN, "Echt, met een bericht");
        Answer waiting = Desk.submitted(TOWN, real, Desk.words("We zijn ter plaatse en houden je op de hoogte."));
        TOWN.clock().forward(Duration.ofMinutes(1));
        Visitor newcomer = TOWN.person("naast-echt", Role.OBSERVER);
        String incident = start(newcomer).path("incident").asText();
        Answer draft = Desk.draft(newcomer, incident, Desk.words("De stroom is weg. We zoeken uit waarom."));
        Desk.submit(newcomer, draft);
        TOWN.clock().forward(Duration.ofSeconds(5));
        Town.eventually(
                "the colleague signed off in the exercise",
                () -> newcomer.get("/api/messages/" + draft.id())
                        .json()
                        .path("state")
                        .asText()
                        .equals("APPROVED"));
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/messages/" + waiting.id())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("IN_REVIEW");
        refused(
                "INSERT INTO sign_off (message, review, turn, person, name, revision, hash, required, answers, by_link, at,"
                        + " practice) SELECT id, review, 1, 'practice-colleague', 'x', 1, 'x', 1, '{}', FALSE, changed_at, incident"
                        + " FROM message WHERE id = '" + waiting.id() + "'");
        refused("INSERT INTO guided_exercise (incident, incident_kind, person, lang, started_at, open_for) SELECT '"
                + real + "', 'EXERCISE', id, 'nl', changed_at, id FROM person WHERE username = 'beheer'");
        refused("INSERT INTO guided_exercise (incident, incident_kind, person, lang, started_at, open_for) SELECT '"
                + real + "', 'REAL', id, 'nl', changed_at, id FROM person WHERE username = 'beheer'");
    }

    private static void refused(String sql) {
        assertThatThrownBy(() -> TOWN.database().<Integer, RuntimeException>write(handle -> handle.execute(sql)))
                .as(sql)
                .hasMessageContaining("constraint");
    }
}
