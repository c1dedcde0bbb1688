package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/** How tests look at a checklist and work it off. */
record ChecklistDesk(Town town) {
    Visitor lead() {
        return town.as(Role.LEAD);
    }

    /** Opens an incident with these playbooks. */
    String opened(Map<String, Object> more, String... playbooks) {
        Map<String, Object> opening = new HashMap<>(Scene.opening("Brand in de haven", "REAL"));
        opening.put("playbooks", List.of(playbooks));
        opening.putAll(more);
        return Scene.created(lead().post("/api/incidents", opening));
    }

    List<JsonNode> items(String incident) {
        return list(
                lead().get("/api/incidents/" + incident + "/checklist").json().path("items"));
    }

    static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    List<String> names(String incident) {
        return items(incident).stream().map(item -> item.path("item").asText()).toList();
    }

    JsonNode item(String incident, String id) {
        return items(incident).stream()
                .filter(item -> item.path("item").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No item " + id));
    }

    Instant due(String incident, String id) {
        return Instant.parse(item(incident, id).path("dueAt").asText());
    }

    /** An item is due after the five minutes that there are at least, counted from some time between this moment and now. */
    void assertTimeToDo(String incident, String id, Instant before) {
        Duration least = Duration.ofMinutes(5);
        assertThat(due(incident, id))
                .isBetween(before.plus(least), town.clock().instant().plus(least));
    }

    String state(String incident, String id) {
        return item(incident, id).path("state").asText();
    }

    Answer put(Visitor who, JsonNode item, String state, String note) {
        Map<String, Object> outcome = note == null ? Map.of("state", state) : Map.of("state", state, "note", note);
        return who.put(
                "/api/checklist-items/" + item.path("id").asText(),
                outcome,
                item.path("version").asLong());
    }

    /** Does an item, which must succeed. */
    JsonNode done(String incident, String id) {
        return settled(incident, id, "DONE", null);
    }

    JsonNode settled(String incident, String id, String state, String note) {
        Answer answer = put(lead(), item(incident, id), state, note);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    void move(String incident, String state) {
        long version = lead().get("/api/incidents/" + incident).version();
        Answer answer = lead().put(
                        "/api/incidents/" + incident + "/state",
                        Map.of("state", state, "reason", "zo is het"),
                        version);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    void scale(String incident, String scale) {
        long version = lead().get("/api/incidents/" + incident).version();
        Answer answer = lead().patch("/api/incidents/" + incident, Map.of("scale", scale), version);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** What other parts of the product log when it happens there. */
    void logged(String kind, String incident, Map<String, ?> data) {
        Logbook logbook = new Logbook(town.database(), town.clock());
        town.database()
                .write(handle -> logbook.append(
                        handle, Entry.of(kind, incident, "thing", Actor.person("person", "De schrijver"), data)));
    }

    /** What the log holds of one kind, oldest first. */
    List<JsonNode> log(String incident, String kind) {
        return list(lead().get("/api/incidents/" + incident + "/log?kind=" + kind)
                .json()
                .path("items"));
    }
}
