package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.platform.Ids;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ExpertPageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    @Test
    void an_expert_answers_once_without_an_account_and_the_answer_is_shown_from_then_on() {
        String incident = Scene.incident(TOWN, "Expert");
        String rumour = report(incident, "Het water is giftig");
        String decoy = report(incident, "De melk is zuur");
        Answer asked = ask(rumour, Map.of());
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().path("mailed").asBoolean()).isFalse();
        String page = page(asked);
        Visitor expert = TOWN.nobody();
        Answer shown = expert.get(page);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("<html lang=\"nl\">", "Het water is giftig", "Is het gemeten?", "Klopt dit?");
        assertThat(shown.text()).doesNotContain("<script", "De melk is zuur");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(shown.header("Content-Security-Policy")).startsWith("default-src 'none'");
        Answer sent = form(expert, page, Map.of("answer", "DENIED", "source", "meting van 14 uur", "note", "veilig"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith(page);
        assertThat(expert.get(page).text())
                .contains("Je hebt geantwoord", "meting van 14 uur")
                .doesNotContain("<form");
        // A second answer, or a page that was left open, changes nothing.
        assertThat(form(expert, page, Map.of("answer", "CONFIRMED", "source", "anders"))
                        .status())
                .isEqualTo(303);
        JsonNode question = question(rumour);
        assertThat(question.path("answer").asText()).isEqualTo("DENIED");
        assertThat(question.path("source").asText()).isEqualTo("meting van 14 uur");
        assertThat(question.path("note").asText()).isEqualTo("veilig");
        assertThat(question.has("link")).isFalse();
        assertThat(get(rumour).path("state").asText()).isEqualTo("REPORTED");
        assertThat(get(decoy).path("questions")).isEmpty();
        JsonNode log = log(incident, "rumour.answered");
        assertThat(log).hasSize(1);
        assertThat(log.get(0).path("actor").toString()).contains("expert Els");
    }

    @Test
    void the_page_speaks_three_languages_and_says_what_is_missing() {
        String page = page(ask(report(Scene.incident(TOWN, "Talen"), "Het water is giftig"), Map.of()));
        Visitor expert = TOWN.nobody();
        assertThat(expert.get(page + "?lang=fr").text()).contains("<html lang=\"fr\">", "Est-ce exact");
        assertThat(expert.get(page + "?lang=en").text()).contains("<html lang=\"en\">", "Is this true?");
        assertThat(expert.get(page + "?lang=xx").text()).contains("<html lang=\"nl\">");
        Answer nothing = form(expert, page + "?lang=en", Map.of("note", "perhaps"));
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text()).contains("Choose an answer", "perhaps</textarea>");
        Answer noSource = form(expert, page + "?lang=fr", Map.of("answer", "DENIED", "source", " "));
        assertThat(noSource.status()).isEqualTo(400);
        assertThat(noSource.text()).contains("comment vous le savez", "value=\"DENIED\" required checked");
        assertThat(form(expert, page, Map.of("answer", "MAYBE", "source", "x")).status())
                .isEqualTo(400);
        assertThat(form(expert, page, Map.of("answer", "UNKNOWN", "source", "x".repeat(301)))
                        .status())
                .isEqualTo(400);
        assertThat(form(expert, page, Map.of("answer", "UNKNOWN")).status()).isEqualTo(303);
    }

    @Test
    void markup_in_a_claim_or_an_answer_is_shown_and_never_obeyed() {
        String rumour = report(Scene.incident(TOWN, "Script"), SCRIPT);
        String page = page(ask(rumour, Map.of("name", SCRIPT.substring(0, 30), "question", SCRIPT)));
        Visitor expert = TOWN.nobody();
        form(expert, page, Map.of("answer", "CONFIRMED", "source", SCRIPT, "note", SCRIPT));
        String shown = expert.get(page).text();
        assertThat(shown).contains("&lt;script&gt;").doesNotContain("<script", "<img");
        assertThat(question(rumour).path("note").asText()).isEqualTo(SCRIPT);
    }

    @Test
    void who_guesses_links_has_to_wait() {
        Visitor guesser = TOWN.nobody();
        String real = page(ask(report(Scene.incident(TOWN, "Raden"), "A"), Map.of()));
        TOWN.clock().forward(Guesses.WINDOW.multipliedBy(2));
        for (int i = 0; i < Guesses.MOST; i++) {
            assertThat(guesser.get("/x/" + Ids.secret()).status()).isEqualTo(404);
        }
        Answer refused = guesser.get("/x/" + Ids.secret());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(form(guesser, real, Map.of("answer", "UNKNOWN")).status()).isEqualTo(429);
        TOWN.clock().forward(Guesses.WINDOW);
        assertThat(guesser.get(real).status()).isEqualTo(200);
    }

    @Test
    void two_experts_answer_each_their_own_question_and_of_two_answers_at_once_to_one_the_first_stays()
            throws Exception {
        String rumour = report(Scene.incident(TOWN, "Twee experts"), "De dijk breekt");
        String one = page(ask(rumour, Map.of("name", "Els")));
        String other = page(ask(rumour, Map.of("name", "Jan")));
        assertThat(one).isNotEqualTo(other);
        form(TOWN.nobody(), one, Map.of("answer", "DENIED", "source", "inspectie"));
        List<Answer> answers = Scene.together(
                () -> form(TOWN.nobody(), other, Map.of("answer", "CONFIRMED", "source", "drone")),
                () -> form(TOWN.nobody(), other, Map.of("answer", "CONFIRMED", "source", "drone")));
        assertThat(answers.stream().map(Answer::status)).containsOnly(303);
        JsonNode questions = get(rumour).path("questions");
        assertThat(questions.findValuesAsText("answer")).containsExactly("DENIED", "CONFIRMED");
        assertThat(log(get(rumour).path("incident").asText(), "rumour.answered"))
                .hasSize(2);
    }

    @Test
    void the_link_is_for_who_asked_and_the_database_does_not_hold_it() {
        String rumour = report(Scene.incident(TOWN, "Geheim"), "A");
        Answer asked =
                TOWN.as(Role.MONITOR).post("/api/rumours/" + rumour + "/questions", body(Map.of()), "een-sleutel");
        String token = page(asked).substring(3);
        assertThat(question(rumour).path("link").asText()).endsWith(token);
        assertThat(TOWN.as(Role.LEAD).get("/api/rumours/" + rumour).text()).doesNotContain(token);
        List<Map<String, Object>> kept = TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT token_digest AS digest FROM rumour_question WHERE rumour = :id")
                        .bind("id", rumour)
                        .mapToMap()
                        .list());
        assertThat(kept).extracting(row -> row.get("digest")).containsExactly(Ids.digest(token));
        assertThat(TOWN.database()
                        .<List<String>, RuntimeException>read(
                                handle -> handle.createQuery("SELECT body FROM command WHERE body IS NOT NULL")
                                        .mapTo(String.class)
                                        .list()))
                .noneMatch(answer -> answer.contains(token));
        // The same question again, as after a lost answer, is the same one.
        assertThat(ask(rumour, Map.of()).id()).isEqualTo(asked.id());
        assertThat(get(rumour).path("questions")).hasSize(1);
    }

    @Test
    void an_answered_question_is_not_taken_back_and_a_wrong_one_names_its_fields() {
        String rumour = report(Scene.incident(TOWN, "Vragen"), "A");
        Answer asked = ask(rumour, Map.of());
        form(TOWN.nobody(), page(asked), Map.of("answer", "UNKNOWN"));
        assertThat(TOWN.as(Role.MONITOR)
                        .delete("/api/rumour-questions/" + asked.id())
                        .status())
                .isEqualTo(409);
        Answer wrong = TOWN.as(Role.MONITOR)
                .post("/api/rumours/" + rumour + "/questions", Map.of("name", " ", "lang", "de", "email", "niemand"));
        assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("name", "lang", "email", "question");
        assertThat(TOWN.as(Role.OBSERVER)
                        .post("/api/rumours/" + rumour + "/questions", body(Map.of()))
                        .status())
                .isEqualTo(403);
        assertThat(TOWN.as(Role.OBSERVER)
                        .delete("/api/rumour-questions/" + asked.id())
                        .status())
                .isEqualTo(403);
        assertThat(TOWN.as(Role.MONITOR).delete("/api/rumour-questions/none").status())
                .isEqualTo(404);
    }

    private static Answer ask(String rumour, Map<String, String> more) {
        return TOWN.as(Role.MONITOR).post("/api/rumours/" + rumour + "/questions", body(more));
    }

    private static Map<String, Object> body(Map<String, String> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "Els", "service", "labo", "lang", "nl", "question", "Is het gemeten?"));
        body.putAll(more);
        return body;
    }

    private static String page(Answer asked) {
        return asked.json().path("link").asText().replaceFirst("^.*(?=/x/)", "");
    }

    private static Answer form(Visitor visitor, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return visitor.send("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String report(String incident, String claim) {
        return Scene.created(
                TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
    }

    private static JsonNode get(String rumour) {
        return TOWN.as(Role.MONITOR).get("/api/rumours/" + rumour).json();
    }

    private static JsonNode question(String rumour) {
        return get(rumour).path("questions").path(0);
    }

    private static JsonNode log(String incident, String kind) {
        return TOWN.as(Role.MONITOR)
                .get("/api/incidents/" + incident + "/log?kind=" + kind)
                .json()
                .path("items");
    }
}
