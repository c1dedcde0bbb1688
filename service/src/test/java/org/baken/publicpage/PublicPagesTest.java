package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PublicPagesTest {
    private static final String HOSTILE = "<script>alert('x')</script> <b>& {{house}} ]]>";

    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor reader =
            TOWN.nobody().without("Accept-Language").with("Accept", "text/html,application/xhtml+xml");

    private static String incident(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static void fact(String incident, String kind, String state, Map<String, String> text) {
        Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of(
                                "kind",
                                kind,
                                "state",
                                state,
                                "text",
                                text,
                                "source",
                                "intern nummer 12",
                                "service",
                                "Brandweer")));
    }

    private Answer page(String incident) {
        return reader.get("/i/" + slug(incident));
    }

    @Test
    void nothing_of_an_incident_shows_before_its_first_message_is_out() {
        String incident = incident("Verdachte brief bij de burgemeester", "REAL");
        fact(incident, "KNOWN", "CONFIRMED", Map.of("nl", "Er is een brief gevonden."));
        assertThat(page(incident).status()).isEqualTo(404);
        assertThat(page(incident).text()).doesNotContain("Verdachte brief");
        assertThat(reader.get("/").text()).doesNotContain("Verdachte brief");
        Desk.approved(TOWN, incident, Desk.words("Dit is goedgekeurd maar nog niet gepubliceerd."));
        assertThat(page(incident).status()).isEqualTo(404);
        assertThat(reader.get("/feed.json").text()).doesNotContain("goedgekeurd maar nog niet");
    }

    @Test
    void a_published_message_is_on_the_page_with_what_is_known_and_what_to_do() {
        String incident = incident("Brand in de haven", "REAL");
        String other = incident("Lek in de leiding", "REAL");
        Publish.onPage(TOWN, other, Desk.words("Alleen bij het lek."));
        fact(incident, "ASK", "CONFIRMED", Map.of("nl", "Sluit ramen en deuren.", "fr", "Fermez portes et fenêtres."));
        fact(incident, "KNOWN", "CONFIRMED", Map.of("nl", "Niemand is gewond."));
        fact(incident, "KNOWN", "UNKNOWN", Map.of("nl", "Hoe de brand begon."));
        fact(incident, "KNOWN", "REPORTED", Map.of("nl", "Een gerucht dat niemand nakeek."));
        Publish.onPage(TOWN, incident, Desk.words("Er brandt een loods aan de kade."));
        Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Een tekst die niemand goedkeurde."));
        String page = page(incident).text();
        assertThat(page)
                .containsSubsequence(
                        "Wat moet je doen?",
                        "Sluit ramen en deuren.",
                        "Niemand is gewond. <small>Bron: Brandweer</small>",
                        "Hoe de brand begon.</li>",
                        "loods aan de kade")
                .contains("Volgend bericht uiterlijk om")
                .doesNotContain(
                        "Alleen bij het lek.",
                        "Een gerucht dat niemand nakeek.",
                        "Een tekst die niemand goedkeurde.",
                        "intern nummer 12");
        assertThat(reader.get("/").text())
                .contains("Brand in de haven", "/i/" + slug(incident), "Lek in de leiding", "Sluit ramen en deuren.");
        JsonNode json = reader.get("/i/" + slug(incident) + ".json").json();
        assertThat(json.path("messages")).hasSize(1);
        assertThat(json.path("messages").get(0).path("text").asText()).isEqualTo("Er brandt een loods aan de kade.");
    }

    @Test
    void a_published_message_is_an_alert_in_each_of_its_languages_and_a_draft_is_none() {
        String incident = incident("Giftige rook", "REAL");
        Map<String, Object> words = Desk.words(
                "INSTRUCTION",
                Map.of(
                        "nl", Map.of("title", "Blijf binnen", "body", "Sluit <b>ramen</b> en deuren."),
                        "fr", Map.of("title", "Restez à l’intérieur", "body", "Fermez les portes.")));
        String draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, words).id();
        Publish.onPage(TOWN, incident, words);
        String out = reader.get("/i/" + slug(incident) + ".json")
                .json()
                .path("messages")
                .get(0)
                .path("id")
                .asText();
        Answer alert = reader.get("/cap/" + out + ".xml");
        assertThat(alert.header("Content-Type")).startsWith("application/cap+xml");
        assertThat(alert.text())
                .contains("<language>nl</language>", "<language>fr</language>", "<status>Actual</status>")
                .contains("Sluit &lt;b&gt;ramen&lt;/b&gt; en deuren.");
        assertThat(reader.get("/cap/" + draft + ".xml").status()).isEqualTo(404);
        assertThat(reader.get("/cap/unknown.xml").status()).isEqualTo(404);
    }

    @Test
    void a_reader_gets_the_language_asked_for_and_is_told_when_a_text_is_missing_in_it() {
        String incident = incident("Brand in twee talen", "REAL");
        Map<String, Object> words = Desk.words(
                "UPDATE",
                Map.of(
                        "nl", Map.of("title", "Vuur meester", "body", "De brand is geblust."),
                        "fr", Map.of("title", "Feu maîtrisé", "body", "L’incendie est éteint.")));
        Publish.onPage(TOWN, incident, words);
        Publish.onPage(TOWN, incident, Desk.words("Dit staat er alleen in het Nederlands."));
        String slug = slug(incident);
        Answer french = reader.with("Accept-Language", "de, fr-BE;q=0.9").get("/i/" + slug);
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(french.header("Vary")).contains("Accept-Language");
        assertThat(french.text())
                .contains("<html lang=\"fr\">", "Feu maîtrisé", "Pas encore en français")
                .contains("alleen in het Nederlands")
                .doesNotContain("De brand is geblust.");
        assertThat(reader.get("/i/" + slug + "?lang=fr").text()).contains("Feu maîtrisé");
        assertThat(reader.get("/i/" + slug + "?lang=../..").text()).contains("Vuur meester");
        Visitor odd = reader.with("Accept-Language", ";;q=,");
        assertThat(odd.get("/i/" + slug).text()).contains("Vuur meester");
        assertThat(odd.get("/i/weg").status()).isEqualTo(404);
        assertThat(odd.without("Accept").get("/api/people").status()).isEqualTo(401);
    }

    @Test
    void an_unchanged_page_is_answered_304_and_a_changed_one_is_not() {
        String incident = incident("Brand met etag", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("Eerste bericht."));
        Answer first = page(incident);
        assertThat(first.header("Cache-Control")).contains("max-age=15").contains("stale-if-error");
        Visitor again = reader.with("If-None-Match", first.header("ETag"));
        incident("Iets anders dat gebeurt", "REAL");
        assertThat(again.get("/i/" + slug(incident)).status()).isEqualTo(304);
        Publish.onPage(TOWN, incident, Desk.words("Tweede bericht."));
        Answer changed = again.get("/i/" + slug(incident));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).containsSubsequence("Tweede bericht.", "Eerste bericht.");
    }

    @Test
    void a_promise_that_has_passed_is_admitted() {
        String incident = incident("Brand zonder nieuws", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("Meer om het half uur."));
        assertThat(page(incident).text()).contains("Volgend bericht uiterlijk om");
        TOWN.clock().forward(Duration.ofHours(2));
        assertThat(page(incident).text()).contains("We beloofden een bericht om");
    }

    @Test
    void markup_in_a_message_shows_literally_everywhere() throws Exception {
        String incident = incident("Brand <i>schuin</i>", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("UPDATE", Map.of("nl", Map.of("title", HOSTILE, "body", HOSTILE))));
        String page = page(incident).text();
        assertThat(page).doesNotContain("<script>", "<b>", "<i>").contains("&lt;script&gt;", "{{house}}");
        Feed atom = (Feed) new WireFeedInput()
                .build(new StringReader(
                        reader.get("/i/" + slug(incident) + "/feed.atom").text()));
        assertThat(atom.getEntries().get(0).getContents().get(0).getValue()).isEqualTo(HOSTILE);
        assertThat(atom.getEntries().get(0).getContents().get(0).getType()).isEqualTo("text");
        JsonNode feed = reader.get("/feed.json").json();
        assertThat(feed.path("items"))
                .anyMatch(item -> item.path("content_text").asText().equals(HOSTILE));
    }

    @Test
    void a_superseded_message_points_to_the_new_one_and_a_withdrawn_one_says_so_without_its_text() {
        String incident = incident("Brand met vergissing", "REAL");
        Answer old = Publish.onPage(TOWN, incident, Desk.words("De brug is open."));
        Map<String, Object> words = new HashMap<>(Desk.words("De brug is dicht."));
        words.put("supersedes", old.id());
        Answer current = Publish.onPage(TOWN, incident, words);
        String page = page(incident).text();
        assertThat(page)
                .contains("Niet meer actueel", "href=\"#m-" + current.id() + "\"", "De brug is open.")
                .contains("De brug is dicht.");
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + current.id() + "/publication")
                        .status())
                .isLessThan(300);
        Town.eventually("it is off the page", () -> !page(incident).text().contains("De brug is dicht."));
        assertThat(page(incident).text()).contains("We hebben dit bericht ingetrokken.");
        assertThat(reader.get("/i/" + slug(incident) + "/feed.atom").text())
                .contains("Ingetrokken bericht")
                .doesNotContain("De brug is dicht.");
    }

    @Test
    void an_exercise_is_found_only_by_its_own_address_and_is_marked_everywhere() {
        String real = incident("Echte brand", "REAL");
        Publish.onPage(TOWN, real, Desk.words("Dit is echt."));
        String drill = incident("Gespeelde brand", "EXERCISE");
        Publish.onPage(TOWN, drill, Desk.words("Dit is gespeeld."));
        Answer page = page(drill);
        assertThat(page.text())
                .contains("<title>OEFENING – ", "class=\"exercise\"", "Oefening, niet echt", "Dit is gespeeld.")
                .doesNotContain("Dit is echt.");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(reader.get("/").text()).contains("Echte brand").doesNotContain("Gespeelde brand");
        assertThat(reader.get("/feed.json").text()).contains("Dit is echt.").doesNotContain("Dit is gespeeld.");
        assertThat(page(real).text()).doesNotContain("OEFENING");
        assertThat(reader.get("/i/" + slug(drill) + "/feed.atom").text())
                .contains("<title>OEFENING – Brand in de haven</title>");
        assertThat(reader.get("/i/" + slug(drill) + "/feed.rss").text())
                .contains("<title>OEFENING – Brand in de haven</title>");
        assertThat(slug(drill)).matches(".*-[a-z0-9]{10}");
    }

    @Test
    void the_page_names_its_feeds_and_the_rss_feed_is_answered_304_while_nothing_changes() {
        String incident = incident("Brand met lezers", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("De kade is dicht."));
        String address = "/i/" + slug(incident) + "/feed.rss?lang=nl";

        assertThat(page(incident).text())
                .contains(
                        "type=\"application/rss+xml\" href=\"/i/" + slug(incident) + "/feed.rss?",
                        "type=\"application/atom+xml\"");
        assertThat(reader.get("/").text()).contains("type=\"application/feed+json\"");
        Answer feed = reader.get(address);
        assertThat(feed.text()).contains("De kade is dicht.");
        assertThat(feed.header("Content-Type")).startsWith("application/rss+xml");
        assertThat(reader.with("If-None-Match", feed.header("ETag"))
                        .get(address)
                        .status())
                .isEqualTo(304);
        Publish.onPage(TOWN, incident, Desk.words("De kade is weer open."));
        assertThat(reader.with("If-None-Match", feed.header("ETag"))
                        .get(address)
                        .text())
                .contains("De kade is weer open.");
        assertThat(reader.get("/i/bestaat-niet/feed.rss").status()).isEqualTo(404);
    }

    @Test
    void a_dead_link_gets_people_a_page_and_programs_a_problem() {
        Answer page = reader.get("/i/bestaat-niet");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("Deze pagina bestaat niet");
        assertThat(reader.get("/zomaar/iets").text()).contains("Deze pagina bestaat niet");
        for (String odd : List.of("/i/%00", "/i/%ff%fe", "/i/" + "a".repeat(2000), "/i/..%2f..%2fetc")) {
            assertThat(reader.get(odd).status()).as(odd).isIn(400, 404);
        }
        Answer problem = TOWN.nobody().with("Accept", "application/json").get("/i/bestaat-niet.json");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void the_style_has_a_name_that_changes_with_what_is_in_it() {
        String address = reader.get("/").text().replaceFirst("(?s).*href=\"(/public/[^\"]*page.css)\".*", "$1");
        Answer style = reader.get(address);
        assertThat(style.status()).isEqualTo(200);
        assertThat(style.header("Content-Type")).startsWith("text/css");
        assertThat(style.header("Cache-Control")).contains("immutable");
        assertThat(reader.get("/public/0123456789ab/page.css").header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(reader.get("/public/0123456789ab/top.mustache").status()).isEqualTo(404);
    }

    @Test
    void the_official_accounts_are_listed_without_those_of_the_sandbox() {
        Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", "sandbox", "name", "Oefenkanaal", "handle", "oefen", "settings", Map.of())));
        Answer accounts = reader.get("/accounts");
        assertThat(accounts.status()).isEqualTo(200);
        assertThat(accounts.text()).contains("officieel bericht").doesNotContain("Oefenkanaal");
    }
}
