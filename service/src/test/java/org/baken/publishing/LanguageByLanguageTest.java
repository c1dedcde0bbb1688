package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A language that nobody signed off never leaves, whatever is ordered. */
@Tag("database")
class LanguageByLanguageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String SECRET = "Texte que personne n’a relu";

    private final Outlets outlets = new Outlets(TOWN);

    @Test
    void only_what_is_signed_off_goes_out_and_the_rest_follows_once_it_is() {
        String incident = Scene.incident(TOWN, "Taal per taal");
        Answer message = dutchOnly(incident);
        JsonNode dossier = read(message).json();
        assertThat(dossier.path("approvedLanguages").toString()).isEqualTo("[\"nl\"]");
        assertThat(dossier.path("pendingLanguages").toString()).isEqualTo("[\"fr\"]");
        Answer published = outlets.published(message, "all");
        assertThat(languages(published)).containsExactly("nl");
        Town.eventually("the page shows it", () -> page(incident, "nl").contains("Sluit de ramen."));
        assertThat(page(incident, "fr")).doesNotContain(SECRET);
        assertThat(TOWN.nobody().get("/i/" + slug(incident) + ".json?lang=fr").text())
                .doesNotContain(SECRET);
        assertThat(outlets.publish(message, "all").status()).isEqualTo(409);

        signOffFrench(message);
        Answer second = outlets.published(message, "all");
        assertThat(languages(second)).containsExactly("fr", "nl");
        assertThat(second.json().path("deliveries"))
                .hasSize(2 * published.json().path("deliveries").size());
        Town.eventually("the page shows French", () -> page(incident, "fr").contains(SECRET));
        assertThat(outlets.publish(message, "all").status()).isEqualTo(409);
    }

    @Test
    void a_pending_language_that_is_asked_for_is_refused_by_name_and_nothing_leaves() {
        String incident = Scene.incident(TOWN, "Gevraagd");
        Answer message = dutchOnly(incident);
        Answer refused = outlets.publish(message, "all", Map.of("languages", List.of("nl", "fr")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("French");
        assertThat(refused.json().path("pendingLanguages").toString()).isEqualTo("[\"fr\"]");
        assertThat(outlets.publish(message, "all", Map.of("languages", List.of("de")))
                        .wrongFields())
                .containsExactly("languages[0]");
        assertThat(outlets.publish(message, "all", Map.of("languages", List.of()))
                        .wrongFields())
                .containsExactly("languages");
        assertThat(read(message).json().path("state").asText()).isEqualTo("APPROVED");
        signOffFrench(message);
        Answer french = outlets.publish(message, "all", Map.of("languages", List.of("fr")));
        assertThat(french.status()).as(french.toString()).isEqualTo(202);
        assertThat(languages(french)).containsExactly("fr");
    }

    @Test
    void colleagues_who_are_asked_to_share_see_no_pending_language() {
        String incident = Scene.incident(TOWN, "Delen");
        Answer message = dutchOnly(incident);
        outlets.published(message, "all");
        String council = Scene.created(TOWN.admin()
                .post(
                        "/api/groups",
                        Map.of(
                                "name",
                                "Raad",
                                "kind",
                                "OFFICIALS",
                                "members",
                                List.of(Map.of("name", "Jan", "email", "jan@raad.example")))));
        Answer request = TOWN.as(Role.SPOKESPERSON)
                .post("/api/messages/" + message.id() + "/forward-requests", Map.of("groups", List.of(council)));
        assertThat(request.status()).as(request.toString()).isEqualTo(201);
        String link = request.json().at("/recipients/0/link").asText();
        String path = link.substring(link.indexOf("/f/"));
        for (String lang : List.of("nl", "fr")) {
            Answer page = TOWN.nobody().with("Accept", "text/html").get(path + "?lang=" + lang);
            assertThat(page.text()).contains("Sluit de ramen.").doesNotContain(SECRET);
        }
    }

    /** Approved in Dutch, by hand in the table: which policies allow that is for the tests of approval. */
    private static Answer dutchOnly(String incident) {
        Answer submitted = Desk.submitted(
                TOWN,
                incident,
                Desk.words("UPDATE", Map.of("nl", Map.of("body", "Sluit de ramen."), "fr", Map.of("body", SECRET))));
        signed(submitted, 1, "[\"nl\"]");
        TOWN.database()
                .write(handle -> handle.execute(
                        "INSERT INTO message_step (message, version, state, revision, name, at)"
                                + " SELECT id, version + 1, 'APPROVED', revision, 'x', changed_at FROM message"
                                + " WHERE id = ?",
                        submitted.id()));
        TOWN.database()
                .write(handle -> handle.execute(
                        "UPDATE message SET state = 'APPROVED', version = version + 1 WHERE id = ?", submitted.id()));
        return read(submitted);
    }

    private static void signOffFrench(Answer message) {
        signed(message, 2, "[\"fr\"]");
    }

    private static void signed(Answer message, int turn, String languages) {
        TOWN.database()
                .write(handle -> handle.execute(
                        "INSERT INTO sign_off (message, review, turn, person, name, revision, hash, languages, answers, at)"
                                + " SELECT id, review, ?, ?, 'x', 1, ?, ?, '{}', changed_at FROM message WHERE id = ?",
                        turn,
                        TOWN.as(Role.APPROVER).id(),
                        message.json().path("hash").asText(),
                        languages,
                        message.id()));
    }

    private static Answer read(Answer message) {
        return TOWN.as(Role.SPOKESPERSON).get("/api/messages/" + message.id());
    }

    private static Set<String> languages(Answer publication) {
        List<String> languages = new ArrayList<>();
        publication
                .json()
                .path("deliveries")
                .forEach(one -> languages.add(one.path("lang").asText()));
        return new TreeSet<>(languages);
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static String page(String incident, String lang) {
        return TOWN.nobody()
                .with("Accept", "text/html")
                .get("/i/" + slug(incident) + "?lang=" + lang)
                .text();
    }
}
