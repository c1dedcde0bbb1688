package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

/** What changed, what is brought back, who is writing too. */
@Tag("database")
class RevisionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void what_changed_is_told_against_the_last_approval_then_the_last_judgement_then_nothing() {
        String incident = Scene.incident(TOWN, "Wijzigingen");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Sluit de ramen."));
        assertThat(changes(draft).path("against").asText()).isEqualTo("NOTHING");
        assertThat(changes(draft).at("/parts/0/segments/0/op").asText()).isEqualTo("+");
        Desk.submit(TOWN.as(Role.AUTHOR), draft);
        TOWN.as(Role.APPROVER)
                .post("/api/messages/" + draft.id() + "/objections", Map.of("revision", 1, "comment", "Anders"));
        revise(draft, Desk.words("Sluit alle ramen."));
        JsonNode judged = changes(draft);
        assertThat(judged.path("against").asText()).isEqualTo("REVIEWED");
        assertThat(judged.path("revision").asInt()).isEqualTo(1);
        assertThat(judged.path("parts").toString()).contains("{\"op\":\"-\",\"text\":\"de\"}");
        Answer submitted = Desk.submit(TOWN.as(Role.AUTHOR), read(draft));
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), submitted).status()).isEqualTo(201);
        assertThat(changes(draft).path("against").asText()).isEqualTo("REVIEWED");
        revise(draft, Desk.words("Open de ramen."));
        JsonNode approved = changes(draft);
        assertThat(approved.path("against").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("revision").asInt()).isEqualTo(2);
        assertThat(approved.path("title").asText()).isEqualTo("Brand in de haven");
    }

    @Test
    void parts_audience_and_facts_that_changed_have_their_own_place() {
        String incident = Scene.incident(TOWN, "Plaatsen");
        String fact = Scene.created(TOWN.as(Role.AUTHOR)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of("text", Map.of("nl", "Een gewonde"), "state", "CONFIRMED", "source", "Politie")));
        Map<String, Object> before = Desk.words("UPDATE", Map.of("nl", Map.of("core", Map.of("known", "Brand."))));
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, before);
        Map<String, Object> after =
                Desk.words("UPDATE", Map.of("nl", Map.of("core", Map.of("known", "Rook.", "more", "Zie de site."))));
        after.put("audience", "PRESS");
        after.put("facts", List.of(fact));
        revise(draft, after);
        JsonNode parts = TOWN.as(Role.AUTHOR)
                .get("/api/messages/" + draft.id() + "/diff")
                .json()
                .path("items");
        assertThat(parts.findValuesAsText("path"))
                .containsExactly("audience", "facts." + fact, "text.nl.core.known", "text.nl.core.more");
        assertThat(parts.toString()).contains("Een gewonde");
    }

    @Test
    void an_old_version_is_brought_back_as_a_new_one_and_voids_the_sign_offs() {
        String incident = Scene.incident(TOWN, "Terug");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer draft = Desk.draft(author, incident, Desk.words("Eerste tekst"));
        revise(draft, Desk.words("Tweede tekst"));
        Answer submitted = Desk.submit(author, read(draft));
        Desk.signOff(TOWN.as(Role.APPROVER), submitted);
        String path = "/api/messages/" + draft.id() + "/revisions/1/restoration";
        long version = read(draft).version();
        assertThat(author.post(path, null).status()).isEqualTo(428);
        assertThat(send(TOWN.as(Role.APPROVER), path, version).status()).isEqualTo(403);
        assertThat(send(author, path, 1).status()).isEqualTo(412);
        Answer restored = send(author, path, version);
        assertThat(restored.status()).as(restored.toString()).isEqualTo(201);
        assertThat(restored.json().path("revision").asInt()).isEqualTo(3);
        assertThat(restored.json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(restored.json().at("/text/nl/body").asText()).isEqualTo("Eerste tekst");
        assertThat(restored.json().path("signOffs")).isEmpty();
        JsonNode list =
                author.get("/api/messages/" + draft.id() + "/revisions").json().path("items");
        assertThat(list.at("/2/restoredFrom").asInt()).isEqualTo(1);
        assertThat(list.at("/1/states/0/state").asText()).isEqualTo("IN_REVIEW");
        assertThat(send(author, path.replace("/1/", "/9/"), restored.version()).status())
                .isEqualTo(404);
    }

    @Test
    void who_writes_in_the_same_message_is_seen_until_half_a_minute_passed() {
        String incident = Scene.incident(TOWN, "Samen");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Tekst"));
        Answer decoy = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ander"));
        String path = "/api/messages/" + draft.id() + "/presence";
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor lead = TOWN.as(Role.LEAD);
        assertThat(author.put(path, Map.of("lang", "nl")).json().path("others")).isEmpty();
        lead.put("/api/messages/" + decoy.id() + "/presence", Map.of());
        assertThat(author.put(path, Map.of("lang", "nl")).json().path("others")).isEmpty();
        JsonNode seen = lead.put(path, Map.of()).json().path("others");
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/name").asText()).isEqualTo(author.name());
        assertThat(seen.at("/0/lang").asText()).isEqualTo("nl");
        assertThat(TOWN.as(Role.EXPERT).put(path, Map.of()).status()).isEqualTo(404);
        TOWN.clock().forward(Duration.ofSeconds(31));
        assertThat(lead.put(path, Map.of()).json().path("others")).isEmpty();
        author.put(path, Map.of());
        assertThat(author.delete(path).status()).isEqualTo(204);
        assertThat(lead.put(path, Map.of()).json().path("others")).isEmpty();
        assertThat(Desk.logged(TOWN, incident, "presence")).isEmpty();
    }

    @Test
    void a_search_looks_at_words_and_not_at_how_they_are_kept() {
        String incident = Scene.incident(TOWN, "Zoeken");
        Answer quoted = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Hij zei \"RAMEN dicht\" en ging."));
        Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Iets anders"));
        assertThat(found(incident, "%22ramen+dicht%22")).containsExactly(quoted.id());
        for (String kept : List.of("audience", "RESIDENTS", "body", "HOLDING")) {
            assertThat(found(incident, kept)).as(kept).isEmpty();
        }
    }

    private static List<String> found(String incident, String query) {
        return TOWN
                .as(Role.AUTHOR)
                .get("/api/incidents/" + incident + "/messages?q=" + query)
                .json()
                .path("items")
                .findValuesAsText("id")
                .stream()
                .filter(id -> id.length() == 36)
                .filter(id -> !id.equals(TOWN.as(Role.AUTHOR).id()))
                .toList();
    }

    private static Answer send(Visitor visitor, String path, long version) {
        return visitor.send("POST", path, null, Map.of("If-Match", "\"" + version + "\""));
    }

    private static JsonNode changes(Answer message) {
        return TOWN.as(Role.APPROVER)
                .get("/api/messages/" + message.id() + "/changes")
                .json();
    }

    private static void revise(Answer message, Map<String, ?> words) {
        Answer revised = TOWN.as(Role.AUTHOR)
                .put("/api/messages/" + message.id(), words, read(message).version());
        assertThat(revised.status()).as(revised.toString()).isEqualTo(200);
    }

    private static Answer read(Answer message) {
        return TOWN.as(Role.AUTHOR).get("/api/messages/" + message.id());
    }
}
