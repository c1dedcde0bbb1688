package org.baken.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.platform.Json;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ForeignPostsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static String sandbox(String name) {
        return Scene.created(TOWN.admin().post("/api/accounts", Map.of("platform", "sandbox", "name", name)));
    }

    private static String watchedUntil(String account) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT looked_at FROM account_watch WHERE account = :id")
                        .bind("id", account)
                        .mapTo(String.class)
                        .findOne())
                .orElse("");
    }

    private static List<JsonNode> foreign(String account) {
        List<JsonNode> found = new ArrayList<>();
        TOWN.as(Role.LEAD).get("/api/alarms").json().path("items").forEach(alarm -> {
            if (alarm.path("kind").asText().equals("FOREIGN_POST")
                    && alarm.path("account").asText().equals(account)) {
                found.add(alarm);
            }
        });
        return found;
    }

    /** Somebody who has got hold of the account posts, as a copy of one of ours under another name. */
    private static void hijack(String account, String key, String text) throws IOException {
        Path folder = TOWN.data().resolve("sandbox").resolve(account);
        try (Stream<Path> files = Files.list(folder)) {
            Path ours = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            ObjectNode post = (ObjectNode) Json.read(Files.readString(ours));
            post.put("key", key)
                    .put("text", text)
                    .put("sentAt", TOWN.clock().instant().toString());
            Files.writeString(folder.resolve(key + ".json"), Json.canonicalText(post));
        }
    }

    private static void nextLook(String account) {
        String before = watchedUntil(account);
        TOWN.clock().forward(Duration.ofMinutes(6));
        Town.eventually("another look", () -> !watchedUntil(account).equals(before));
    }

    @Test
    void a_post_that_did_not_come_from_here_raises_one_alarm_and_our_own_raise_none() throws IOException {
        String account = sandbox("Gekaapt");
        String decoy = sandbox("Met rust gelaten");
        Town.eventually(
                "watched",
                () -> !watchedUntil(account).isEmpty() && !watchedUntil(decoy).isEmpty());
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Kaping", "EXERCISE")));
        Publish.onto(TOWN, incident, Desk.words("Sluit ramen en deuren."), List.of(account, decoy));
        nextLook(account);
        hijack(account, "hijacked", "Alles is veilig, ga naar buiten.");
        nextLook(account);
        Town.eventually("one alarm", () -> foreign(account).size() == 1);
        JsonNode alarm = foreign(account).get(0);
        assertThat(alarm.path("excerpt").asText()).isEqualTo("Alles is veilig, ga naar buiten.");
        assertThat(alarm.path("text").asText()).contains("Gekaapt");
        nextLook(account);
        nextLook(account);
        assertThat(foreign(account)).hasSize(1);
        assertThat(foreign(decoy)).isEmpty();
        JsonNode board =
                TOWN.as(Role.LEAD).get("/api/incidents/" + incident + "/board").json();
        assertThat(board.path("alarms").findValuesAsText("kind")).contains("FOREIGN_POST");
        hijack(account, "again", "En nog een vals bericht.");
        nextLook(account);
        Town.eventually("a second alarm", () -> foreign(account).size() == 2);
    }
}
