package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.platform.KeyRotation;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a subscription, from the page to the last mail. */
@Tag("database")
class SubscriptionTest {
    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL).with("house.name", "Gemeente Zandvliet");

    private static String account;

    private final Residents residents = new Residents(TOWN);
    private String incident;
    private String slug;

    @BeforeEach
    void open() throws Exception {
        TOWN.clock().forward(Duration.ofHours(2));
        if (account == null) {
            account = Residents.account(TOWN, MAIL.getSmtp().getPort());
        }
        Residents.decide(TOWN, true, 60_000, 30);
        MAIL.purgeEmailFromAllMailboxes();
        incident = Scene.incident(TOWN, "Brand in de haven");
        residents.publish(incident, both("Houd ramen dicht.", "Fermez les fenêtres."));
        slug = residents.slug(incident);
    }

    @AfterEach
    void nobodyIsLeft() {
        TOWN.database().write(handle -> {
            // First, as whoever sends does: of two who lock in another order one is turned away.
            handle.createQuery("SELECT id FROM mailing_pace FOR UPDATE")
                    .mapTo(Integer.class)
                    .one();
            handle.execute("DELETE FROM subscription");
            handle.execute("DELETE FROM subscription_wish");
            handle.execute("DELETE FROM mailing_letter");
            handle.execute("DELETE FROM subscriber");
            return null;
        });
    }

    private static Map<String, Object> both(String dutch, String french) {
        return Desk.words(
                "HOLDING",
                Map.of(
                        "nl", Map.of("title", "Rook over de haven", "body", dutch),
                        "fr", Map.of("title", "Fumée sur le port", "body", french)));
    }

    private static List<MimeMessage> mails(String to) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> Residents.to(mail).equals(to))
                .toList();
    }

    /** The newest mail to somebody, when there are so many. */
    private static MimeMessage mail(String to, int number) {
        Town.eventually(number + " mails to " + to, () -> mails(to).size() == number);
        return mails(to).get(number - 1);
    }

    private String subscribed(String email, String lang) {
        assertThat(residents.ask(email, lang, slug).status()).isEqualTo(303);
        return residents.confirm(mail(email, 1));
    }

    @Test
    void from_the_page_to_the_mail_in_each_language_and_out_again() throws Exception {
        Answer asked = residents.ask("An.Peeters@Wijk.example", "nl", slug);
        assertThat(asked.status()).as(asked.text()).isEqualTo(303);
        MimeMessage question = mail("an.peeters@wijk.example", 1);
        assertThat(Residents.subject(question)).isEqualTo("[Gemeente Zandvliet] Bevestig je inschrijving");
        assertThat(Residents.text(question)).contains("Brand in de haven", "48 uur");
        String link = Residents.link(question);
        for (int i = 0; i < 3; i++) {
            // What looks at every link in a mail.
            assertThat(residents.read(link).text()).contains("Ja, schrijf me in");
            assertThat(residents.reader().send("HEAD", link, null, Map.of()).status())
                    .isEqualTo(200);
        }
        assertThat(people()).isZero();
        String desk = residents.confirm(question);
        assertThat(people()).isEqualTo(1);
        assertThat(residents.read(desk).text())
                .contains("Brand in de haven", "Stop alle e-mail")
                .doesNotContain("peeters", "<script");
        subscribed("bo@wijk.example", "fr");
        assertThat(residents.stored().toLowerCase(Locale.ROOT)).doesNotContain("wijk.example");

        Answer message = residents.publish(incident, both("Blijf binnen.", "Restez à l'intérieur."));
        MimeMessage dutch = mail("an.peeters@wijk.example", 2);
        MimeMessage french = mail("bo@wijk.example", 2);
        String code = VerificationCode.of(message.id());
        assertThat(Residents.subject(dutch)).isEqualTo("[Gemeente Zandvliet] Rook over de haven");
        assertThat(Residents.text(dutch))
                .contains("Blijf binnen.", code, Residents.URL + "/m/" + code + "?via=mail", Residents.URL + desk)
                .doesNotContain("Restez");
        assertThat(Residents.html(dutch)).contains("<html lang=\"nl\">", "Blijf binnen.", desk);
        assertThat(Residents.text(french)).contains("Restez à l'intérieur.", "Vous recevez cet e-mail");
        assertThat(Residents.header(dutch, "List-Unsubscribe")).isEqualTo("<" + Residents.URL + desk + ">");
        assertThat(Residents.header(dutch, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

        assertThat(residents.read(desk).status()).isEqualTo(200);
        assertThat(people()).as("reading ends nothing").isEqualTo(2);
        String boundary =
                "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        Answer ended = residents
                .reader()
                .send("POST", desk, boundary, Map.of("Content-Type", "multipart/form-data; boundary=x"));
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(people()).isEqualTo(1);
        assertThat(residents.post(desk, Map.of("List-Unsubscribe", "One-Click")).status())
                .as("again, in the other form")
                .isEqualTo(200);
        assertThat(residents.read(desk).text()).contains("Je krijgt geen e-mail meer");

        residents.publish(incident, both("Het is voorbij.", "C'est fini."));
        mail("bo@wijk.example", 3);
        assertThat(mails("an.peeters@wijk.example")).hasSize(2);
        assertThat(logged()).doesNotContain("wijk.example").contains("mailing.started", "mailing.done");
    }

    private String logged() {
        Town.eventually("the mailings are done", () -> residents.stored().contains("mailing.done"));
        return residents.stored();
    }

    private int people() {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/subscriptions")
                .json()
                .at("/here/people")
                .asInt();
    }

    @Test
    void who_ended_can_take_it_back_for_an_hour_and_nothing_is_kept_of_them() {
        String desk = subscribed("cas@wijk.example", "nl");
        Answer ended = residents.post(desk, Map.of("action", "end"));
        assertThat(ended.text()).contains("Je adres is gewist", "Toch weer inschrijven");
        String back = ended.text()
                .replaceAll("(?s).*name=\"back\" value=\"([^\"]+)\".*", "$1")
                .replace("&#43;", "+")
                .replace("&#61;", "=");
        assertThat(back).doesNotContain("cas");
        assertThat(people()).isZero();
        assertThat(count("SELECT COUNT(*) FROM subscriber WHERE sealed IS NOT NULL"))
                .isZero();

        String other = subscribed("dirk@wijk.example", "nl");
        residents.post(other, Map.of("action", "end"));
        assertThat(residents.post(other, Map.of("action", "undo", "back", back)).status())
                .as("what belongs to somebody else is of no use")
                .isEqualTo(200);
        assertThat(people()).isZero();
        assertThat(residents.post(desk, Map.of("action", "undo", "back", back)).status())
                .isEqualTo(303);
        assertThat(people()).isEqualTo(1);
        residents.publish(incident, both("Weer nieuws.", "Des nouvelles."));
        mail("cas@wijk.example", 2);

        residents.post(desk, Map.of("action", "end"));
        TOWN.clock().forward(Duration.ofMinutes(61));
        residents.post(desk, Map.of("action", "undo", "back", back));
        assertThat(people()).as("too late").isZero();
    }

    private static int count(String sql) {
        return TOWN.database()
                .read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    @Test
    void nobody_learns_who_is_subscribed_and_who_is_gets_told_by_mail() {
        String desk = subscribed("eva@wijk.example", "nl");
        Answer known = residents.ask("eva@wijk.example", "nl", slug);
        Answer unknown = residents.ask("fons@wijk.example", "nl", slug);
        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.header("Location")).isEqualTo(unknown.header("Location"));
        assertThat(known.text()).isEqualTo(unknown.text());
        MimeMessage told = mail("eva@wijk.example", 2);
        assertThat(Residents.subject(told)).contains("Je bent al ingeschreven");
        assertThat(Residents.link(told)).isEqualTo(desk);
        assertThat(Residents.header(told, "List-Unsubscribe")).contains(desk);
        assertThat(Residents.header(mail("fons@wijk.example", 1), "List-Unsubscribe"))
                .isNull();
    }

    @Test
    void a_link_to_confirm_does_not_bring_back_who_ended_meanwhile() {
        String desk = subscribed("ivo@wijk.example", "nl");
        residents.ask("ivo@wijk.example", "nl", "");
        String second = Residents.link(mail("ivo@wijk.example", 2));
        assertThat(residents.read(second).text()).contains("Ja, schrijf me in");
        residents.post(desk, Map.of("action", "end"));
        assertThat(residents.post(second, Map.of("action", "confirm")).status()).isEqualTo(404);
        assertThat(people()).isZero();
    }

    @Test
    void an_exercise_has_no_page_to_subscribe_and_mails_nobody() {
        subscribed("jan@wijk.example", "nl");
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening haven", "EXERCISE")));
        residents.publish(exercise, both("Dit is een oefening.", "Ceci est un exercice."));
        String hidden = residents.slug(exercise);
        String once = "value=\"[A-Za-z0-9_-]{43}\"";
        assertThat(residents.read("/subscribe?i=" + hidden).text().replaceAll(once, ""))
                .isEqualTo(residents.read("/subscribe?i=bestaat-niet").text().replaceAll(once, ""))
                .doesNotContain("Oefening haven");
        residents.ask("kim@wijk.example", "nl", hidden);
        assertThat(Residents.text(mail("kim@wijk.example", 1))).doesNotContain("Oefening haven");
        residents.confirm(mail("kim@wijk.example", 1));
        residents.publish(exercise, both("Nog een oefening.", "Encore un exercice."));
        residents.publish(incident, both("Dit is echt.", "Ceci est réel."));
        assertThat(Residents.text(mail("jan@wijk.example", 2))).contains("Dit is echt.");
        assertThat(Residents.text(mail("kim@wijk.example", 2))).contains("Dit is echt.");
        assertThat(count("SELECT COUNT(*) FROM mailing WHERE incident = '" + exercise + "'"))
                .isZero();
        Answer shown = TOWN.as(Role.LEAD).get("/api/incidents/" + exercise + "/subscriptions");
        assertThat(shown.json().has("link")).isFalse();
        assertThat(shown.json().path("problem").asText()).contains("exercise");
    }

    @Test
    void what_is_prepared_or_not_on_the_page_yet_is_nobodys_business() {
        String secret = Scene.incident(TOWN, "Nog geheim");
        assertThat(residents.read("/subscribe?i=" + residents.slug(secret)).text())
                .doesNotContain("Nog geheim");
        assertThat(residents.read("/subscribe").text())
                .doesNotContain("Nog geheim")
                .contains("Brand in de haven");
    }

    @Test
    void what_replaces_a_message_says_so_to_who_got_it_and_a_withdrawal_too() {
        subscribed("leo@wijk.example", "nl");
        Answer first = residents.publish(incident, both("Drink het water niet.", "Ne buvez pas l'eau."));
        MimeMessage got = mail("leo@wijk.example", 2);
        subscribed("mia@wijk.example", "nl");
        Map<String, Object> words = new HashMap<>(both("Drink alleen gekookt water.", "Buvez de l'eau bouillie."));
        words.put("supersedes", first.id());
        Answer second = residents.publish(incident, words);
        MimeMessage replaced = mail("leo@wijk.example", 3);
        assertThat(Residents.subject(replaced)).contains("Vervangt een eerder bericht");
        assertThat(Residents.text(replaced))
                .contains("Drink alleen gekookt water.", VerificationCode.of(first.id()), "geldt niet meer");
        assertThat(Residents.header(replaced, "In-Reply-To")).isEqualTo(Residents.header(got, "Message-ID"));
        MimeMessage fresh = mail("mia@wijk.example", 2);
        assertThat(Residents.text(fresh))
                .contains("Drink alleen gekookt water.")
                .doesNotContain("vervangt", VerificationCode.of(first.id()));
        subscribed("noor@wijk.example", "nl");
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + second.id() + "/publication")
                        .status())
                .isBetween(200, 204);
        MimeMessage withdrawn = mail("leo@wijk.example", 4);
        assertThat(Residents.subject(withdrawn)).contains("Ingetrokken");
        assertThat(Residents.text(withdrawn)).contains("ingetrokken", VerificationCode.of(second.id()));
        mail("mia@wijk.example", 3);
        residents.publish(incident, both("Het water is goed.", "L'eau est bonne."));
        assertThat(Residents.text(mail("noor@wijk.example", 2))).contains("Het water is goed.");
    }

    @Test
    void while_it_is_off_nobody_subscribes_and_everybody_can_end() {
        String desk = subscribed("rik@wijk.example", "nl");
        Residents.decide(TOWN, false, 60_000, 30);
        assertThat(residents.read("/subscribe?i=" + slug).text())
                .contains("Je kunt je nu niet inschrijven")
                .doesNotContain("<form");
        assertThat(residents
                        .post("/subscribe", Map.of("email", "sam@wijk.example", "incident", slug))
                        .status())
                .isEqualTo(409);
        residents.publish(incident, both("Stil nieuws.", "Nouvelle."));
        assertThat(residents.post(desk, Map.of("action", "end")).status()).isEqualTo(200);
        Residents.decide(TOWN, true, 60_000, 30);
        assertThat(mails("rik@wijk.example")).hasSize(1);
    }

    @Test
    void addresses_sealed_with_an_old_key_are_sealed_anew_and_still_written_to() {
        subscribed("tine@wijk.example", "nl");
        residents.ask("uwe@wijk.example", "nl", slug);
        String before = residents.stored();
        KeyRotation rotation = KeyRotation.begin(TOWN.data().resolve("keys"), AddressBook.VAULT);
        assertThat(new SealedSubscribers().renew(TOWN.database(), rotation)).isEqualTo(2);
        assertThat(new SealedSubscribers().renew(TOWN.database(), rotation)).isZero();
        rotation.end();
        assertThat(residents.stored()).isNotEqualTo(before);
        residents.confirm(mail("uwe@wijk.example", 1));
        residents.publish(incident, both("Na de nieuwe sleutel.", "Après la nouvelle clé."));
        mail("tine@wijk.example", 2);
        mail("uwe@wijk.example", 2);
    }

    @Test
    void mails_say_first_what_to_do_and_stopping_the_house_stops_questions_too() {
        subscribed("vic@wijk.example", "nl");
        Map<String, Object> ask = Map.of(
                "kind",
                "ASK",
                "state",
                "CONFIRMED",
                "text",
                Map.of("nl", "Sluit ramen en deuren.", "fr", "Fermez tout."));
        Scene.created(TOWN.as(Role.LEAD).post("/api/incidents/" + incident + "/facts", ask));
        residents.publish(incident, both("De rook trekt weg.", "La fumée part."));
        String text = Residents.text(mail("vic@wijk.example", 2));
        assertThat(text.indexOf("Sluit ramen en deuren.")).isPositive().isLessThan(text.indexOf("De rook trekt weg."));
        house(true);
        residents.ask("wim@wijk.example", "nl", slug);
        Town.eventually("it waits", () -> count("SELECT COUNT(*) FROM mailing_letter WHERE state = 'QUEUED'") == 1);
        assertThat(mails("wim@wijk.example")).isEmpty();
        house(false);
        mail("wim@wijk.example", 1);
    }

    private static void house(boolean held) {
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/hold", Map.of("held", held, "reason", "Er klopt iets niet"))
                        .status())
                .isEqualTo(200);
    }
}
