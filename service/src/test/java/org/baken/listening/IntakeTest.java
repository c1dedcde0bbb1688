package org.baken.listening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.channel.webhook.WebhookSignature;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class IntakeTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inboxes inboxes = new Inboxes(TOWN);
    private String incident;

    @BeforeEach
    void open() {
        // Each test has its own allowance of requests, which begins just then: no new one comes in the middle of it.
        TOWN.clock().forward(Duration.ofMinutes(5));
        incident = Scene.incident(TOWN, "Brand in de haven");
    }

    @AfterEach
    void close() {
        inboxes.close(incident);
    }

    private static JsonNode door(String proof) {
        Answer made = TOWN.as(Role.LEAD).post("/api/intakes", Map.of("name", "Meldingen van de site", "proof", proof));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private static String path(JsonNode door) {
        return door.path("address").asText().replaceFirst("^https?://[^/]+", "");
    }

    private static Answer signed(JsonNode door, String key, String timestamp, Object body, Map<String, String> more) {
        String text = body instanceof String string ? string : Json.write(body);
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Baken-Timestamp", timestamp);
        headers.put("Baken-Signature", WebhookSignature.sign(key, timestamp, text.getBytes(StandardCharsets.UTF_8)));
        return TOWN.nobody().send("POST", path(door), text, headers);
    }

    private static String now() {
        return String.valueOf(TOWN.clock().instant().getEpochSecond());
    }

    private static Answer signed(JsonNode door, Object body) {
        return signed(door, door.path("key").asText(), now(), body, Map.of());
    }

    private static Answer carrying(JsonNode door, String key, Object body) {
        return TOWN.nobody().send("POST", path(door), Json.write(body), Map.of("Authorization", "Bearer " + key));
    }

    @Test
    void a_signed_request_is_taken_and_played_again_changes_nothing() {
        JsonNode door = door("SIGNATURE");
        Map<String, String> item = Map.of("text", "Er komt rook uit de silo", "handle", "@an", "platform", "facebook");
        String moment = now();
        Answer first = signed(door, door.path("key").asText(), moment, item, Map.of());
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("added").asInt()).isEqualTo(1);
        Answer again = signed(door, door.path("key").asText(), moment, item, Map.of());
        assertThat(again.json().path("added").asInt()).isZero();
        assertThat(again.json().path("known").asInt()).isEqualTo(1);
        assertThat(inboxes.only(incident, "source")).isEqualTo("WEBHOOK");
        assertThat(inboxes.only(incident, "platform")).isEqualTo("facebook");
        TOWN.clock().forward(Duration.ofMinutes(6));
        assertThat(signed(door, door.path("key").asText(), moment, item, Map.of())
                        .status())
                .as("an old one")
                .isEqualTo(404);
        assertThat(inboxes.count(incident)).isEqualTo(1);
    }

    @Test
    void a_wrong_proof_is_answered_like_a_door_that_is_not_there() {
        JsonNode door = door("SIGNATURE");
        JsonNode decoy = door("BEARER");
        Map<String, String> item = Map.of("text", "Vals");
        List<Answer> refused = List.of(
                signed(door, decoy.path("key").asText(), now(), item, Map.of()),
                carrying(door, door.path("key").asText(), item),
                carrying(decoy, door.path("key").asText(), item),
                TOWN.nobody().post(path(door), item),
                TOWN.nobody().post("/in/0123456789012345678901", item));
        for (Answer answer : refused) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo(refused.get(0).text());
        }
        assertThat(inboxes.count(incident)).isZero();
        assertThat(carrying(decoy, decoy.path("key").asText(), item).status()).isEqualTo(200);
        assertThat(inboxes.count(incident)).isEqualTo(1);
    }

    @Test
    void who_guesses_is_stopped() {
        JsonNode door = door("BEARER");
        for (int guess = 0; guess < 20; guess++) {
            assertThat(carrying(door, "guess" + guess, Map.of("text", "Vals")).status())
                    .isEqualTo(404);
        }
        assertThat(carrying(door, door.path("key").asText(), Map.of("text", "Echt"))
                        .status())
                .isEqualTo(429);
        TOWN.clock().forward(Duration.ofMinutes(5));
        assertThat(carrying(door, door.path("key").asText(), Map.of("text", "Echt"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void many_come_at_once_and_what_is_wrong_is_named() {
        JsonNode door = door("SIGNATURE");
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 997; i++) {
            items.add(Map.of("id", "b" + i, "text", "Bericht " + i, "handle", "an" + i, "at", "2026-01-01T10:00:00Z"));
        }
        items.add(Map.of("id", "b5", "text", "Bericht 5, nog eens"));
        items.add(Map.of("text", "   "));
        items.add(Map.of("text", "Goed", "colour", "red"));
        Answer answer = signed(door, Map.of("items", items));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("added").asInt()).isEqualTo(997);
        assertThat(answer.json().path("known").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/refused/0/row").asInt()).isEqualTo(999);
        assertThat(answer.json().at("/refused/0/field").asText()).isEqualTo("text");
        assertThat(answer.json().at("/refused/1/field").asText()).isEqualTo("colour");
        items.add(Map.of("text", "Eentje te veel"));
        assertThat(signed(door, Map.of("items", items)).status()).isEqualTo(400);
        assertThat(inboxes.count(incident)).isEqualTo(997);
        JsonNode listed = TOWN.as(Role.LEAD).get("/api/intakes").json();
        assertThat(listed.toString()).doesNotContain(door.path("key").asText());
        assertThat(listed.path("items").findValuesAsText("received")).contains("997");
    }

    @Test
    void nonsense_and_heaps_are_refused() {
        JsonNode door = door("SIGNATURE");
        assertThat(signed(door, "{\"text\":").status()).isEqualTo(400);
        assertThat(signed(door, "[1]").status()).isEqualTo(400);
        assertThat(signed(door, Map.of("text", 7)).wrongFields()).containsExactly("text");
        assertThat(signed(door, Map.of("text", "x", "at", "2099-01-01T00:00:00Z"))
                        .wrongFields())
                .containsExactly("at");
        assertThat(signed(door, Map.of("text", "x", "url", "javascript:alert(1)"))
                        .wrongFields())
                .containsExactly("url");
        assertThat(signed(door, Map.of("text", "x".repeat(IntakeDoor.LARGEST))).status())
                .isEqualTo(413);
        assertThat(inboxes.count(incident)).isZero();
    }

    @Test
    void a_repeated_request_without_ids_is_known_by_its_own() {
        JsonNode door = door("BEARER");
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + door.path("key").asText(), "Baken-Id", "batch-7");
        String items = Json.write(Map.of("items", List.of(Map.of("text", "Help"), Map.of("text", "Help"))));
        Answer first = TOWN.nobody().send("POST", path(door), items, headers);
        assertThat(first.json().path("added").asInt()).as(first.text()).isEqualTo(2);
        Answer again = TOWN.nobody().send("POST", path(door), items, headers);
        assertThat(again.json().path("known").asInt()).isEqualTo(2);
    }

    @Test
    void what_answers_a_post_of_ours_goes_to_its_incident() {
        Answer message = Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren."));
        String url = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?message=" + message.id())
                .json()
                .at("/items/0/url")
                .asText();
        String newer = Scene.incident(TOWN, "Nog een brand");
        JsonNode door = door("SIGNATURE");
        signed(door, Map.of("text", "Over de haven", "inReplyTo", url));
        signed(door, Map.of("text", "Over iets anders"));
        assertThat(inboxes.texts(incident)).containsExactly("Over de haven");
        assertThat(inboxes.texts(newer)).containsExactly("Over iets anders");
        inboxes.close(newer);
    }

    @Test
    void without_an_incident_the_program_is_told_to_come_back() {
        JsonNode door = door("SIGNATURE");
        Answer exercise = TOWN.as(Role.LEAD).post("/api/intakes", Map.of("name", "Oefening", "exercise", true));
        assertThat(signed(exercise.json(), Map.of("text", "Uit de oefening")).status())
                .as("a real incident is none for an exercise")
                .isEqualTo(409);
        assertThat(inboxes.count(incident)).isZero();
        assertThat(signed(door, Map.of("text", "Echt")).status()).isEqualTo(200);
    }

    @Test
    void a_renewed_key_ends_the_old_one_and_a_removed_door_is_gone() {
        JsonNode door = door("BEARER");
        String old = door.path("key").asText();
        Answer renewed =
                TOWN.as(Role.LEAD).post("/api/intakes/" + door.path("id").asText() + "/key", null);
        String fresh = renewed.json().path("key").asText();
        assertThat(carrying(door, old, Map.of("text", "Oud")).status()).isEqualTo(404);
        assertThat(carrying(door, fresh, Map.of("text", "Nieuw")).status()).isEqualTo(200);
        assertThat(TOWN.as(Role.MONITOR)
                        .delete("/api/intakes/" + door.path("id").asText())
                        .status())
                .isEqualTo(403);
        TOWN.as(Role.LEAD).delete("/api/intakes/" + door.path("id").asText());
        assertThat(carrying(door, fresh, Map.of("text", "Weg")).status()).isEqualTo(404);
        assertThat(TOWN.as(Role.MONITOR).get("/api/intakes").status()).isEqualTo(403);
    }
}
