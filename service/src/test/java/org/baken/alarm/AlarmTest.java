package org.baken.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.Linked;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class AlarmTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    private static boolean people;

    @BeforeEach
    void somebody_leads_and_somebody_speaks() {
        if (!people) {
            people = true;
            Scene.person(TOWN, "lien", "LEAD");
            Scene.person(TOWN, "sara", "SPOKESPERSON");
            Scene.person(TOWN, "anton", "AUTHOR");
        }
    }

    /** Their clocks would run out in the tests that follow, and the team be told of that too. */
    @AfterEach
    void the_incidents_of_one_test_are_over_in_the_next() {
        Visitor lead = TOWN.as(Role.LEAD);
        lead.get("/api/incidents?limit=200").json().path("items").forEach(incident -> {
            String path = "/api/incidents/" + incident.path("id").asText();
            if (incident.path("state").asText().equals("ACTIVE")) {
                lead.put(
                        path + "/state",
                        Map.of("state", "CLOSED", "reason", "klaar"),
                        lead.get(path).version());
            }
        });
    }

    private static String account(
            String platform, String name, boolean team, Map<String, ?> settings, String... secret) {
        Map<String, Object> account =
                new HashMap<>(Map.of("platform", platform, "name", name, "settings", settings, "team", team));
        if (secret.length > 0) {
            account.put("secret", Map.of(secret[0], secret[1]));
        }
        return Scene.created(TOWN.admin().post("/api/accounts", account));
    }

    private static String teamMail() {
        return account(
                "email",
                "Teammail",
                true,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        MAIL.getSmtp().getPort(),
                        "tls",
                        "NONE",
                        "from",
                        "baken@stad.example"));
    }

    private static String mastodon(MastodonStub stub, String name) {
        return account("mastodon", name, false, Map.of("baseUrl", stub.baseUrl()), "accessToken", MastodonStub.TOKEN);
    }

    private static void unlink(String... accounts) {
        for (String account : accounts) {
            TOWN.admin().delete("/api/accounts/" + account);
        }
    }

    private static Answer publish(String incident, String text, Object accounts) {
        Answer message = Desk.approved(TOWN, incident, Desk.words(text));
        Map<String, Object> order = Map.of(
                "revision", message.json().path("revision").asInt(),
                "hash", message.json().path("hash").asText(),
                "accounts", accounts);
        Answer published = TOWN.as(Role.SPOKESPERSON).post("/api/messages/" + message.id() + "/publication", order);
        assertThat(published.status()).as(published.text()).isEqualTo(202);
        return message;
    }

    private static List<JsonNode> alarms(String query) {
        List<JsonNode> found = new ArrayList<>();
        Answer answer = TOWN.as(Role.LEAD).get("/api/alarms" + query);
        answer.json().path("items").forEach(found::add);
        return found;
    }

    private static List<JsonNode> awaitAlarms(String incident, int count) {
        Town.eventually(
                count + " alarms",
                () -> alarms("?incident=" + incident).stream()
                                .mapToInt(alarm -> alarm.path("count").asInt())
                                .sum()
                        == count);
        return alarms("?incident=" + incident);
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .map(AlarmTest::text)
                .toList();
    }

    private static String recipient(Message mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Message mail) {
        try {
            return mail.getSubject() + "\n" + com.icegreen.greenmail.util.GreenMailUtil.getBody(mail);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void afterTheWait() {
        TOWN.clock().forward(Announcer.TOGETHER.plus(Announcer.BETWEEN));
    }

    @Test
    void channels_that_fail_together_are_one_alarm_and_one_mail_to_each_who_leads_or_speaks() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String team = teamMail();
            List<String> failing = new ArrayList<>();
            for (int number = 1; number <= 8; number++) {
                failing.add(mastodon(stub, "Kanaal " + number));
                stub.fail(MastodonStub.Failure.REFUSE);
            }
            String incident = Scene.incident(TOWN, "Acht kanalen weigeren");
            Answer message = publish(incident, "Sluit ramen en deuren in de haven.", failing);
            List<JsonNode> raised = awaitAlarms(incident, 8);
            assertThat(raised).allSatisfy(alarm -> {
                assertThat(alarm.path("kind").asText()).isEqualTo("FAILED");
                assertThat(alarm.path("message").asText()).isEqualTo(message.id());
                assertThat(alarm.path("text").asText()).contains("Brand in de haven");
                assertThat(alarm.path("next").asText()).isNotBlank();
            });
            afterTheWait();
            Town.eventually(
                    "mails",
                    () -> mailsTo("lien@stad.example").size() == 1
                            && mailsTo("sara@stad.example").size() == 1);
            afterTheWait();
            // One more alarm elsewhere shows that the announcer went round again.
            publish(Scene.incident(TOWN, "Een ander"), "Ander bericht voor de haven.", List.of(failing.get(0)));
            assertThat(mailsTo("lien@stad.example").get(0)).contains("Acht kanalen weigeren", "/console/i/" + incident);
            assertThat(mailsTo("anton@stad.example")).isEmpty();
            assertThat(mailsTo("lien@stad.example")).hasSize(1);
            assertThat(Desk.logged(TOWN, incident, "alarm.announced")).hasSize(1);
            unlink(failing.toArray(String[]::new));
            unlink(team);
        }
    }

    @Test
    void what_is_sent_after_all_is_over_by_itself_and_nobody_is_written_to() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String account = mastodon(stub, "Struikelt");
            stub.fail(MastodonStub.Failure.REFUSE);
            String incident = Scene.incident(TOWN, "Toch gelukt");
            publish(incident, "Dit lukt pas de tweede keer.", List.of(account));
            JsonNode alarm = awaitAlarms(incident, 1).get(0);
            assertThat(alarm.path("account").asText()).isEqualTo(account);
            String delivery = alarm.path("delivery").asText();
            assertThat(TOWN.as(Role.SPOKESPERSON)
                            .post("/api/deliveries/" + delivery + "/retry", null)
                            .status())
                    .isLessThan(300);
            Town.eventually("over", () -> alarms("?incident=" + incident).get(0).hasNonNull("overAt"));
            assertThat(alarms("?incident=" + incident + "&seen=false")).isEmpty();
            assertThat(board(incident).path("alarms")).isEmpty();
            unlink(account);
        }
    }

    @Test
    void an_alarm_stands_on_the_board_until_somebody_says_that_they_look_after_it() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String account = mastodon(stub, "Weigert");
            stub.fail(MastodonStub.Failure.REFUSE);
            String incident = Scene.incident(TOWN, "Iemand kijkt");
            publish(incident, "Dit wordt geweigerd door het kanaal.", List.of(account));
            String id = awaitAlarms(incident, 1).get(0).path("id").asText();
            assertThat(board(incident).path("alarms").findValuesAsText("id")).contains(id);
            Visitor speaker = TOWN.as(Role.SPOKESPERSON);
            assertThat(TOWN.as(Role.AUTHOR)
                            .put("/api/alarms/" + id + "/seen", Map.of())
                            .status())
                    .isEqualTo(403);
            Answer seen = speaker.put("/api/alarms/" + id + "/seen", Map.of("note", "Ik bel de beheerder"));
            assertThat(seen.json().path("seenBy").asText()).as(seen.text()).isEqualTo(speaker.name());
            Answer again = TOWN.as(Role.LEAD).put("/api/alarms/" + id + "/seen", Map.of());
            assertThat(again.json().path("seenBy").asText()).isEqualTo(speaker.name());
            assertThat(board(incident).path("alarms").findValuesAsText("id")).doesNotContain(id);
            assertThat(Desk.logged(TOWN, incident, "alarm.")).containsExactly("alarm.raised", "alarm.seen");
            unlink(account);
        }
    }

    @Test
    void many_refused_letters_of_one_message_are_one_alarm_and_one_mail() throws Exception {
        try (SmtpStub refusing = SmtpStub.plain()) {
            String team = teamMail();
            refusing.reply("RCPT", "550 5.1.1 No such person");
            String[] readers = IntStream.range(0, 60)
                    .mapToObj(number -> "lezer" + number + "@stad.example")
                    .toArray(String[]::new);
            String list = Linked.mailingList(TOWN, refusing.port(), "Nieuwsbrief", readers);
            String incident = Scene.incident(TOWN, "Niemand krijgt de brief");
            publish(incident, "Deze brief komt bij niemand aan.", List.of(list));
            JsonNode alarm = awaitAlarms(incident, 60).get(0);
            assertThat(alarms("?incident=" + incident)).hasSize(1);
            assertThat(alarm.path("kind").asText()).isEqualTo("FAILED");
            afterTheWait();
            Town.eventually("one mail", () -> about("Niemand krijgt de brief").size() == 1);
            unlink(list, team);
        }
    }

    private static List<String> about(String title) {
        return mailsTo("lien@stad.example").stream()
                .filter(mail -> mail.contains(title))
                .toList();
    }

    @Test
    void an_exercise_alarms_only_through_the_sandbox() {
        String team = teamMail();
        String sandboxTeam = account("sandbox", "Oefenteam", true, Map.of());
        String refusing = account("sandbox", "Weigert", false, Map.of("behaviour", "REFUSE"));
        String incident =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefenalarm", "EXERCISE")));
        publish(incident, "Oefening: sluit ramen en deuren.", List.of(refusing));
        awaitAlarms(incident, 1);
        afterTheWait();
        Town.eventually(
                "told",
                () -> TOWN.data().resolve("sandbox/" + sandboxTeam).toFile().list() != null);
        assertThat(Arrays.stream(MAIL.getReceivedMessages()).map(AlarmTest::text))
                .noneMatch(text -> text.contains("Oefenalarm"));
        unlink(team, sandboxTeam, refusing);
    }

    @Test
    void nothing_is_published_through_an_account_of_the_team() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String team = account(
                    "mastodon", "Team", true, Map.of("baseUrl", stub.baseUrl()), "accessToken", MastodonStub.TOKEN);
            String incident = Scene.incident(TOWN, "Niet langs het team");
            Answer message = Desk.approved(TOWN, incident, Desk.words("Dit gaat niet langs het team."));
            Map<String, Object> order = new HashMap<>(Map.of(
                    "revision", message.json().path("revision").asInt(),
                    "hash", message.json().path("hash").asText(),
                    "accounts", List.of(team)));
            Visitor speaker = TOWN.as(Role.SPOKESPERSON);
            assertThat(speaker.post("/api/messages/" + message.id() + "/publication", order)
                            .status())
                    .isEqualTo(409);
            order.put("accounts", "all");
            Answer all = speaker.post("/api/messages/" + message.id() + "/publication", order);
            assertThat(all.json().path("deliveries").findValuesAsText("account"))
                    .doesNotContain(team);
            unlink(team);
        }
    }

    @Test
    void a_stop_of_everything_does_not_stop_what_the_team_has_to_know() throws Exception {
        List<String> posts = new ArrayList<>();
        try (MastodonStub stub = MastodonStub.start(TOWN.clock());
                HttpStub hook = HttpStub.start(request -> {
                    posts.add(request.text());
                    return Reply.empty(204);
                })) {
            String team = account(
                    "webhook", "Teamhaak", true, Map.of("url", hook.baseUrl() + "/team"), "key", "k".repeat(32));
            String account = mastodon(stub, "Weigert");
            stub.fail(MastodonStub.Failure.REFUSE);
            String incident = Scene.incident(TOWN, "Alles gestopt");
            publish(incident, "Dit wordt geweigerd en daarna stopt alles.", List.of(account));
            awaitAlarms(incident, 1);
            TOWN.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", true, "reason", "Twijfel"));
            afterTheWait();
            Town.eventually("told", () -> posts.size() == 1);
            assertThat(posts.get(0)).contains("/console/i/" + incident);
            unlink(team, account);
        }
    }

    @Test
    void what_the_team_was_told_is_not_held_against_anything_and_the_next_one_goes_out_too() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock());
                MastodonStub heard = MastodonStub.start(TOWN.clock())) {
            String team = account(
                    "mastodon", "Team", true, Map.of("baseUrl", heard.baseUrl()), "accessToken", MastodonStub.TOKEN);
            String account = mastodon(stub, "Weigert");
            String incident = Scene.incident(TOWN, "Twee keer verteld");
            stub.fail(MastodonStub.Failure.REFUSE);
            publish(incident, "Dit wordt een eerste keer geweigerd.", List.of(account));
            awaitAlarms(incident, 1);
            afterTheWait();
            Town.eventually("told once", () -> heard.statuses().size() == 1);
            assertThat(toBeRead(team)).isZero();
            stub.fail(MastodonStub.Failure.REFUSE);
            publish(incident, "Dit wordt een tweede keer geweigerd.", List.of(account));
            awaitAlarms(incident, 2);
            afterTheWait();
            Town.eventually("told again", () -> heard.statuses().size() == 2);
            unlink(team, account);
        }
    }

    /** How many letters of an account the worker would still look at, once all that it told is stored. */
    private static int toBeRead(String account) {
        Town.eventually(
                "stored",
                () -> count("SELECT COUNT(*) FROM letter WHERE account = :account AND state = 'SENT'", account) == 1);
        return count("SELECT COUNT(*) FROM letter WHERE account = :account AND next_at IS NOT NULL", account);
    }

    private static int count(String query, String account) {
        return TOWN.database()
                .read(handle -> handle.createQuery(query)
                        .bind("account", account)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void an_account_that_fails_is_one_alarm_until_it_works_again() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String account = account(
                    "mastodon", "Oud wachtwoord", false, Map.of("baseUrl", stub.baseUrl()), "accessToken", "wrong");
            TOWN.admin().post("/api/accounts/" + account + "/check", Map.of());
            Town.eventually("alarm", () -> ofAccount(account).size() == 1);
            assertThat(ofAccount(account).get(0).path("kind").asText()).isEqualTo("ACCOUNT_FAILING");
            TOWN.admin().post("/api/accounts/" + account + "/check", Map.of());
            long version = TOWN.admin().get("/api/accounts/" + account).version();
            TOWN.admin()
                    .patch(
                            "/api/accounts/" + account,
                            Map.of("secret", Map.of("accessToken", MastodonStub.TOKEN)),
                            version);
            Town.eventually("over", () -> ofAccount(account).get(0).hasNonNull("overAt"));
            assertThat(ofAccount(account)).hasSize(1);
            unlink(account);
        }
    }

    private static List<JsonNode> ofAccount(String account) {
        return alarms("").stream()
                .filter(alarm -> alarm.path("account").asText().equals(account))
                .toList();
    }

    private static JsonNode board(String incident) {
        return TOWN.as(Role.LEAD).get("/api/incidents/" + incident + "/board").json();
    }
}
