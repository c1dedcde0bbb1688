package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ForwardTest {
    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
            .withPerMethodLifecycle(false);

    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor colleague = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    @BeforeAll
    static void an_account_to_write_from() {
        Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "email",
                                "name",
                                "Post van de gemeente",
                                "settings",
                                Map.of(
                                        "host", "127.0.0.1",
                                        "port", MAIL.getSmtp().getPort(),
                                        "tls", "NONE",
                                        "from", "communicatie@havenrode.example",
                                        "recipients", List.of("pers@havenrode.example")))));
    }

    private static String group(String... emails) {
        List<Map<String, String>> members = Arrays.stream(emails)
                .map(email -> Map.of("name", "Naam van " + email.replaceFirst("@.*", ""), "email", email))
                .toList();
        return Scene.created(TOWN.as(Role.LEAD)
                .post("/api/groups", Map.of("name", "Raadsleden", "kind", "OFFICIALS", "members", members)));
    }

    private static Answer published(String title) {
        String incident = Scene.incident(TOWN, title);
        return Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren bij " + title));
    }

    private static Answer ask(Answer message, String... emails) {
        Answer asked = TOWN.as(Role.OFFICIAL)
                .post(
                        "/api/messages/" + message.id() + "/forward-requests",
                        Map.of("groups", List.of(group(emails)), "note", "Vooral in Noord."));
        Scene.created(asked);
        return asked;
    }

    private static JsonNode recipient(Answer request, int index) {
        return TOWN.as(Role.OFFICIAL)
                .get("/api/forward-requests/" + request.id())
                .json()
                .path("recipients")
                .get(index);
    }

    private static String state(Answer request) {
        return recipient(request, 0).path("state").asText();
    }

    private static String link(Answer request) {
        String link = recipient(request, 0).path("link").asText();
        return link.substring(link.indexOf("/f/"));
    }

    private Answer act(String link, String form) {
        return colleague.send("POST", link, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static List<String> lettersTo(String email) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(letter -> address(letter).equals(email))
                .map(ForwardTest::text)
                .toList();
    }

    private static String address(MimeMessage letter) {
        try {
            return letter.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage letter) {
        try {
            Object content = letter.getContent();
            String body = content instanceof jakarta.mail.Multipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : content.toString();
            return letter.getSubject() + "\n" + body;
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void from_the_request_to_shared() {
        Answer message = published("Brand bij de kade");
        Answer request = ask(message, "an@raad.example", "AN@raad.example");
        assertThat(request.json().path("recipients")).hasSize(1);
        Town.eventually("the letter left", () -> state(request).equals("SENT"));
        String letter = lettersTo("an@raad.example").get(0);
        assertThat(letter).contains("Naam van an", "Vooral in Noord.", "Brand in de haven");
        Matcher personal = Pattern.compile("/f/[A-Za-z0-9_-]{43}").matcher(letter);
        assertThat(personal.find()).isTrue();
        String link = personal.group();
        assertThat(link(request)).isEqualTo(link);

        assertThat(colleague.send("HEAD", link, null, Map.of()).status()).isEqualTo(200);
        assertThat(state(request)).isEqualTo("SENT");
        Answer page = colleague.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Sluit ramen en deuren", "Doe dit niet", "value=\"accept\"")
                .doesNotContain("Deel het officiële bericht, geen kopie");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(state(request)).isEqualTo("OPENED");

        assertThat(act(link, "action=shared&where=WhatsApp").status()).isEqualTo(409);
        assertThat(act(link, "action=accept").status()).isEqualTo(303);
        assertThat(colleague.get(link).text())
                .contains("Deel het officiële bericht, geen kopie", "/m/" + VerificationCode.of(message.id()))
                .doesNotContain("value=\"accept\"");
        String form = "action=shared&where=WhatsApp&where=Buurtgroep+Noord&where=";
        assertThat(act(link, form).status()).isEqualTo(303);
        assertThat(act(link, form).status()).isEqualTo(303);
        assertThat(state(request)).isEqualTo("FORWARDED");
        assertThat(recipient(request, 0).path("where").asText()).isEqualTo("Buurtgroep Noord, WhatsApp");
        String incident = message.json().path("incident").asText();
        assertThat(Desk.logged(TOWN, incident, "forward."))
                .containsExactly(
                        "forward.requested", "forward.sent", "forward.opened", "forward.accepted", "forward.shared");
        assertThat(colleague.get(link).text()).contains("Buurtgroep Noord", "Je bent akkoord met deze afspraken.");
        assertThat(act(link, "action=declined").status()).isEqualTo(303);
        assertThat(state(request)).isEqualTo("FORWARDED");
    }

    @Test
    void only_what_is_published_can_be_forwarded_and_only_by_who_may() {
        String incident = Scene.incident(TOWN, "Brand zonder bericht");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Nog niet."));
        String path = "/api/messages/" + draft.id() + "/forward-requests";
        Map<String, Object> body = Map.of("groups", List.of(group("x@raad.example")));
        assertThat(TOWN.as(Role.OFFICIAL).post(path, body).status()).isEqualTo(409);
        Answer message = published("Brand met bericht");
        path = "/api/messages/" + message.id() + "/forward-requests";
        assertThat(TOWN.as(Role.MONITOR).post(path, body).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.OFFICIAL)
                        .post(path, Map.of("groups", List.of()))
                        .wrongFields())
                .containsExactly("people");
        assertThat(TOWN.as(Role.OFFICIAL)
                        .post(path, Map.of("groups", List.of("weg")))
                        .wrongFields())
                .containsExactly("groups");
        Answer twice = TOWN.as(Role.OFFICIAL).post(path, body, "zelfde-sleutel");
        assertThat(TOWN.as(Role.OFFICIAL).post(path, body, "zelfde-sleutel").id())
                .isEqualTo(twice.id());
    }

    @Test
    void a_link_is_shown_only_to_who_asked_and_to_the_lead() {
        Answer request = ask(published("Brand met link"), "els@raad.example");
        String path = "/api/forward-requests/" + request.id();
        assertThat(link(request)).startsWith("/f/");
        assertThat(TOWN.as(Role.LEAD).get(path).text()).contains("/f/");
        assertThat(TOWN.as(Role.SPOKESPERSON).get(path).text())
                .doesNotContain("/f/")
                .contains("els@raad.example");
        assertThat(TOWN.as(Role.OBSERVER).get(path).text()).doesNotContain("/f/", "els@raad.example");
        assertThat(TOWN.nobody().get(path).status()).isEqualTo(401);
    }

    @Test
    void who_opts_out_is_named_and_never_written_to_again() {
        Answer first = ask(published("Brand een"), "nee@raad.example", "ja@raad.example");
        Town.eventually("both letters left", () -> lettersTo("nee@raad.example").size() == 1);
        JsonNode no = first.json().path("recipients").get(1);
        String link = no.path("link").asText().replaceFirst(".*/f/", "/f/");
        assertThat(act(link, "action=opt-out").status()).isEqualTo(303);
        assertThat(colleague.get(link).text()).contains("We vragen je niet meer om");
        Answer second = ask(published("Brand twee"), "Nee@raad.example", "ja@raad.example");
        assertThat(second.json().path("recipients")).hasSize(1);
        assertThat(second.json().path("left").get(0).path("name").asText()).isEqualTo("Naam van Nee");
        Town.eventually(
                "the other letter left", () -> lettersTo("ja@raad.example").size() == 2);
        // Nobody is reminded of a letter before it is known that it left.
        Town.eventually(
                "the first letter is known to have left", () -> state(first).equals("SENT"));
        assertThat(TOWN.as(Role.OFFICIAL)
                        .post("/api/forward-requests/" + first.id() + "/reminder", null)
                        .status())
                .isEqualTo(200);
        Town.eventually("the reminder left", () -> lettersTo("ja@raad.example").size() == 3);
        assertThat(lettersTo("nee@raad.example")).hasSize(1);
    }

    @Test
    void everybody_is_reminded_once() {
        Answer request = ask(published("Brand met herinnering"), "bert@raad.example");
        Town.eventually("the letter left", () -> state(request).equals("SENT"));
        String path = "/api/forward-requests/" + request.id() + "/reminder";
        assertThat(TOWN.as(Role.OFFICIAL).post(path, null).status()).isEqualTo(200);
        Town.eventually(
                "the reminder left", () -> lettersTo("bert@raad.example").size() == 2);
        assertThat(lettersTo("bert@raad.example").get(1)).startsWith("Nog eens: ");
        assertThat(TOWN.as(Role.OFFICIAL).post(path, null).status()).isEqualTo(409);
    }

    @Test
    void when_a_message_is_superseded_everybody_who_has_it_hears_to_stop() {
        Answer old = published("Brand die verandert");
        Answer request = ask(old, "sofie@raad.example");
        Answer decoy = ask(published("Brand die blijft"), "decoy@raad.example");
        Town.eventually(
                "the letters left",
                () -> state(request).equals("SENT") && state(decoy).equals("SENT"));
        String link = link(request);
        Map<String, Object> words = new HashMap<>(Desk.words("Je mag weer naar buiten."));
        words.put("supersedes", old.id());
        Publish.onPage(TOWN, old.json().path("incident").asText(), words);
        Town.eventually(
                "the notice arrived", () -> lettersTo("sofie@raad.example").size() == 2);
        assertThat(lettersTo("sofie@raad.example").get(1)).startsWith("Stop: ");
        String page = colleague.get(link).text();
        assertThat(page)
                .contains("Stop: deel dit niet meer", "Je mag weer naar buiten.")
                .doesNotContain("Sluit ramen en deuren");
        assertThat(lettersTo("decoy@raad.example")).hasSize(1);
        assertThat(TOWN.as(Role.OFFICIAL)
                        .post("/api/forward-requests/" + request.id() + "/reminder", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void when_a_message_is_withdrawn_the_page_no_longer_shows_it() {
        Answer message = published("Brand die niet was");
        Answer request = ask(message, "tom@raad.example");
        Town.eventually("the letter left", () -> state(request).equals("SENT"));
        TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + message.id() + "/publication");
        Town.eventually(
                "the notice arrived", () -> lettersTo("tom@raad.example").size() == 2);
        assertThat(colleague.get(link(request)).text())
                .contains("We hebben dit bericht ingetrokken.")
                .doesNotContain("Sluit ramen en deuren");
    }

    @Test
    void without_an_account_to_write_from_the_link_can_be_passed_on_by_hand() {
        String drill =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefenbrand", "EXERCISE")));
        Answer message = Publish.onPage(TOWN, drill, Desk.words("Sluit de ramen."));
        Answer request = ask(message, "oefen@raad.example");
        JsonNode recipient = request.json().path("recipients").get(0);
        assertThat(recipient.path("state").asText()).isEqualTo("QUEUED");
        assertThat(recipient.path("problem").asText()).contains("no e-mail account");
        assertThat(colleague.get(link(request)).text()).contains("OEFENING", "Sluit de ramen.");
        assertThat(state(request)).isEqualTo("OPENED");
        assertThat(lettersTo("oefen@raad.example")).isEmpty();
    }

    @Test
    void a_form_that_makes_no_sense_changes_nothing() {
        Answer request = ask(published("Brand met formulier"), "kim@raad.example");
        Town.eventually("the letter left", () -> state(request).equals("SENT"));
        String link = link(request);
        assertThat(act(link, "action=verwijder").status()).isEqualTo(400);
        assertThat(act(link, "").status()).isEqualTo(400);
        assertThat(act(link, "action=shared&where=" + "x".repeat(300)).status()).isEqualTo(400);
        assertThat(act(link, "action=shared&where=a%E2%80%AEb").status()).isEqualTo(400);
        assertThat(state(request)).isEqualTo("SENT");
        assertThat(act(link, "action=declined").status()).isEqualTo(303);
        assertThat(state(request)).isEqualTo("DECLINED");
    }

    @Test
    void the_database_holds_no_link() {
        Answer request = ask(published("Brand met geheim"), "geheim@raad.example");
        Town.eventually("the letter left", () -> state(request).equals("SENT"));
        String token = link(request).substring(3);
        List<String> found = TOWN.database()
                .read(handle -> handle.createQuery("""
                                SELECT text FROM letter WHERE text LIKE '%' || :token || '%'
                                UNION ALL
                                SELECT link_digest FROM forward_recipient WHERE link_digest = :token
                                UNION ALL
                                SELECT data FROM log_entry WHERE data LIKE '%' || :token || '%'
                                """)
                        .bind("token", token)
                        .mapTo(String.class)
                        .list());
        assertThat(found).isEmpty();
    }
}
