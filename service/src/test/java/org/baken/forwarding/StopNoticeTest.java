package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who passes a message on hears to stop when the next one is out, not before and not too late. */
@Tag("database")
class StopNoticeTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_message_planned_for_later_is_not_shown_before_and_a_chain_of_corrections_loses_nobody() {
        String post = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "sandbox",
                                "name",
                                "Oefenpost",
                                "settings",
                                Map.of("imitates", "email", "recipients", List.of("pers@stad.example")))));
        String exercise = Scene.created(
                TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Keten van berichten", "EXERCISE")));
        Answer first = Publish.onPage(TOWN, exercise, Desk.words("Blijf binnen."));
        Answer decoy = Publish.onPage(TOWN, exercise, Desk.words("De brug is dicht."));
        String link = asked(first, "sofie@raad.example");
        asked(decoy, "decoy@raad.example");
        Town.eventually("both letters left", () -> letters(post).size() == 2);

        Answer second = Desk.approved(TOWN, exercise, after(first, "Dit geldt pas straks."));
        String at = TOWN.clock().instant().plus(Duration.ofHours(1)).toString();
        assertThat(publish(second, Map.of("at", at)).status()).isEqualTo(202);
        assertThat(page(link)).contains("Blijf binnen.").doesNotContain("Dit geldt pas straks.");

        Answer third = Desk.approved(TOWN, exercise, after(second, "Je mag weer naar buiten."));
        assertThat(publish(third, Map.of()).status()).isEqualTo(202);
        Town.eventually("the notice left", () -> letters(post).size() == 3);
        assertThat(letters(post).stream().filter(letter -> letter.contains("Stop: ")))
                .singleElement()
                .asString()
                .startsWith("sofie@raad.example");
        assertThat(page(link))
                .contains("Je mag weer naar buiten.")
                .doesNotContain("Blijf binnen.", "Dit geldt pas straks.");
    }

    private static Map<String, Object> after(Answer old, String body) {
        Map<String, Object> words = new HashMap<>(Desk.words(body));
        words.put("supersedes", old.id());
        return words;
    }

    private static Answer publish(Answer message, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("revision", message.json().path("revision").asInt());
        order.put("hash", message.json().path("hash").asText());
        order.put("accounts", List.of());
        return TOWN.as(Role.SPOKESPERSON).post("/api/messages/" + message.id() + "/publication", order);
    }

    /** Asks somebody to pass it on and gives their link. */
    private static String asked(Answer message, String email) {
        String group = Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/groups",
                        Map.of(
                                "name",
                                "Raad",
                                "kind",
                                "OFFICIALS",
                                "members",
                                List.of(Map.of("name", "Sofie", "email", email)))));
        Answer request = TOWN.as(Role.OFFICIAL)
                .post(
                        "/api/messages/" + message.id() + "/forward-requests",
                        Map.of("groups", List.of(group), "note", ""));
        Scene.created(request);
        String link = request.json().at("/recipients/0/link").asText();
        return link.substring(link.indexOf("/f/"));
    }

    private static String page(String link) {
        return TOWN.nobody().with("Accept", "text/html").get(link).text();
    }

    /** Recipient and subject of every letter. */
    private static List<String> letters(String account) {
        Path folder = TOWN.data().resolve("sandbox").resolve(account);
        List<String> letters = new ArrayList<>();
        if (!Files.exists(folder)) {
            return letters;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                var letter = new ObjectMapper().readTree(Files.readAllBytes(file));
                letters.add(letter.path("recipient").asText() + " "
                        + letter.path("subject").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }
}
