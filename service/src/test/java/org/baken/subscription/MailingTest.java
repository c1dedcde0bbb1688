package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a mailing leaves, and what becomes of it when something goes wrong. */
@Tag("database")
class MailingTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL).with("house.name", "Gemeente Zandvliet");

    private final Residents residents = new Residents(TOWN);
    private SmtpStub server;
    private String account;
    private String incident;

    @BeforeEach
    void open() throws Exception {
        server = SmtpStub.plain();
        account = Residents.account(TOWN, server.port());
        Residents.decide(TOWN, true, 60_000, 30);
        incident = Scene.incident(TOWN, "Brand in de haven");
        residents.publish(incident, Desk.words("Houd ramen dicht."));
    }

    @AfterEach
    void close() throws Exception {
        TOWN.admin().delete("/api/accounts/" + account);
        server.close();
        TOWN.database().write(handle -> {
            // First, as whoever sends does: of two who lock in another order one is turned away.
            handle.execute("UPDATE mailing_pace SET failures = 0, rests_until = NULL, problem = NULL");
            for (String table :
                    List.of("subscription", "subscription_wish", "mailing_letter", "mailing_text", "subscriber")) {
                handle.execute("DELETE FROM " + table);
            }
            handle.execute("DELETE FROM mailing WHERE kind <> 'CONFIRMATION'");
            return null;
        });
    }

    private void subscribe(int people) {
        subscribe(IntStream.range(0, people)
                .mapToObj(n -> "bewoner" + n + "@wijk.example")
                .toList());
    }

    private void subscribe(List<String> emails) {
        Residents.add(TOWN, Residents.book(TOWN), emails, "nl", incident);
    }

    private JsonNode newest() {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/subscriptions")
                .json()
                .at("/mailings/0");
    }

    /** How many mails of the newest mailing are so. */
    private int letters(String which) {
        return TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM mailing_letter WHERE mailing = :mailing AND " + which)
                        .bind("mailing", newest().path("id").asText())
                        .bind("now", TOWN.clock().instant())
                        .mapTo(Integer.class)
                        .one());
    }

    private void await(String field, int number) {
        Town.eventually(number + " " + field, () -> newest().path(field).asInt() == number);
    }

    private Answer move(String state) {
        JsonNode mailing = newest();
        return TOWN.as(Role.LEAD)
                .put(
                        "/api/mailings/" + mailing.path("id").asText() + "/state",
                        Map.of("state", state),
                        mailing.path("version").asLong());
    }

    /** Publishes a message and waits until its mailing has begun. */
    private void mail(String body) {
        Answer message = residents.publish(incident, Desk.words(body));
        Town.eventually(
                "its mailing has begun", () -> newest().path("message").asText().equals(message.id()));
    }

    private static String text(int number) {
        return "Bericht nummer " + number + " over de haven.";
    }

    private int people() {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/subscriptions")
                .json()
                .at("/here/people")
                .asInt();
    }

    @Test
    void everybody_gets_one_mail_of_their_own_over_few_connections() {
        subscribe(300);
        int before = server.connections();
        mail(text(1));
        await("sent", 300);
        assertThat(server.letters().stream().map(Residents::parsed).map(Residents::to))
                .hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(server.commands().stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(300);
        assertThat(server.connections() - before).isLessThanOrEqualTo(8);
        Town.eventually("done", () -> newest().path("state").asText().equals("DONE"));
        assertThat(newest().path("total").asInt()).isEqualTo(300);
        assertThat(Desk.logged(TOWN, incident, "mailing.")).containsExactly("mailing.started", "mailing.done");
    }

    @Test
    void a_mailing_waits_while_a_person_wants_it_and_who_may_not_is_told() {
        Residents.decide(TOWN, true, 60, 30);
        subscribe(30);
        mail(text(2));
        Town.eventually("some left", () -> newest().path("sent").asInt() > 0);
        assertThat(TOWN.as(Role.AUTHOR)
                        .put(
                                "/api/mailings/" + newest().path("id").asText() + "/state",
                                Map.of("state", "PAUSED"),
                                newest().path("version").asLong())
                        .status())
                .isEqualTo(403);
        assertThat(move("PAUSED").status()).isEqualTo(200);
        Residents.decide(TOWN, true, 60_000, 30);
        int sent = server.letters().size();
        TOWN.clock().forward(Duration.ofMinutes(5));
        assertThat(newest().path("state").asText()).isEqualTo("PAUSED");
        assertThat(server.letters().size() - sent)
                .as("but for what was on its way")
                .isLessThanOrEqualTo(MailWorker.IN_HAND);
        assertThat(move("DONE").status()).isEqualTo(409);
        assertThat(move("RUNNING").status()).isEqualTo(200);
        await("sent", 30);
        assertThat(server.letters()).hasSize(30);
        Town.eventually("done", () -> newest().path("state").asText().equals("DONE"));
        assertThat(move("PAUSED").status()).isEqualTo(409);
    }

    @Test
    void stopping_everything_stops_mails_and_a_person_lets_them_go_on() {
        Residents.decide(TOWN, true, 60, 30);
        subscribe(20);
        mail(text(3));
        hold(true);
        Residents.decide(TOWN, true, 60_000, 30);
        Town.eventually("held", () -> newest().path("held").asBoolean());
        int sent = newest().path("sent").asInt();
        assertThat(move("RUNNING").status()).as("not before the stop is lifted").isEqualTo(409);
        hold(false);
        TOWN.clock().forward(Duration.ofMinutes(1));
        assertThat(newest().path("held").asBoolean()).isTrue();
        assertThat(newest().path("sent").asInt()).isBetween(sent, sent + MailWorker.IN_HAND);
        assertThat(newest().path("waiting").asInt()).isGreaterThan(0);
        assertThat(move("RUNNING").status()).isEqualTo(200);
        await("sent", 20);
    }

    private void hold(boolean held) {
        Answer answer = TOWN.as(Role.LEAD)
                .put("/api/incidents/" + incident + "/hold", Map.of("held", held, "reason", "Er klopt iets niet"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void who_has_no_mailbox_ends_and_who_was_refused_for_another_reason_stays_for_a_while() {
        server.reply("RCPT TO:<weg@wijk.example>", "550 5.1.1 <weg@wijk.example>: user unknown");
        server.reply("RCPT TO:<vol@wijk.example>", "552 5.2.2 mailbox full");
        server.reply("RCPT TO:<oud@dorp.example>", "550 no");
        subscribe(List.of("weg@wijk.example", "vol@wijk.example", "oud@dorp.example", "goed@wijk.example"));
        for (int round = 1; round <= 3; round++) {
            mail(text(10 + round));
            await("waiting", 0);
            await("sent", 1);
            assertThat(people()).isEqualTo(round < 3 ? 3 : 1);
        }
        assertThat(newest().path("refused").asInt()).isEqualTo(2);
        assertThat(residents.stored()).doesNotContain("wijk.example", "dorp.example", "user unknown");
    }

    @Test
    void a_provider_that_wants_us_to_wait_gets_its_mails_later_and_others_at_once() {
        server.reply("RCPT TO:<an@druk.example>", "451 4.7.1 try again later");
        server.reply("RCPT TO:<bo@druk.example>", "451 4.7.1 try again later");
        subscribe(List.of("an@druk.example", "bo@druk.example", "cas@wijk.example"));
        mail(text(4));
        await("sent", 1);
        // Once the server relents, whoever has not been told yet would get the mail at the first attempt.
        Town.eventually("both wait", () -> letters("state = 'QUEUED' AND next_at > :now") == 2);
        assertThat(newest().path("waiting").asInt()).isEqualTo(2);
        server.relent();
        assertThat(newest().path("sent").asInt()).isEqualTo(1);
        TOWN.clock().forward(Duration.ofMinutes(5));
        await("sent", 3);
    }

    @Test
    void a_mail_server_that_is_away_refuses_nobody_and_the_team_sees_it() {
        server.reply("CONNECT", "421 4.3.2 shutting down");
        subscribe(10);
        mail(text(5));
        Town.eventually(
                "the team is told",
                () -> TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident + "/subscriptions")
                        .json()
                        .path("problem")
                        .asText()
                        .contains("localhost"));
        assertThat(newest().path("waiting").asInt()).isEqualTo(10);
        // What fails after the clock has moved would make it rest from then on.
        Town.eventually("none is under way", () -> letters("state = 'SENDING' AND created_at <= :now") == 0);
        server.relent();
        TOWN.clock().forward(Duration.ofMinutes(6));
        await("sent", 10);
        assertThat(server.letters()).hasSize(10);
    }

    @Test
    void when_everything_is_refused_it_pauses_before_the_whole_town_was_tried() {
        server.reply("RCPT", "550 5.7.1 we do not like you");
        subscribe(60);
        mail(text(6));
        Town.eventually("paused", () -> newest().path("state").asText().equals("PAUSED"));
        assertThat(newest().path("problem").asText()).contains("20");
        assertThat(newest().path("refused").asInt()).isBetween(20, 20 + MailWorker.IN_HAND);
        assertThat(people()).isEqualTo(60);
        assertThat(Desk.logged(TOWN, incident, "mailing.")).contains("mailing.troubled");
        server.relent();
        assertThat(move("RUNNING").status()).isEqualTo(200);
        await("waiting", 0);
        assertThat(newest().path("sent").asInt()).isBetween(40 - MailWorker.IN_HAND, 40);
    }

    @Test
    void two_thousand_mails_hold_up_no_request_to_a_colleague() {
        // Twenty seconds' work: at full speed they may all have left before anybody has asked a colleague.
        Residents.decide(TOWN, true, 6_000, 30);
        subscribe(IntStream.range(0, 2_000)
                .mapToObj(n -> "b" + n + "@wijk.example")
                .toList());
        mail(text(20));
        Town.eventually("it is under way", () -> newest().path("sent").asInt() > 0);
        String group = Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/groups",
                        Map.of(
                                "name",
                                "Raad",
                                "kind",
                                "OFFICIALS",
                                "members",
                                List.of(Map.of("name", "Sofie", "email", "sofie@raad.example")))));
        Scene.created(TOWN.as(Role.OFFICIAL)
                .post(
                        "/api/messages/" + newest().path("message").asText() + "/forward-requests",
                        Map.of("groups", List.of(group), "note", "")));
        Town.eventually("the request left", () -> server.commands().contains("RCPT TO:<sofie@raad.example>"));
        List<String> recipients = server.commands().stream()
                .filter(line -> line.startsWith("RCPT"))
                .toList();
        assertThat(recipients.indexOf("RCPT TO:<sofie@raad.example>")).isLessThan(2_000);
        assertThat(newest().path("waiting").asInt())
                .as("most of them still wait")
                .isGreaterThan(0);
    }

    @Test
    void a_mail_that_may_have_arrived_is_never_sent_again() {
        server.breakOff(SmtpStub.Break.AFTER_THE_LETTER);
        subscribe(List.of("an@wijk.example"));
        mail(text(7));
        await("unclear", 1);
        server.relent();
        TOWN.clock().forward(Duration.ofHours(1));
        mail(text(8));
        await("sent", 1);
        assertThat(server.letters()).hasSize(2);
    }
}
