package org.baken.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reaction.Sentiment;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class QuestionsAskedTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<String, String> WATER =
            Map.of("nl", "Mag ik het kraanwater drinken?", "fr", "Puis-je boire l'eau du robinet ?");
    private static final Map<String, String> SAFE = Map.of("nl", "Ja, dat mag.", "fr", "Oui, vous pouvez.");

    @Test
    void three_people_who_ask_the_same_propose_an_entry_and_one_who_asks_thrice_does_not() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Vragen over water");
        Instant now = TOWN.clock().instant();
        for (int i = 0; i < 3; i++) {
            crowd.writes(incident, "an", "Is de school morgen open? " + i, "nl", now.minusSeconds(i));
        }
        crowd.writes(incident, "bo", "Mag ik het kraanwater drinken?", "nl", now);
        crowd.writes(incident, "cy", "mag ik kraanwater nog drinken??", "nl", now);
        assertThat(groups(incident)).isEmpty();
        String third =
                crowd.writes(incident, "di", "Mag het kraanwater gedronken worden, kan ik het drinken", "nl", now);
        crowd.sorted(third, "question", Sentiment.NEUTRAL);
        eventually("three people asked", () -> groups(incident).size() == 1);
        JsonNode group = groups(incident).path(0);
        assertThat(group.path("authors").asInt()).isEqualTo(3);
        assertThat(group.path("examples")).hasSize(3);
        crowd.sorted(third, "opinion", Sentiment.NEUTRAL);
        eventually("only two asked", () -> groups(incident).isEmpty());
    }

    @Test
    void a_person_may_find_it_no_matter_for_an_entry_and_think_again() {
        String incident = Scene.incident(TOWN, "Geweigerd voorstel");
        String group = proposed(incident);
        String path = "/api/incidents/" + incident + "/question-groups/" + group + "/refusal";
        assertThat(TOWN.as(Role.OBSERVER).post(path, null).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.MONITOR).post(path, null).status()).isEqualTo(200);
        assertThat(groups(incident)).isEmpty();
        assertThat(list(incident, "question-groups?refused=true")).hasSize(1);
        assertThat(TOWN.as(Role.MONITOR).delete(path).status()).isEqualTo(200);
        assertThat(groups(incident)).hasSize(1);
        String other = Scene.incident(TOWN, "Geweigerd voorstel elders");
        assertThat(TOWN.as(Role.MONITOR)
                        .post("/api/incidents/" + other + "/question-groups/" + group + "/refusal", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_entry_is_worded_by_one_and_shown_by_another_and_rests_on_a_fact() {
        String incident = Scene.incident(TOWN, "Van vraag naar pagina");
        Publish.onPage(TOWN, incident, Desk.words("Er is rook. Sluit ramen en deuren."));
        String group = proposed(incident);
        Answer fact = fact(incident, "REPORTED");
        Answer draft = add(incident, fact.id(), Map.of("group", group, "answer", SAFE));
        String path = "/api/questions-asked/" + Scene.created(draft);
        assertThat(groups(incident)).as("it has an entry now").isEmpty();
        assertThat(add(incident, fact.id(), Map.of("group", group)).status()).isEqualTo(409);
        assertThat(show(TOWN.as(Role.AUTHOR), path, 1).status()).isEqualTo(403);
        assertThat(show(TOWN.as(Role.APPROVER), path, 1).json().path("detail").asText())
                .contains("not confirmed");
        state(fact, "CONFIRMED");
        assertThat(show(TOWN.as(Role.APPROVER), path, 1).status())
                .as("the fact changed since it was worded")
                .isEqualTo(409);
        Answer worded = TOWN.as(Role.AUTHOR).put(path, Map.of("fact", fact.id(), "question", WATER, "answer", SAFE), 1);
        assertThat(worded.status()).isEqualTo(200);
        assertThat(show(TOWN.as(Role.APPROVER), path, 1).status()).isEqualTo(412);
        Answer shown = show(TOWN.as(Role.APPROVER), path, worded.version());
        assertThat(shown.json().path("onPage").asBoolean()).isTrue();
        assertThat(page(incident))
                .contains("Vragen die velen stellen", "Mag ik het kraanwater drinken?", "Ja, dat mag.");
        assertThat(pageJson(incident).path("questions").path(0).path("known").asBoolean())
                .isTrue();
    }

    @Test
    void whoever_worded_it_does_not_show_it_whatever_their_roles() {
        String incident = Scene.incident(TOWN, "Vier ogen");
        Visitor lead = TOWN.as(Role.LEAD);
        Answer fact = fact(incident, "UNKNOWN");
        Answer draft = lead.post(
                "/api/incidents/" + incident + "/questions-asked", Map.of("fact", fact.id(), "question", WATER));
        String path = "/api/questions-asked/" + Scene.created(draft);
        assertThat(show(lead, path, 1).status()).isEqualTo(403);
        assertThat(show(TOWN.as(Role.APPROVER), path, 1).status()).isEqualTo(200);
    }

    @Test
    void what_nobody_knows_yet_is_said_so_and_a_fact_that_changes_speaks_for_itself() {
        String incident = Scene.incident(TOWN, "Nog niet bekend");
        Publish.onPage(TOWN, incident, Desk.words("Er is rook. Sluit ramen en deuren."));
        Answer fact = fact(incident, "UNKNOWN");
        String path = "/api/questions-asked/" + Scene.created(add(incident, fact.id(), Map.of("answer", SAFE)));
        assertThat(show(TOWN.as(Role.LEAD), path, 1).status()).isEqualTo(200);
        assertThat(page(incident)).contains("Dat weten we nog niet.", "Het water wordt onderzocht.");
        assertThat(page(incident)).as("the answer was worded, but nobody knows").doesNotContain("Ja, dat mag.");
        state(fact, "CONFIRMED");
        assertThat(page(incident)).doesNotContain("Ja, dat mag.").contains("Het water wordt onderzocht.");
        assertThat(TOWN.as(Role.OBSERVER).get(path).json().path("behind").asBoolean())
                .isTrue();
        state(fact, "OUTDATED");
        assertThat(page(incident)).doesNotContain("Mag ik het kraanwater drinken?");
        assertThat(TOWN.as(Role.OBSERVER).get(path).json().path("onPage").asBoolean())
                .isFalse();
    }

    @Test
    void it_is_taken_off_the_page_and_worded_anew_it_is_a_draft() {
        String incident = Scene.incident(TOWN, "Van de pagina");
        Publish.onPage(TOWN, incident, Desk.words("Er is rook. Sluit ramen en deuren."));
        Answer fact = fact(incident, "CONFIRMED");
        String path = "/api/questions-asked/" + Scene.created(add(incident, fact.id(), Map.of()));
        show(TOWN.as(Role.LEAD), path, 1);
        assertThat(page(incident)).contains("Het water wordt onderzocht.");
        Answer off = TOWN.as(Role.APPROVER).put(path + "/state", Map.of("state", "WITHDRAWN"), 2);
        assertThat(off.json().path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(page(incident)).doesNotContain("Mag ik het kraanwater");
        assertThat(show(TOWN.as(Role.LEAD), path, 3).status()).isEqualTo(409);
        Answer again = TOWN.as(Role.AUTHOR).put(path, Map.of("fact", fact.id(), "question", WATER), off.version());
        assertThat(again.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(Desk.logged(TOWN, incident, "question."))
                .containsExactly("question.worded", "question.shown", "question.withdrawn", "question.worded");
    }

    @Test
    void a_question_comes_in_every_language_of_the_incident_and_its_fact_from_the_same_incident() {
        String incident = Scene.incident(TOWN, "Talen van vragen");
        Answer fact = fact(incident, "CONFIRMED");
        Answer elsewhere = fact(Scene.incident(TOWN, "Feit elders"), "CONFIRMED");
        assertThat(add(incident, elsewhere.id(), Map.of()).wrongFields()).containsExactly("fact");
        Map<String, Object> dutch = Map.of("fact", fact.id(), "question", Map.of("nl", "Mag het?"));
        String path = "/api/incidents/" + incident + "/questions-asked";
        assertThat(TOWN.as(Role.AUTHOR).post(path, dutch).wrongFields()).containsExactly("question");
        assertThat(add(incident, fact.id(), Map.of("answer", Map.of("nl", "Ja.")))
                        .wrongFields())
                .containsExactly("answer");
        assertThat(TOWN.as(Role.OBSERVER)
                        .post(path, Map.of("fact", fact.id(), "question", WATER))
                        .status())
                .isEqualTo(403);
        assertThat(list(incident, "questions-asked")).isEmpty();
    }

    /** The group that three people made by asking for the water. */
    private static String proposed(String incident) {
        Crowd crowd = new Crowd(TOWN);
        Instant now = TOWN.clock().instant();
        for (String who : List.of("an", "bo", "cy")) {
            crowd.writes(incident, who, "Mag ik het kraanwater drinken?", "nl", now);
        }
        eventually("the question is proposed", () -> groups(incident).size() == 1);
        return groups(incident).path(0).path("id").asText();
    }

    private static Answer fact(String incident, String state) {
        Answer fact = TOWN.as(Role.AUTHOR)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of(
                                "state",
                                state,
                                "source",
                                "Waterdienst",
                                "text",
                                Map.of("nl", "Het water wordt onderzocht.", "fr", "L'eau est analysée.")));
        Scene.created(fact);
        return fact;
    }

    private static void state(Answer fact, String state) {
        String path = "/api/facts/" + fact.id();
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer changed =
                author.patch(path, Map.of("state", state), author.get(path).version());
        assertThat(changed.status()).isEqualTo(200);
    }

    private static Answer add(String incident, String fact, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("fact", fact, "question", WATER));
        body.putAll(more);
        return TOWN.as(Role.AUTHOR).post("/api/incidents/" + incident + "/questions-asked", body);
    }

    private static Answer show(Visitor who, String path, long version) {
        return who.put(path + "/state", Map.of("state", "SHOWN"), version);
    }

    private static JsonNode groups(String incident) {
        return list(incident, "question-groups");
    }

    private static JsonNode list(String incident, String what) {
        return TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + incident + "/" + what)
                .json()
                .path("items");
    }

    private static String slug(String incident) {
        return TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static String page(String incident) {
        return TOWN.nobody().get("/i/" + slug(incident) + "?lang=nl").text();
    }

    private static JsonNode pageJson(String incident) {
        return TOWN.nobody().get("/i/" + slug(incident) + ".json?lang=nl").json();
    }
}
