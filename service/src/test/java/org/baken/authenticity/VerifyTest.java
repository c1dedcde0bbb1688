package org.baken.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether something is ours, as anybody asks it. */
@Tag("database")
class VerifyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String DUTCH = "Er brandt een loods aan de kade. Sluit ramen en deuren en blijf binnen.";
    private static final String FRENCH =
            "Un entrepôt brûle sur le quai. Fermez portes et fenêtres et restez chez vous.";

    private final Visitor reader =
            TOWN.nobody().without("Accept-Language").with("Accept", "text/html,application/xhtml+xml");
    private final Visitor program = TOWN.nobody().without("Accept-Language").with("Accept", "application/json");

    private static Map<String, Object> words(String dutch, String french) {
        return Desk.words(
                "UPDATE",
                Map.of(
                        "nl", Map.of("title", "Brand aan de kade", "body", dutch),
                        "fr", Map.of("title", "Incendie sur le quai", "body", french)));
    }

    private static String incident(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    /** Nobody may look three hundred times in a minute, and all tests look from one address. */
    @BeforeEach
    void another_minute_begins() {
        TOWN.clock().forward(Duration.ofMinutes(1));
    }

    /** Waits for an answer, however often it has to be asked for: time goes on meanwhile. */
    private static void until(String what, BooleanSupplier condition) {
        Town.eventually(what, () -> {
            TOWN.clock().forward(Duration.ofSeconds(1));
            return condition.getAsBoolean();
        });
    }

    private static Answer published(String incident, Map<String, Object> words) {
        return Registered.known(TOWN, Publish.onPage(TOWN, incident, words));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer paste(Visitor who, String lang, String text) {
        return who.send(
                "POST",
                "/verify?lang=" + lang,
                "text=" + encoded(text),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private JsonNode asked(String text) {
        return paste(program, "nl", text).json();
    }

    private static String state(JsonNode verdict) {
        return verdict.path("state").asText();
    }

    @Test
    void the_form_needs_no_script_and_sends_nothing_into_an_address() {
        Answer form = reader.get("/verify");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Cache-Control")).isEqualTo("no-store");
        assertThat(form.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(form.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(form.text())
                .contains(
                        "<form method=\"post\" action=\"/verify?lang=nl\">",
                        "Is dit bericht echt?",
                        "/accounts?lang=nl")
                .contains("camera van je telefoon")
                .doesNotContain("<script", "style=");
        assertThat(reader.get("/verify?lang=fr").text()).contains("Ce message est-il authentique");
        assertThat(reader.with("Accept-Language", "en").get("/verify").text()).contains("Is this message real?");
    }

    @Test
    void every_language_of_a_message_is_official_and_the_answer_comes_in_the_language_of_who_asks() {
        String incident = incident("Brand in talen", "REAL");
        String id = published(incident, words(DUTCH + " Talen.", FRENCH + " Langues."))
                .id();
        for (Map.Entry<String, String> word : Map.of(
                        "nl", "Officieel en actueel", "fr", "Officiel et actuel", "en", "Official and current")
                .entrySet()) {
            Answer answer = paste(reader, word.getKey(), "Fwd: " + FRENCH + " Langues. #brand");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Language")).isEqualTo(word.getKey());
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.text())
                    .contains(word.getValue(), "verdict good", "✓", VerificationCode.of(id), "#m-" + id)
                    .contains("lang=\"" + word.getKey() + "\"");
        }
        JsonNode verdict = asked("Brand aan de kade\n" + DUTCH + " Talen.");
        assertThat(state(verdict)).isEqualTo("CURRENT");
        assertThat(verdict.path("ours").asBoolean()).isTrue();
        assertThat(verdict.path("title").asText()).isEqualTo("Brand aan de kade");
        assertThat(verdict.path("publishedAt").asText()).isNotEmpty();
        assertThat(verdict.has("endedAt")).isFalse();
        assertThat(verdict.path("current").path("url").asText()).endsWith("?lang=nl#m-" + id);
    }

    @Test
    void a_superseded_message_leads_through_all_that_followed_to_the_one_that_holds() {
        String incident = incident("Brand in drie delen", "REAL");
        String first = published(incident, words(DUTCH + " Eerste deel.", FRENCH + " Un."))
                .id();
        Map<String, Object> more = words(DUTCH + " Tweede deel.", FRENCH + " Deux.");
        more.put("supersedes", first);
        String second = published(incident, more).id();
        Map<String, Object> last = words("Het vuur is uit, je mag de ramen weer openen.", "Le feu est éteint.");
        last.put("supersedes", second);
        String third = published(incident, last).id();
        for (String old : List.of("Eerste deel.", "Tweede deel.")) {
            JsonNode verdict = asked(DUTCH + " " + old);
            assertThat(state(verdict)).isEqualTo("SUPERSEDED");
            assertThat(verdict.path("endedAt").asText()).isNotEmpty();
            assertThat(verdict.path("current").path("url").asText()).endsWith("#m-" + third);
            assertThat(verdict.path("current").path("code").asText()).isEqualTo(VerificationCode.of(third));
        }
        Map<String, String> words = Map.of("nl", "niet meer actueel", "fr", "plus actuel", "en", "no longer current");
        words.forEach((lang, word) -> assertThat(
                        paste(reader, lang, DUTCH + " Eerste deel.").text())
                .contains(word, "verdict wait", "▲", "#m-" + third)
                .contains(lang.equals("fr") ? "Le feu est éteint." : "Het vuur is uit"));
    }

    @Test
    void a_message_holds_until_the_one_that_takes_its_place_is_out() {
        String incident = incident("Brand met uitstel", "REAL");
        String first = published(incident, words(DUTCH + " Uitstel.", FRENCH + " Retard."))
                .id();
        Map<String, Object> later = words("Iedereen mag weer naar buiten, dat is zeker.", "Tout le monde peut sortir.");
        later.put("supersedes", first);
        Answer approved = Desk.approved(TOWN, incident, later);
        publish(approved, TOWN.clock().instant().plus(Duration.ofHours(2)).toString());
        assertThat(state(asked(DUTCH + " Uitstel."))).isEqualTo("CURRENT");
        assertThat(state(asked("Iedereen mag weer naar buiten, dat is zeker."))).isEqualTo("UNKNOWN");
        assertThat(state(program.get("/verify?code=" + VerificationCode.of(approved.id()))
                        .json()))
                .isEqualTo("UNKNOWN");
        assertThat(reader.get("/m/" + VerificationCode.of(approved.id())).status())
                .isEqualTo(404);
    }

    private static Answer publish(Answer approved, String at) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "revision", approved.json().path("revision").asInt(),
                "hash", approved.json().path("hash").asText(),
                "accounts", List.of("public-page")));
        order.put("at", at);
        Answer publication = TOWN.as(Role.SPOKESPERSON).post("/api/messages/" + approved.id() + "/publication", order);
        assertThat(publication.status()).isEqualTo(202);
        return publication;
    }

    @Test
    void a_withdrawn_message_is_told_and_not_repeated() {
        String incident = incident("Brand die ingetrokken werd", "REAL");
        String id = published(
                        incident,
                        words("Ga meteen naar de sporthal in de Stationsstraat. Ingetrokken.", FRENCH + " Retiré."))
                .id();
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + id + "/publication")
                        .status())
                .isLessThan(300);
        until(
                "it is withdrawn",
                () -> state(asked("Ga meteen naar de sporthal in de Stationsstraat. Ingetrokken."))
                        .equals("WITHDRAWN"));
        JsonNode verdict = asked("Ga meteen naar de sporthal in de Stationsstraat. Ingetrokken.");
        assertThat(verdict.has("title")).isFalse();
        assertThat(verdict.has("current")).isFalse();
        assertThat(verdict.path("endedAt").asText()).isNotEmpty();
        Map.of("nl", "Ingetrokken", "fr", "Retiré", "en", "Withdrawn").forEach((lang, word) -> {
            Answer answer = paste(reader, lang, "Ga meteen naar de sporthal in de Stationsstraat. Ingetrokken.");
            assertThat(answer.text()).contains(word, "verdict bad", "✕").doesNotContain("sporthal");
        });
    }

    @Test
    void a_message_of_an_exercise_belongs_to_an_exercise() {
        String incident = incident("Oefening kade", "EXERCISE");
        String id = published(
                        incident, words("Er is een gaslek, oefen mee en ga naar de markt.", FRENCH + " Exercice."))
                .id();
        Map.of("nl", "Oefening, niet echt", "fr", "Exercice, rien de réel", "en", "Exercise, not real")
                .forEach((lang, word) -> {
                    Answer answer = paste(reader, lang, "[oefening] Er is een gaslek, oefen mee en ga naar de markt.");
                    assertThat(answer.text()).contains(word, "verdict drill", "◆", "class=\"exercise\"");
                });
        JsonNode verdict =
                program.get("/verify?code=" + VerificationCode.of(id)).json();
        assertThat(state(verdict)).isEqualTo("EXERCISE");
        assertThat(verdict.path("exercise").asBoolean()).isTrue();
    }

    @Test
    void an_altered_message_resembles_ours_and_is_shown_beside_it_word_by_word() {
        String incident = incident("Brand die veranderd werd", "REAL");
        published(incident, words(DUTCH + " Wacht op nieuws om 16.30 uur.", FRENCH + " Attendez."));
        String altered = DUTCH.replace("blijf binnen", "vlucht <b>nu</b>") + " Wacht op nieuws om 16.30 uur.";
        JsonNode verdict = asked(altered);
        assertThat(state(verdict)).isEqualTo("SIMILAR");
        assertThat(verdict.path("ours").asBoolean()).isFalse();
        assertThat(verdict.path("difference").toString()).contains("MISSING", "blijf binnen", "FOREIGN", "vlucht");
        Map.of("nl", "is niet hetzelfde", "fr", "pas le même", "en", "not the same")
                .forEach((lang, word) -> assertThat(paste(reader, lang, altered).text())
                        .contains(word, "verdict bad", "<del>", "<ins>", "blijf binnen", "vlucht &lt;b&gt;nu&lt;/b")
                        .doesNotContain("<b>nu"));
    }

    @Test
    void nothing_that_is_not_out_can_be_told_from_what_does_not_exist() {
        String incident = incident("Geheim werk", "REAL");
        published(incident, words(DUTCH + " Geheim werk.", FRENCH + " Secret."));
        Map<String, String> hidden = new HashMap<>();
        hidden.put(
                Desk.draft(
                                TOWN.as(Role.AUTHOR),
                                incident,
                                words("Een ontwerp over vergiftigd water in de wijk.", "Un projet."))
                        .id(),
                "Een ontwerp over vergiftigd water in de wijk.");
        hidden.put(
                Desk.submitted(
                                TOWN,
                                incident,
                                words("Een tekst die nog nagekeken wordt door anderen.", "En relecture."))
                        .id(),
                "Een tekst die nog nagekeken wordt door anderen.");
        Answer approved =
                Desk.approved(TOWN, incident, words("Een goedgekeurde tekst die nog niet vertrokken is.", "Approuvé."));
        hidden.put(approved.id(), "Een goedgekeurde tekst die nog niet vertrokken is.");
        Answer undone =
                Desk.approved(TOWN, incident, words("Een tekst die iemand op tijd tegenhield, gelukkig.", "Annulé."));
        publish(undone, TOWN.clock().instant().plus(Duration.ofHours(1)).toString());
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + undone.id() + "/publication")
                        .status())
                .isLessThan(300);
        hidden.put(undone.id(), "Een tekst die iemand op tijd tegenhield, gelukkig.");
        String nothing = paste(reader, "nl", "Een tekst die nooit door iemand geschreven werd.")
                .text();
        String noCode = reader.get("/verify?lang=nl&code=0000-0000").text();
        String slug = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident("Nog niets over", "REAL"))
                .json()
                .path("slug")
                .asText();
        assertThat(reader.get("/verify?lang=nl&url=" + encoded("http://localhost:8080/i/" + slug))
                        .text())
                .isEqualTo(reader.get("/verify?lang=nl&url=" + encoded("http://localhost:8080/i/nooit-gezien"))
                        .text());
        hidden.forEach((id, text) -> {
            String code = VerificationCode.of(id);
            assertThat(paste(reader, "nl", text).text()).isEqualTo(nothing);
            assertThat(reader.get("/verify?lang=nl&code=" + code).text()).isEqualTo(noCode);
            Answer link = reader.get("/m/" + code + "?via=mail");
            Answer unknown = reader.get("/m/0000-0000?via=mail");
            assertThat(link.status()).isEqualTo(404);
            assertThat(link.text()).isEqualTo(unknown.text());
            assertThat(link.response().headers().map().keySet())
                    .isEqualTo(unknown.response().headers().map().keySet());
        });
    }

    @Test
    void a_message_of_a_closed_incident_is_official_but_over() {
        String incident = incident("Brand die voorbij is", "REAL");
        published(incident, words(DUTCH + " Straks voorbij.", FRENCH + " Bientôt fini."));
        Visitor lead = TOWN.as(Role.LEAD);
        Answer moved = lead.put(
                "/api/incidents/" + incident + "/state",
                Map.of("state", "CLOSED", "reason", "De brand is geblust."),
                lead.get("/api/incidents/" + incident).version());
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        until("it is over", () -> state(asked(DUTCH + " Straks voorbij.")).equals("ENDED"));
        assertThat(paste(reader, "en", DUTCH + " Straks voorbij.").text()).contains("Official, but it is over");
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                args("http://localhost:8080/", "OURS"),
                args("http://localhost:8080/accounts?lang=fr", "OURS"),
                args("http://localhost:8080/i/{slug}", "OURS"),
                args("localhost:8080/i/{slug}?utm_source=x", "OURS"),
                args("http://localhost:8080/i/{slug}?lang=fr#m-{id}", "CURRENT"),
                args("http://localhost:8080/m/{code}?via=whatsapp", "CURRENT"),
                args("http://localhost:8080/cap/{id}.xml", "CURRENT"),
                args("http://localhost:8080/i/nooit-gezien", "UNKNOWN"),
                args("http://localhost:8080/i/{slug}#m-0199-0000", "UNKNOWN"),
                args("http://localhost:8080.evil.example/i/{slug}", "UNKNOWN"),
                args("http://localhost:8080@evil.example/i/{slug}", "LOOKALIKE"),
                args("https://localhost@evil.example/", "LOOKALIKE"),
                args("http://xn--lcalhost-q4a.example/i/{slug}", "LOOKALIKE"),
                args("http://l\u043ecalhost.example/", "LOOKALIKE"),
                args("http://localhost.evil.example/i/{slug}", "LOOKALIKE"),
                args("http://l0calhost.example/", "LOOKALIKE"),
                args("https://example.org/nieuws", "UNKNOWN"),
                args("javascript:alert(1)", "UNKNOWN"),
                args("data:text/html,x", "UNKNOWN"),
                args("http://[::1]:8080/i/{slug}", "UNKNOWN"),
                args("//localhost:8080/i/{slug}", "UNKNOWN"),
                args("http://localhost:8080/%2e%2e/i/{slug}", "UNKNOWN"),
                args("http:\\\\localhost:8080\\i\\{slug}", "UNKNOWN"),
                args("\u0000\u202e", "UNKNOWN"));
    }

    private static Arguments args(String url, String state) {
        return Arguments.of(url, state);
    }

    private static String addressed;

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_is_read_and_never_opened(String url, String state) {
        if (addressed == null) {
            addressed = published(
                            incident("Brand met een adres", "REAL"), words(DUTCH + " Adres.", FRENCH + " Adresse."))
                    .id();
        }
        String incident = TOWN.as(Role.LEAD)
                .get("/api/messages/" + addressed)
                .json()
                .path("incident")
                .asText();
        String slug = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
        String whole = url.replace("{slug}", slug)
                .replace("{id}", addressed)
                .replace("{code}", VerificationCode.of(addressed));
        Answer answer = program.get("/verify?url=" + encoded(whole));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(state(answer.json())).as(whole).isEqualTo(state);
    }

    @Test
    void the_profile_of_an_official_account_is_ours_and_one_that_looks_like_it_is_not() {
        TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform", "bluesky",
                                "handle", "@stad.example",
                                "name", "De stad",
                                "settings", Map.of("service", "https://bsky.social"),
                                "secret", Map.of("identifier", "stad.example", "appPassword", "abcd-efgh-ijkl-mnop")));
        until(
                "the account is known",
                () -> state(program.get("/verify?url=" + encoded("https://bsky.app/profile/Stad.Example?ref=1"))
                                .json())
                        .equals("OURS"));
        assertThat(reader.get("/verify?lang=nl&url=" + encoded("https://bsky.app/profile/stad.example"))
                        .text())
                .contains("officiële account", "De stad");
        for (String other : List.of("/profile/stad.example.evil", "/profile/stad.example/post/1", "/profile/")) {
            assertThat(state(program.get("/verify?url=" + encoded("https://bsky.app" + other))
                            .json()))
                    .as(other)
                    .isEqualTo("UNKNOWN");
        }
    }

    @Test
    void a_code_is_read_as_people_type_it() {
        String id = published(incident("Brand met een code", "REAL"), words(DUTCH + " Code.", FRENCH + " Code."))
                .id();
        String code = VerificationCode.of(id);
        for (String typed :
                List.of(code, code.toLowerCase(), code.replace("-", " "), " " + code.replace("-", "") + " ")) {
            assertThat(state(program.get("/verify?code=" + encoded(typed)).json()))
                    .isEqualTo("CURRENT");
            assertThat(state(asked(typed))).isEqualTo("CURRENT");
        }
        assertThat(reader.get("/verify?lang=nl&code=" + code).text())
                .contains("Officieel en actueel", DUTCH, "Staat er iets anders in wat jij kreeg")
                .contains("?lang&#61;fr&amp;code&#61;" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "url", "code"})
    void what_is_hostile_gets_a_plain_answer(String field) {
        List<String> hostile = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{{house}}{{{house}}} ${jndi:ldap://x} %00 %n",
                "'; DROP TABLE message; --",
                "\u0000\u0007\u001b[31m\u202e\u2066",
                "\ud83d",
                "a\u0301".repeat(900));
        for (String one : hostile) {
            Answer page = reader.send(
                    "POST",
                    "/verify",
                    field + "=" + encoded(one),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(page.status()).as(one).isIn(200, 400);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).doesNotContain("<script>alert", "<img src=x", "Exception", "\tat ");
        }
    }

    @Test
    void too_much_at_once_is_refused_in_a_sentence() {
        Answer million = paste(reader, "nl", "brand ".repeat(170_000));
        assertThat(million.status()).isEqualTo(413);
        assertThat(million.text()).contains("Plak ten hoogste 20.000 tekens");
        Answer problem = paste(program, "nl", "brand ".repeat(4_000));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.wrongFields()).containsExactly("text");
        Answer nothing = paste(reader, "fr", " \n ");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text()).contains("Collez d’abord");
        assertThat(program.get("/verify").status()).isEqualTo(400);
        assertThat(paste(reader, encoded("xx'\"<"), "brand").status()).isEqualTo(200);
        assertThat(reader.get("/verify?text=" + "x".repeat(30_000)).status()).isIn(414, 431);
    }

    /** Asks until the answer is no: a minute may end meanwhile, and then as many may come again, but not twice in so few. */
    private static List<Answer> untilRefused(Visitor who, String path) {
        List<Answer> answers = new ArrayList<>();
        do {
            answers.add(who.get(path));
        } while (answers.get(answers.size() - 1).status() == 200 && answers.size() < 700);
        return answers;
    }

    @Test
    void a_school_may_look_at_once_and_a_flood_is_asked_to_wait() {
        TOWN.clock().forward(Duration.ofMinutes(2));
        List<Answer> looks = untilRefused(reader, "/verify?lang=nl&code=0000-0000");
        assertThat(looks).hasSizeGreaterThan(290);
        Answer busy = looks.get(looks.size() - 1);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("60");
        assertThat(busy.text()).contains("Wacht een minuut");
        List<Answer> asks = untilRefused(program, "/verify?code=0000-0000");
        assertThat(asks.get(asks.size() - 1).header("Content-Type")).startsWith("application/problem+json");
        assertThat(reader.get("/verify").status()).isEqualTo(200);
        TOWN.clock().forward(Duration.ofMinutes(2));
        assertThat(reader.get("/verify?lang=nl&code=0000-0000").status()).isEqualTo(200);
    }
}
