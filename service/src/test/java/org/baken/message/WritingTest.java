package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts, variants that lag behind, and facts that move under a text. */
@Tag("database")
class WritingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void the_service_puts_the_text_together_from_its_parts() {
        String incident = Scene.incident(TOWN, "Delen");
        Map<String, Object> parts = Map.of(
                "title", "Brand", "body", "Iets anders", "core", Map.of("asked", "Sluit de ramen.", "known", "Brand."));
        Answer drafted = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("INSTRUCTION", Map.of("nl", parts)));
        JsonNode text = drafted.json().path("text").path("nl");
        assertThat(text.path("body").asText())
                .isEqualTo("Wat we van je vragen: Sluit de ramen.\n\nWat we weten: Brand.");
        assertThat(text.path("core").path("known").asText()).isEqualTo("Brand.");
        assertThat(text.path("core").has("more")).isFalse();
        Answer update = TOWN.as(Role.AUTHOR)
                .put(
                        "/api/messages/" + drafted.id(),
                        Desk.words("UPDATE", Map.of("nl", Map.of("core", Map.of("known", "Brand.", "more", "")))),
                        1);
        assertThat(update.json().path("text").path("nl").path("body").asText()).isEqualTo("Wat we weten: Brand.");
    }

    @Test
    void a_part_that_is_too_long_or_hides_something_is_named() {
        String incident = Scene.incident(TOWN, "Te lang");
        assertThat(refused(incident, Map.of("nl", Map.of("core", Map.of("known", "x".repeat(4001))))))
                .containsExactly("text.nl.core.known");
        assertThat(refused(incident, Map.of("nl", Map.of("core", Map.of("more", "om\u202Ekeren")))))
                .containsExactly("text.nl.core.more");
        assertThat(refused(incident, Map.of("nl", Map.of("core", Map.of("else", "x")))))
                .containsExactly("text.nl.core.else");
        assertThat(refused(incident, Map.of("nl", Map.of("title", "Zonder tekst"))))
                .containsExactly("text.nl.body");
    }

    @Test
    void a_variant_tells_when_the_text_moved_on_until_somebody_looked_or_changed_it() {
        String incident = Scene.incident(TOWN, "Bijblijven");
        Answer first = Desk.draft(TOWN.as(Role.AUTHOR), incident, words("Een", "Kort", null));
        assertThat(moved(first)).isFalse();
        Answer second = revise(first, words("Twee", "Kort", null));
        assertThat(moved(second)).isTrue();
        assertThat(second.text()).doesNotContain("basis");
        Answer third = revise(second, words("Drie", "Kort", null));
        assertThat(moved(third)).isTrue();
        assertThat(moved(revise(third, words("Een", "Kort", null)))).isFalse();
        Answer again = revise(read(third), words("Drie", "Kort", null));
        assertThat(moved(again)).isTrue();
        Answer looked = revise(again, words("Drie", "Kort", true));
        assertThat(moved(looked)).isFalse();
        assertThat(moved(revise(looked, words("Vier", "Korter", null)))).isFalse();
        assertThat(TOWN.as(Role.AUTHOR)
                        .get("/api/messages/" + first.id() + "/revisions/2")
                        .json()
                        .path("variants")
                        .path(0)
                        .path("moved")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_platform_that_nobody_knows_and_a_variant_without_text_are_named() {
        String incident = Scene.incident(TOWN, "Onbekend");
        Map<String, Object> words = Desk.words("Tekst");
        words.put("variants", List.of(variant("mastodon", "nl"), variant("hyves", "nl")));
        Answer unknown = TOWN.as(Role.AUTHOR).post("/api/incidents/" + incident + "/messages", words);
        assertThat(unknown.wrongFields()).containsExactly("variants[1].platform");
        assertThat(unknown.text()).contains("hyves", "mastodon");
        words.put("variants", List.of(Map.of("platform", "mastodon", "lang", "nl", "body", "x\u0000")));
        assertThat(TOWN.as(Role.AUTHOR)
                        .post("/api/incidents/" + incident + "/messages", words)
                        .wrongFields())
                .containsExactly("variants[0].body");
        words.put("variants", List.of());
        words.put("media", List.of(Map.of("id", "none", "alt", Map.of("nl", "x"))));
        assertThat(TOWN.as(Role.AUTHOR)
                        .post("/api/incidents/" + incident + "/messages", words)
                        .wrongFields())
                .containsExactly("media[0].id");
    }

    @Test
    void a_confirmed_fact_that_changes_marks_every_message_that_rests_on_it() {
        String incident = Scene.incident(TOWN, "Bewogen");
        Visitor author = TOWN.as(Role.AUTHOR);
        String fact = fact(incident, "CONFIRMED");
        String decoy = fact(incident, "CONFIRMED");
        String early = fact(incident, "REPORTED");
        Map<String, Object> words = Desk.words("Brand.");
        words.put("facts", List.of(fact, decoy, early));
        Answer approved = Desk.approved(TOWN, incident, words);
        words.put("facts", List.of(decoy));
        Answer bystander = Desk.draft(author, incident, words);
        assertThat(read(approved).json().path("factsMoved").asBoolean()).isFalse();
        author.patch("/api/facts/" + early, Map.of("state", "CONFIRMED"), 1);
        assertThat(read(approved).json().path("factsMoved").asBoolean()).isFalse();
        author.patch("/api/facts/" + fact, Map.of("text", Map.of("nl", "Twee gewonden")), 1);
        JsonNode marked = read(approved).json();
        assertThat(marked.path("factsMoved").asBoolean()).isTrue();
        for (JsonNode one : marked.path("restsOn")) {
            boolean moved = one.path("fact").asText().equals(fact);
            assertThat(one.path("moved").asBoolean()).isEqualTo(moved);
        }
        assertThat(read(bystander).json().path("factsMoved").asBoolean()).isFalse();
        words.put("facts", List.of(fact));
        Answer revised = revise(approved, words);
        assertThat(revised.json().path("factsMoved").asBoolean()).isFalse();
        assertThat(revised.json().path("restsOn").path(0).path("was").asText()).isEqualTo("CONFIRMED");
        author.patch("/api/facts/" + early, Map.of("state", "OUTDATED"), 2);
        assertThat(author.get("/api/incidents/" + incident + "/messages")
                        .json()
                        .path("items")
                        .findValuesAsText("factsMoved"))
                .containsOnly("false");
    }

    private static String fact(String incident, String state) {
        return Scene.created(TOWN.as(Role.AUTHOR)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of("text", Map.of("nl", "Een gewonde"), "state", state, "source", "Politie")));
    }

    private static List<String> refused(String incident, Map<String, ?> text) {
        Answer answer =
                TOWN.as(Role.AUTHOR).post("/api/incidents/" + incident + "/messages", Desk.words("UPDATE", text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.wrongFields();
    }

    private static Map<String, Object> words(String body, String variant, Boolean checked) {
        Map<String, Object> own = new HashMap<>(variant("mastodon", "nl"));
        own.put("body", variant);
        if (checked != null) {
            own.put("checked", checked);
        }
        Map<String, Object> words = Desk.words(body);
        words.put("variants", List.of(own));
        return words;
    }

    private static Map<String, String> variant(String platform, String lang) {
        return Map.of("platform", platform, "lang", lang, "body", "Kort");
    }

    private static boolean moved(Answer message) {
        return message.json().path("variants").path(0).path("moved").asBoolean();
    }

    private static Answer revise(Answer message, Map<String, ?> words) {
        Answer revised = TOWN.as(Role.AUTHOR)
                .put("/api/messages/" + message.id(), words, read(message).version());
        assertThat(revised.status()).as(revised.toString()).isEqualTo(200);
        return revised;
    }

    private static Answer read(Answer message) {
        return TOWN.as(Role.AUTHOR).get("/api/messages/" + message.id());
    }
}
