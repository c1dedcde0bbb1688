package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who pastes a mail of ours as it came learns that all of it is ours. */
@Tag("database")
class OfficialMailTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL).with("house.name", "Gemeente Zandvliet");

    private final Residents residents = new Residents(TOWN);

    private JsonNode asked(String text) {
        return residents
                .reader()
                .with("Accept", "application/json")
                .send(
                        "POST",
                        "/verify",
                        "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .json();
    }

    /** Of these mails only: who comes in before the first message was looked at gets that one too. */
    private static List<String> about(String words, SmtpStub server) {
        return server.letters().stream()
                .map(Residents::parsed)
                .map(Residents::text)
                .filter(text -> text.contains(words))
                .toList();
    }

    @Test
    void the_whole_mail_is_ours_whoever_got_it_and_one_with_a_word_changed_is_not() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            Residents.account(TOWN, server.port());
            Residents.decide(TOWN, true, 60_000, 30);
            String incident = Scene.incident(TOWN, "Brand in de haven");
            Scene.created(TOWN.as(Role.LEAD)
                    .post(
                            "/api/incidents/" + incident + "/facts",
                            Map.of(
                                    "kind", "ASK",
                                    "state", "CONFIRMED",
                                    "text", Map.of("nl", "Haal je kinderen niet van school."),
                                    "source", "politie")));
            Publish.onPage(TOWN, incident, Desk.words("Er is brand, we zoeken uit waar de rook heen gaat."));
            Residents.add(TOWN, Residents.book(TOWN), List.of("een@wijk.example", "twee@wijk.example"), "nl", incident);
            String id = Publish.onPage(
                            TOWN, incident, Desk.words("De rook gaat naar het noorden, sluit daar ramen en deuren."))
                    .id();
            Town.eventually(
                    "both are sent", () -> about("naar het noorden", server).size() == 2);
            String mail = about("naar het noorden", server).get(1);
            assertThat(mail).contains("Haal je kinderen niet van school.", "Je krijgt deze e-mail");
            Town.eventually("the mail is known", () -> asked(mail).path("ours").asBoolean());
            for (String pasted : List.of(
                    mail,
                    "Gemeente Zandvliet\n" + mail,
                    mail.replaceFirst("(?s)\\n-- \\n.*", ""),
                    "Van: Mia\nOnderwerp: Fwd: [Gemeente Zandvliet] Brand in de haven\n\n> "
                            + mail.replace("\n", "\n> "))) {
                JsonNode verdict = asked(pasted);
                assertThat(verdict.path("state").asText()).as(pasted + verdict).isEqualTo("CURRENT");
                assertThat(verdict.path("ours").asBoolean())
                        .as(verdict.toString())
                        .isTrue();
                assertThat(verdict.path("code").asText()).isEqualTo(VerificationCode.of(id));
            }
            JsonNode changed = asked(mail.replace("niet van school", "meteen van school"));
            assertThat(changed.path("ours").asBoolean()).isFalse();
        }
    }
}
