package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.baken.triage.TriageTree;
import org.baken.triage.Ways;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class TriageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Set<String> STAYING = Set.of("opinion", "sympathy", "off-topic", "praise");

    private static Answer add(String incident, String handle, String text) {
        Answer added = TOWN.as(Role.MONITOR)
                .post("/api/incidents/" + incident + "/reactions", Map.of("text", text, "handle", handle));
        Scene.created(added);
        return added;
    }

    private static Answer judge(String id, Map<String, ?> judgement, long version) {
        return TOWN.as(Role.MONITOR).put("/api/reactions/" + id + "/triage", judgement, version);
    }

    private static JsonNode show(String id) {
        return TOWN.as(Role.MONITOR).get("/api/reactions/" + id + "?show=true").json();
    }

    @Test
    void a_reaction_is_triaged_along_every_way_through_the_tree() {
        String incident = Scene.incident(TOWN, "Alle wegen");
        Answer decoy = add(incident, "@stil", "niemand beoordeelt mij");
        TriageTree tree = TriageTree.shipped();
        Set<String> reached = new HashSet<>();
        int number = 0;
        for (Ways.Way way : Ways.shipped()) {
            Answer added = add(incident, "@schrijver" + number, "reactie nummer " + number++);
            Answer judged =
                    judge(added.id(), Map.of("class", way.category(), "answers", way.answers()), added.version());
            assertThat(judged.status()).as(way + " " + judged).isEqualTo(200);
            JsonNode now = show(added.id());
            assertThat(now.path("class").asText()).isEqualTo(way.category());
            assertThat(now.path("sentiment").asText()).isEqualTo(way.sentiment());
            assertThat(now.path("state").asText())
                    .as(way.toString())
                    .isEqualTo(STAYING.contains(way.category()) ? "LEFT" : "TRIAGED");
            assertThat(now.path("abusive").asBoolean())
                    .isEqualTo(tree.category(way.category()).orElseThrow().abusive());
            assertThat(now.path("procedure").path("steps")).isNotEmpty();
            assertThat(now.path("procedure").path("class").asText()).isEqualTo(way.category());
            reached.add(way.category());
        }
        assertThat(number).isGreaterThan(50);
        assertThat(reached).hasSize(26);
        assertThat(show(decoy.id()).path("state").asText()).isEqualTo("NEW");
    }

    @Test
    void answers_that_lead_elsewhere_are_refused() {
        Answer added = add(Scene.incident(TOWN, "Verkeerde weg"), "@a", "wat nu");
        Map<String, String> thanks = Map.of("sentiment", "positive", "kindness", "thanks");
        assertThat(judge(added.id(), Map.of("class", "threat", "answers", thanks), 1)
                        .wrongFields())
                .containsExactly("answers");
        assertThat(judge(added.id(), Map.of("class", "praise", "answers", Map.of("sentiment", "positive")), 1)
                        .wrongFields())
                .containsExactly("answers");
        assertThat(judge(added.id(), Map.of("class", "nonsense"), 1).wrongFields())
                .containsExactly("class");
        assertThat(show(added.id()).path("state").asText()).isEqualTo("NEW");
    }

    @Test
    void who_knows_the_class_needs_no_answers_and_what_was_wrong_is_judged_again() {
        String incident = Scene.incident(TOWN, "Opnieuw");
        Answer added = add(incident, "@a", "een mening");
        Answer left = judge(added.id(), Map.of("class", "opinion", "sentiment", "NEGATIVE"), 1);
        assertThat(left.json().path("state").asText()).isEqualTo("LEFT");
        assertThat(left.json().has("dueAt")).isFalse();
        Answer again = judge(added.id(), Map.of("class", "question", "note", "toch een vraag"), left.version());
        assertThat(again.json().path("state").asText()).isEqualTo("TRIAGED");
        assertThat(again.json().path("sentiment").asText()).isEqualTo("NEGATIVE");
        assertThat(again.json().path("note").asText()).isEqualTo("toch een vraag");
        assertThat(again.json().has("dueAt")).isTrue();
        assertThat(judge(added.id(), Map.of("class", "praise"), left.version()).status())
                .isEqualTo(412);
        assertThat(Desk.logged(TOWN, incident, "reaction.triaged")).hasSize(2);
    }

    @Test
    void an_answer_is_owed_sooner_in_a_crisis_and_only_by_classes_that_get_one() {
        String incident = Scene.incident(TOWN, "Klok");
        Answer added = add(incident, "@a", "waar kan ik heen");
        Instant posted = Instant.parse(added.json().path("postedAt").asText());
        JsonNode question = judge(added.id(), Map.of("class", "question"), 1).json();
        assertThat(Instant.parse(question.path("dueAt").asText())).isEqualTo(posted.plusSeconds(2 * 3600));
        JsonNode spam = judge(added.id(), Map.of("class", "spam"), 2).json();
        assertThat(spam.has("dueAt")).isFalse();
    }

    @Test
    void what_hurts_is_hidden_until_somebody_asks_for_it() {
        Answer added = add(Scene.incident(TOWN, "Zorg"), "@a", "lelijke woorden");
        judge(added.id(), Map.of("class", "insult"), 1);
        JsonNode hidden =
                TOWN.as(Role.MONITOR).get("/api/reactions/" + added.id()).json();
        assertThat(hidden.path("hidden").asBoolean()).isTrue();
        assertThat(hidden.has("text")).isFalse();
        assertThat(show(added.id()).path("text").asText()).isEqualTo("lelijke woorden");
    }

    @Test
    void monitors_spokespersons_and_leads_judge_and_nobody_else() {
        String incident = Scene.incident(TOWN, "Wie oordeelt");
        for (Role role : Role.values()) {
            Answer added = add(incident, "@" + role, "door " + role);
            int status = TOWN.as(role)
                    .put("/api/reactions/" + added.id() + "/triage", Map.of("class", "question"), 1)
                    .status();
            boolean may = Set.of(Role.MONITOR, Role.SPOKESPERSON, Role.LEAD).contains(role);
            assertThat(status).as(role.name()).isEqualTo(may ? 200 : role == Role.EXPERT ? 404 : 403);
        }
    }

    @Test
    void after_three_exchanges_in_one_conversation_the_screen_is_told_to_stop() {
        String incident = Scene.incident(TOWN, "Drie keer");
        Answer last = null;
        for (int i = 1; i <= 4; i++) {
            last = add(incident, "@volhouder", "en toch, poging " + i);
            long version = judge(last.id(), Map.of("class", "question"), 1).version();
            JsonNode exchanges = show(last.id()).path("exchanges");
            assertThat(exchanges.path("count").asInt()).isEqualTo(i - 1);
            assertThat(exchanges.path("stop").asBoolean()).isEqualTo(i > 3);
            assertThat(exchanges.has("advice")).isEqualTo(i > 3);
            if (i <= 3) {
                assertThat(TOWN.as(Role.MONITOR)
                                .put("/api/reactions/" + last.id() + "/state", Map.of("state", "ANSWERED"), version)
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(show(last.id()).path("author").path("exchanges").asInt()).isEqualTo(3);
        Answer other = add(incident, "@nieuw", "mijn eerste");
        assertThat(show(other.id()).path("exchanges").path("count").asInt()).isZero();
    }

    @Test
    void the_log_never_holds_what_was_written_nor_who_wrote_it() {
        String incident = Scene.incident(TOWN, "Zwijgend logboek");
        Answer added = add(incident, "@geheimenaam", "geheime woorden");
        judge(added.id(), Map.of("class", "insult", "note", "geheime aantekening"), 1);
        Visitor monitor = TOWN.as(Role.MONITOR);
        for (String step : List.of("evidence", "ask-change", "remove")) {
            assertThat(monitor.post(
                                    "/api/reactions/" + added.id() + "/steps",
                                    new HashMap<>(Map.of("step", step, "note", "geheime aantekening")))
                            .status())
                    .isEqualTo(201);
        }
        String log = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/log?limit=200")
                .text();
        assertThat(log)
                .contains("author.struck", "reaction.evidence", "reaction.step")
                .doesNotContain("geheim");
    }
}
