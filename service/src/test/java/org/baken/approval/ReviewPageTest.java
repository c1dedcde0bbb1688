package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.PictureFiles;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reviewer sees by a personal link: everything that they sign off. */
@Tag("database")
class ReviewPageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor phone = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    private static Answer link(Answer message, Visitor reviewer) {
        return TOWN.as(Role.AUTHOR)
                .post("/api/messages/" + message.id() + "/review-links", Map.of("person", reviewer.id()));
    }

    private static String path(Answer message) {
        Answer made = link(message, TOWN.as(Role.APPROVER));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String link = made.json().path("link").asText();
        return link.substring(link.indexOf("/a/"));
    }

    private static String picture(String incident, int width) {
        return Scene.created(new Upload()
                .field("rights", "LICENSED")
                .field("credit", "Foto: Agnès")
                .field("consent", "NOBODY")
                .file("file", "haven.jpg", PictureFiles.jpeg(width, width / 2))
                .send(TOWN.as(Role.AUTHOR), "/api/incidents/" + incident + "/media"));
    }

    @Test
    void what_changed_since_the_last_look_is_marked_word_by_word() {
        String incident = Scene.incident(TOWN, "Wat veranderde");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Sluit ramen en deuren."));
        assertThat(phone.get(path(message)).text()).contains("Alles is nieuw.").doesNotContain("<ins>", "<del>");
        TOWN.as(Role.APPROVER)
                .post(
                        "/api/messages/" + message.id() + "/objections",
                        Map.of("revision", 1, "comment", "Ook de poort"));
        long version = author.get("/api/messages/" + message.id()).version();
        Map<String, Object> words = Desk.words("Sluit <b>ramen</b> en poorten.");
        words.put("audience", "PRESS");
        Answer submitted = Desk.submit(author, author.put("/api/messages/" + message.id(), words, version));
        String page = phone.get(path(submitted)).text();
        assertThat(page)
                .contains("Vergeleken met versie 1, die het laatst nagekeken is.", "<h3>Tekst, Nederlands</h3>")
                .contains("<del><span class=\"hidden\">weggehaald: </span>deuren</del>")
                .contains("<ins><span class=\"hidden\">toegevoegd: </span>poorten</ins>")
                .contains("<h3>Voor wie</h3>", "</span>Bewoners</del>", "</span>Pers</ins>")
                .doesNotContain("<b>", "<h3>Titel, Nederlands</h3>");
        String french = phone.get(path(submitted) + "?lang=fr").text();
        assertThat(french).contains("Comparé à la version 1, la dernière qui a été relue.", "ajouté");
    }

    @Test
    void an_update_is_held_beside_the_message_that_it_replaces() {
        String incident = Scene.incident(TOWN, "Vervangt");
        Answer old = Publish.onPage(TOWN, incident, Desk.words("De brand is groot."));
        Map<String, Object> words = Desk.words("De brand is klein.");
        words.put("supersedes", old.id());
        String page = phone.get(path(Desk.submitted(TOWN, incident, words))).text();
        assertThat(page)
                .contains("Vergeleken met het bericht dat dit vervangt: Brand in de haven.")
                .contains("</span>groot</del>", "</span>klein</ins>");
    }

    @Test
    void pictures_stand_there_with_their_words_and_are_served_only_by_a_link_that_works() {
        String incident = Scene.incident(TOWN, "Met foto");
        String shown = picture(incident, 1200);
        String decoy = picture(incident, 900);
        Map<String, Object> words = Desk.words("Tekst");
        words.put("media", List.of(Map.of("id", shown, "alt", Map.of("nl", "Rook boven \"de\" haven"))));
        Answer message = Desk.submitted(TOWN, incident, words);
        String path = path(message);
        assertThat(phone.get(path).text())
                .contains("src=\"" + path + "/media/" + shown + "\" width=\"800\" height=\"400\"")
                .contains("alt=\"Rook boven &quot;de&quot; haven\" lang=\"nl\"")
                .contains("Beschrijving in het Nederlands", "Foto: Agnès");
        Answer file = phone.get(path + "/media/" + shown);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
        assertThat(file.header("Content-Disposition")).isEqualTo("inline; filename=\"picture-800.jpg\"");
        assertThat(file.response().headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(file.response().headers().allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
        assertThat(phone.get(path + "/media/" + decoy).status()).isEqualTo(404);
        assertThat(phone.get(path + "/media/none").status()).isEqualTo(404);
        assertThat(phone.get("/a/" + "A".repeat(43) + "/media/" + shown).status())
                .isEqualTo(404);
        TOWN.as(Role.AUTHOR).delete("/api/messages/" + message.id() + "/review");
        assertThat(phone.get(path + "/media/" + shown).status()).isEqualTo(404);
    }

    @Test
    void in_an_exercise_every_text_stands_there_with_its_mark_as_it_goes_out() {
        Map<String, Object> opening = Scene.opening("Oefening met merk", "EXERCISE");
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        Map<String, Object> words = Desk.words(
                "HOLDING",
                Map.of("nl", Map.of("title", "Brand", "body", "Sluit ramen."), "fr", Map.of("body", "Fermez tout.")));
        words.put("variants", List.of(Map.of("platform", "mastodon", "lang", "nl", "body", "Kort gezegd.")));
        String page = phone.get(path(Desk.submitted(TOWN, incident, words))).text();
        assertThat(page)
                .contains(">OEFENING – Brand</h3>", ">Sluit ramen.</p>")
                .contains(">EXERCICE – Fermez tout.</p>", ">OEFENING – Kort gezegd.</p>");
    }

    @Test
    void an_expert_who_is_not_in_the_team_gets_no_link_and_one_who_left_it_reads_nothing_more() {
        Map<String, Object> opening = Scene.opening("Expert", "REAL");
        opening.put("scale", "regional");
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        Scene.created(TOWN.admin()
                .post(
                        "/api/policies",
                        Map.of(
                                "required",
                                1,
                                "roles",
                                List.of("EXPERT"),
                                "questions",
                                List.of("certain"),
                                "scales",
                                List.of("regional"))));
        Visitor expert = TOWN.as(Role.EXPERT);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Geheim tot nu"));
        Answer refused = link(message, expert);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains(expert.name(), "team");
        assertThat(message.json().toString()).doesNotContain(expert.name());
        Scene.roster(TOWN, incident, Map.of(expert, Role.EXPERT));
        String link = link(message, expert).json().path("link").asText();
        String path = link.substring(link.indexOf("/a/"));
        assertThat(phone.get(path).text()).contains("Geheim tot nu");
        Scene.roster(TOWN, incident, Map.of());
        assertThat(phone.get(path).text()).contains("Deze link werkt niet meer").doesNotContain("Geheim");
    }
}
