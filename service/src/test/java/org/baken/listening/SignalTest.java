package org.baken.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class SignalTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inboxes inboxes = new Inboxes(TOWN);
    private String incident;

    @BeforeEach
    void open() {
        // Each test has its own allowance, which begins just then: no new one comes in the middle of it.
        TOWN.clock().forward(Duration.ofMinutes(10));
        incident = Scene.incident(TOWN, "Brand in de haven");
    }

    @AfterEach
    void close() {
        inboxes.close(incident);
    }

    private static Answer form(String kind) {
        return TOWN.as(Role.LEAD).get("/api/signal-form?kind=" + kind);
    }

    private static Answer decide(String kind, boolean renew, boolean enabled) {
        Answer decided = TOWN.as(Role.LEAD)
                .put(
                        "/api/signal-form",
                        Map.of("kind", kind, "enabled", enabled, "renew", renew, "contact", "Bel 03 000 00 00"),
                        form(kind).version());
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        return decided;
    }

    private static String address(Answer form) {
        return form.json().path("link").asText().replaceFirst("^https?://[^/]+", "");
    }

    private static String once(String path) {
        Matcher hidden = Pattern.compile("name=\"once\" value=\"([^\"]+)\"")
                .matcher(TOWN.nobody().get(path).text());
        assertThat(hidden.find()).isTrue();
        return hidden.group(1);
    }

    private static Answer send(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return TOWN.nobody().send("POST", path, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static Map<String, String> filled(String path, String text) {
        Map<String, String> fields = new HashMap<>(Map.of("once", once(path), "text", text));
        fields.put("where", "https://www.facebook.com/groups/zandvliet");
        fields.put("name", "An, Burgerzaken");
        fields.put("website", "");
        return fields;
    }

    @Test
    void what_a_colleague_signals_lands_in_the_inbox_once() {
        String path = address(decide("REAL", false, true));
        Map<String, String> fields = filled(path, "In de groep zeggen ze dat het water vergiftigd is.");
        Answer sent = send(path, fields);
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(send(path, fields).status()).isEqualTo(303);
        assertThat(inboxes.texts(incident)).containsExactly("In de groep zeggen ze dat het water vergiftigd is.");
        assertThat(inboxes.only(incident, "source")).isEqualTo("SIGNAL");
        assertThat(inboxes.only(incident, "url")).isEqualTo("https://www.facebook.com/groups/zandvliet");
        assertThat(inboxes.only(incident, "secluded")).isIn("true", "TRUE", "t");
        String thanks = TOWN.nobody()
                .get(sent.header("Location").replaceFirst("^https?://[^/]+", ""))
                .text();
        assertThat(thanks).doesNotContain("vergiftigd").doesNotContain("<script");
        assertThat(send(path, filled(path, "Nog iets")).status()).isEqualTo(303);
        assertThat(inboxes.count(incident)).isEqualTo(2);
        assertThat(TOWN.nobody().get(path).text())
                .as("nothing tells that others have signalled")
                .doesNotContain("vergiftigd", "Nog iets");
    }

    @Test
    void a_program_that_fills_in_everything_is_thanked_and_dropped() {
        String path = address(decide("REAL", false, true));
        Map<String, String> fields = filled(path, "Goedkope pillen");
        fields.put("website", "https://spam.example");
        assertThat(send(path, fields).status()).isEqualTo(303);
        assertThat(inboxes.count(incident)).isZero();
    }

    @Test
    void a_new_code_ends_the_old_one_and_every_wrong_one_gets_the_same_answer() {
        String old = address(decide("REAL", false, true));
        String fresh = address(decide("REAL", true, true));
        assertThat(fresh).isNotEqualTo(old);
        Answer missing = TOWN.nobody().get(old);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(TOWN.nobody().get("/s/bestaatniet").text()).isEqualTo(missing.text());
        assertThat(TOWN.nobody().get(fresh).status()).isEqualTo(200);
        decide("REAL", false, false);
        assertThat(TOWN.nobody().get(fresh).text()).isEqualTo(missing.text());
        assertThat(form("REAL").json().has("link")).isFalse();
        for (int guess = 0; guess < 30; guess++) {
            TOWN.nobody().get("/s/poging" + guess);
        }
        assertThat(TOWN.nobody().get(fresh).status()).isEqualTo(429);
    }

    @Test
    void one_address_cannot_fill_the_inbox() {
        String path = address(decide("REAL", false, true));
        for (int i = 0; i < 10; i++) {
            assertThat(send(path, filled(path, "Melding " + i)).status()).isEqualTo(303);
        }
        Answer busy = send(path, filled(path, "Melding te veel"));
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.text()).as("what was typed is still there").contains("Melding te veel");
        assertThat(inboxes.count(incident)).isEqualTo(10);
        TOWN.clock().forward(Duration.ofMinutes(10));
        assertThat(send(path, filled(path, "Later")).status()).isEqualTo(303);
    }

    @Test
    void with_two_incidents_the_colleague_chooses_and_an_exercise_has_a_form_of_its_own() {
        String other = Scene.incident(TOWN, "Wateroverlast");
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening Delta", "EXERCISE")));
        Map<String, Object> quiet = Scene.opening("Stille voorbereiding", "REAL");
        quiet.put("state", "PREPARED");
        String prepared = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", quiet));
        String path = address(decide("REAL", false, true));
        String page = TOWN.nobody().get(path + "?lang=fr").text();
        assertThat(page)
                .contains("Brand in de haven", "Wateroverlast", "Signalez ce que vous voyez")
                .doesNotContain("Oefening Delta", "Stille voorbereiding");
        Map<String, String> fields = filled(path, "Over de brand");
        fields.put("incident", incident);
        send(path, fields);
        Map<String, String> foreign = filled(path, "Over een vreemd incident");
        foreign.put("incident", exercise);
        send(path, foreign);
        assertThat(inboxes.texts(incident)).containsExactly("Over de brand");
        assertThat(inboxes.texts(other)).containsExactly("Over een vreemd incident");
        assertThat(inboxes.count(exercise)).isZero();
        String drill = address(decide("EXERCISE", false, true));
        assertThat(TOWN.nobody().get(drill).text()).contains("EXERCISE");
        send(drill, filled(drill, "Uit de oefening"));
        assertThat(inboxes.texts(exercise)).containsExactly("Uit de oefening");
        inboxes.close(other);
        inboxes.close(exercise);
        inboxes.close(prepared);
    }

    @Test
    void what_is_wrong_is_said_and_nothing_typed_is_lost() {
        String path = address(decide("REAL", false, true));
        Map<String, String> empty = filled(path, "   ");
        Answer answer = send(path, empty);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("role=\"alert\"").contains("An, Burgerzaken");
        Answer markup = send(path, filled(path, "x".repeat(5_001) + "<script>alert(1)</script>"));
        assertThat(markup.status()).isEqualTo(400);
        assertThat(markup.text()).doesNotContain("<script>alert").contains("&lt;script&gt;");
        assertThat(inboxes.count(incident)).isZero();
    }

    @Test
    void only_who_leads_decides_and_a_stale_decision_is_refused() {
        decide("REAL", false, true);
        assertThat(TOWN.as(Role.MONITOR)
                        .put("/api/signal-form", Map.of("enabled", false), 1)
                        .status())
                .isEqualTo(403);
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/signal-form", Map.of("enabled", false), 0)
                        .status())
                .isEqualTo(412);
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/signal-form", Map.of("enabled", false))
                        .status())
                .isEqualTo(428);
        assertThat(TOWN.as(Role.OBSERVER)
                        .get("/api/signal-form")
                        .json()
                        .path("link")
                        .asText())
                .as("everybody may pass it on")
                .contains("/s/");
    }
}
