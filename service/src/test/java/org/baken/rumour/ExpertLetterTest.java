package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An expert with an address gets the link by mail, where the house writes mails for such an incident. */
@Tag("database")
class ExpertLetterTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void the_link_is_mailed_from_an_account_of_the_incidents_kind_and_otherwise_left_to_who_asked() {
        String account = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "sandbox",
                                "name",
                                "Oefenpost",
                                "settings",
                                Map.of("imitates", "email", "recipients", List.of("pers@stad.example")))));
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening expert", "EXERCISE")));
        Answer real = ask(Scene.incident(TOWN, "Echt, zonder post"), "echt@labo.example");
        assertThat(real.json().path("mailed").asBoolean()).isFalse();
        Answer asked = ask(exercise, "els@labo.example");
        assertThat(asked.json().path("mailed").asBoolean()).isTrue();
        assertThat(asked.json().has("email")).isFalse();
        Town.eventually("the letter left", () -> letters(account).size() == 1);
        JsonNode letter = letters(account).get(0);
        String link = asked.json().path("link").asText();
        assertThat(letter.toString())
                .contains("els@labo.example", "EXERCICE", "est-ce exact", "L'eau est-elle sûre", link)
                .doesNotContain("echt@labo.example");
        assertThat(TOWN.nobody().get(link.substring(link.indexOf("/x/"))).text())
                .contains("EXERCICE");
    }

    private static Answer ask(String incident, String email) {
        String rumour = Scene.created(TOWN.as(Role.MONITOR)
                .post("/api/incidents/" + incident + "/rumours", Map.of("claim", "L'eau est polluée")));
        Answer asked = TOWN.as(Role.MONITOR)
                .post(
                        "/api/rumours/" + rumour + "/questions",
                        Map.of("name", "Els", "email", email, "lang", "fr", "question", "L'eau est-elle sûre ?"));
        assertThat(asked.status()).isEqualTo(201);
        return asked;
    }

    private static List<JsonNode> letters(String account) {
        Path folder = TOWN.data().resolve("sandbox").resolve(account);
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<JsonNode> letters = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                letters.add(Json.read(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }
}
