package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Linked;
import org.baken.testing.MailSetup;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile text is refused by name, or stands literally where people read it. */
@Tag("database")
class BadInputTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String HOSTILE = "<script>alert(1)</script> <b>vet</b> ]]> {{body}} ${7*7} & \"zo\" 'dus'";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

    private final Visitor author = TOWN.as(Role.AUTHOR);
    private final Visitor lead = TOWN.as(Role.LEAD);
    private final Visitor reader = TOWN.nobody();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a bell, U+0007, 4",
        "an override of direction, U+202E, 4",
        "a space of no width, U+200B, 4",
        "a joiner that joins nothing, U+200D, 4",
        "a soft hyphen, U+00AD, 4",
    })
    void a_hidden_character_is_refused_with_its_name_and_place(String what, String name, int place) {
        String incident = Scene.incident(TOWN, "Verborgen " + name);
        String body = "bra" + Character.toString(Integer.parseInt(name.substring(2), 16)) + "nd";
        Answer answer = write(incident, Map.of("title", "Goed", "body", body));
        assertRefused(incident, answer, "text.nl.body");
        assertThat(answer.json().path("errors").get(0).path("message").asText())
                .contains(name)
                .contains(" " + place + " ");
        assertRefused(incident, write(incident, Map.of("title", body, "body", "Goed")), "text.nl.title");
        assertRefused(incident, write(incident, Map.of("core", Map.of("known", body))), "text.nl.core.known");
    }

    @Test
    void ten_thousand_marks_on_one_letter_are_refused() {
        String incident = Scene.incident(TOWN, "Streepjes");
        Answer answer = write(incident, Map.of("body", "e" + "\u0301".repeat(10_000)));
        assertRefused(incident, answer, "text.nl.body");
        assertThat(answer.text()).contains("U+0301");
    }

    @Test
    void a_megabyte_of_text_is_refused_with_the_limit() {
        String incident = Scene.incident(TOWN, "Lang");
        Answer answer = write(incident, Map.of("body", "a".repeat(1_000_000)));
        assertRefused(incident, answer, "text.nl.body");
        assertThat(answer.text()).contains("20,000");
    }

    @Test
    void script_and_markup_stand_literally_wherever_people_read() throws Exception {
        String incident = Scene.incident(TOWN, "Letterlijk");
        Map<String, Object> words = Desk.words("UPDATE", Map.of("nl", Map.of("title", HOSTILE, "body", HOSTILE)));
        Answer message = Publish.onto(
                TOWN,
                incident,
                words,
                List.of(
                        "public-page",
                        Linked.mailingList(TOWN, MAIL.getSmtp().getPort(), "Nieuwsbrief", "een@stad.example")));
        JsonNode text = message.json().path("text").path("nl");
        assertThat(text.path("body").asText()).isEqualTo(HOSTILE);
        assertThat(text.path("title").asText()).isEqualTo(HOSTILE);

        String place = "/i/"
                + lead.get("/api/incidents/" + incident).json().path("slug").asText();
        assertLiteral(reader.with("Accept", "text/html").get(place).text());
        JsonNode shown = reader.get(place + ".json").json().path("messages").get(0);
        assertThat(shown.path("text").asText()).isEqualTo(HOSTILE);
        assertLiteral(reader.get(place + "/feed.atom").text());
        assertLiteral(reader.get("/cap/" + message.id() + ".xml").text());

        MimeMultipart letter = (MimeMultipart) MAIL.getReceivedMessages()[0].getContent();
        assertThat(letter.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) letter.getBodyPart(0).getContent()).contains(HOSTILE);
        assertThat(letter.getBodyPart(1).getContentType()).startsWith("text/html");
        assertLiteral((String) letter.getBodyPart(1).getContent());
        assertThat(MAIL.getReceivedMessages()[0].getSubject()).contains("<script>alert(1)</script>");
    }

    private static void assertLiteral(String markup) {
        assertThat(markup)
                .doesNotContain("<script>alert", "<b>vet", "]]>", "49 &amp; ")
                .contains(ESCAPED, "&lt;b&gt;vet&lt;/b&gt;", "{{body}}", "${7*7} &amp; ");
    }

    private void assertRefused(String incident, Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.wrongFields()).containsOnly(field);
        assertNothingStored(incident);
    }

    private void assertNothingStored(String incident) {
        assertThat(lead.get("/api/incidents/" + incident + "/messages").json().path("items"))
                .isEmpty();
        assertThat(Desk.logged(TOWN, incident, "message.")).isEmpty();
    }

    private Answer write(String incident, Map<String, ?> text) {
        return author.post("/api/incidents/" + incident + "/messages", words(text));
    }

    private static Map<String, Object> words(Map<String, ?> text) {
        return Desk.words("UPDATE", Map.of("nl", text));
    }
}
