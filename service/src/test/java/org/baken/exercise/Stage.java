package org.baken.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/** What tests do with one exercise: the lead of the town trains. */
final class Stage {
    final Town town;
    final String incident;

    private Stage(Town town, String incident) {
        this.town = town;
        this.incident = incident;
    }

    /** An exercise without a scenario, beside a real incident and another exercise that is ready too. */
    static Stage empty(Town town, String title) {
        Scene.incident(town, title + ", echt");
        Stage decoy = begun(town, title + ", een andere");
        decoy.add(call("Een oproep van een andere oefening", "PT1M"));
        return begun(town, title);
    }

    private static Stage begun(Town town, String title) {
        Stage stage =
                of(town, Scene.created(town.as(Role.LEAD).post("/api/incidents", Scene.opening(title, "EXERCISE"))));
        Answer begun = stage.trainer().post(stage.path(), Map.of());
        Scene.created(begun);
        return stage;
    }

    static Stage of(Town town, String incident) {
        return new Stage(town, incident);
    }

    Visitor trainer() {
        return town.as(Role.LEAD);
    }

    String path() {
        return "/api/incidents/" + incident + "/exercise";
    }

    JsonNode seenBy(Visitor visitor) {
        return visitor.get(path()).json();
    }

    JsonNode now() {
        return seenBy(trainer());
    }

    /** Moves the play, and expects that to be taken. */
    JsonNode move(Map<String, ?> wish) {
        Answer moved = tried(wish);
        if (moved.status() != 200) {
            throw new AssertionError("Not moved: " + moved);
        }
        return moved.json();
    }

    Answer tried(Map<String, ?> wish) {
        return trainer().put(path(), wish, now().path("version").asLong());
    }

    void start() {
        move(Map.of("state", "RUNNING"));
    }

    /** Adds an inject and gives its id. */
    String add(Map<String, ?> inject) {
        Answer added = trainer().post(path() + "/injects", inject);
        return Scene.created(added);
    }

    JsonNode inject(String id) {
        for (JsonNode inject : now().path("injects")) {
            if (inject.path("id").asText().equals(id)) {
                return inject;
            }
        }
        throw new AssertionError("No inject " + id);
    }

    String state(String id) {
        return inject(id).path("state").asText();
    }

    void awaitPlayed(String id) {
        Town.eventually("the inject came", () -> state(id).equals("PLAYED"));
    }

    void forward(Duration duration) {
        town.clock().forward(duration);
    }

    List<JsonNode> reactions() {
        List<JsonNode> all = new ArrayList<>();
        trainer()
                .get("/api/incidents/" + incident + "/reactions?limit=200")
                .json()
                .path("items")
                .forEach(all::add);
        return all;
    }

    JsonNode line(String id) {
        for (JsonNode line : score().path("lines")) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("No line " + id + " in " + score());
    }

    JsonNode score() {
        return trainer().get(path() + "/score").json();
    }

    static Map<String, Object> call(String title, String at) {
        Map<String, Object> inject = new HashMap<>(Map.of(
                "kind",
                "CALL",
                "title",
                Map.of("nl", title),
                "to",
                "SPOKESPERSON",
                "who",
                Map.of("nl", "Directeur De Linde"),
                "text",
                Map.of("nl", "Mogen de kinderen naar huis?"),
                "within",
                "PT10M"));
        if (at != null) {
            inject.put("at", at);
        }
        return inject;
    }

    static Map<String, Object> rumour(String claim, String at, Object... posts) {
        Map<String, Object> inject = new HashMap<>(Map.of(
                "kind", "RUMOUR",
                "title", Map.of("nl", "Een gerucht"),
                "claim", Map.of("nl", claim),
                "truth", "FALSE",
                "harm", "HIGH",
                "within", "PT5M",
                "posts", List.of(posts)));
        inject.put("at", at);
        return inject;
    }

    static Map<String, Object> post(String author, String platform, String text) {
        return Map.of("author", author, "platform", platform, "text", Map.of("nl", text), "class", "misinformation");
    }

    static Map<String, Object> fact(String text, String at, Map<String, ?> more) {
        Map<String, Object> inject = new HashMap<>(Map.of(
                "kind", "FACT",
                "title", Map.of("nl", "Een feit"),
                "service", "Brandweer",
                "state", "CONFIRMED",
                "text", Map.of("nl", text)));
        inject.put("at", at);
        inject.putAll(more);
        return inject;
    }

    static Map<String, Object> account(String platform, String behaviour, String at, String until) {
        Map<String, Object> inject = new HashMap<>(Map.of(
                "kind", "ACCOUNT", "title", Map.of("nl", "Een storing"), "imitates", platform, "behaviour", behaviour));
        inject.put("at", at);
        if (until != null) {
            inject.put("until", until);
        }
        return inject;
    }
}
