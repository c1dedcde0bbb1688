package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is out is corrected everywhere, watched, stopped with everything else, and in the end withdrawn. */
@ExtendWith(Screens.class)
class CorrectingIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String WRONG = "The water in the harbour is safe.";
    private static final String RIGHT = "Do not drink water from the harbour.";
    private static final String LATER = "The bridge at the harbour is closed.";
    private static final String FALSE = "You may drink the water again.";
    private static final String FOREIGN = "All is over, you can come outside.";

    private static Chromium chromium;
    private static Outside outside;
    private static String incident;

    @BeforeAll
    static void start() throws Exception {
        Scene.person(TOWN, "sofie", "SPOKESPERSON");
        outside = Outside.start(TOWN, MAIL);
        Map<String, Object> opening = Scene.opening("Leak in the harbour", "REAL");
        opening.put("languages", List.of("en"));
        incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        outside.close();
    }

    @Test
    void a_correction_reaches_every_channel_and_what_others_do_there_is_told() throws Exception {
        Answer wrong = Publish.onto(TOWN, incident, words("HOLDING", "Water is safe", WRONG), "all");
        tell(delivery(wrong, Outside.VAN_ACCOUNT), "done");
        Map<String, Object> words = words("CORRECTION", "Water is not safe", RIGHT);
        words.put("supersedes", wrong.id());
        Answer right = Desk.approved(TOWN, incident, words);
        try (Desktop speaker = new Desktop(chromium.browser(), TOWN.address(), 1280, 900)) {
            speaker.login("sofie", Town.PASSWORD);
            correct(speaker, wrong, right);
            seeThatSomebodyChangedIt(speaker, right);
            seeThatSomebodyPosts(speaker);
            stopAllAndGoOnOneByOne(speaker);
            withdraw(speaker, right);
        }
    }

    private static Map<String, Object> words(String purpose, String title, String body) {
        return Desk.words(purpose, Map.of("en", Map.of("title", title, "body", body)));
    }

    private static void correct(Desktop speaker, Answer wrong, Answer right) {
        speaker.open("/console/messages/" + right.id());
        speaker.sees("2 posts changed");
        speaker.sees("2 new posts");
        speaker.sees("2 recipients");
        speaker.sees("1 by hand");
        speaker.isAccessibleOnBoth("plan of a correction");
        speaker.press("Publish to " + Outside.CHANNELS + " channels");
        speaker.sees("5 of 6 sent");
        speaker.seesTogether(Outside.VAN_ACCOUNT, "To do", "replace what is still there");
        for (MastodonStub server : List.of(outside.town(), outside.brigade())) {
            assertThat(server.statuses()).hasSize(1).allSatisfy(status -> {
                assertThat(status.text()).contains(RIGHT).doesNotContain(WRONG);
                assertThat(status.editedAt()).isNotNull();
            });
        }
        for (String reader : Outside.READERS) {
            assertThat(outside.mailsTo(reader)).hasSize(2);
            assertThat(outside.mailsTo(reader).get(1)).contains("Correction", RIGHT);
        }
        assertThat(delivery(wrong, Outside.TOWN_ACCOUNT).path("state").asText()).isEqualTo("EDITED");
        tell(delivery(right, Outside.VAN_ACCOUNT), "done");
        speaker.sees("6 of 6 sent");
        speaker.isAccessible("correction that is out");
    }

    private static void seeThatSomebodyChangedIt(Desktop speaker, Answer right) throws Exception {
        outside.tamper(FALSE);
        String changed = delivery(right, Outside.TOWN_ACCOUNT).path("id").asText();
        Town.eventually("somebody noticed", () -> {
            heldAgainstWhatWasApproved(changed);
            return delivery(right, Outside.TOWN_ACCOUNT).path("state").asText().equals("DIVERGED");
        });
        speaker.open("/console/i/" + incident + "/deliveries");
        speaker.seesTogether(Outside.TOWN_ACCOUNT, "Diverged", "What now?", "no longer what was approved");
        assertThat(delivery(right, Outside.BRIGADE_ACCOUNT).path("state").asText())
                .isEqualTo("SENT");
        speaker.isAccessibleOnBoth("board with a text that differs");
        speaker.open("/console/i/" + incident);
        speaker.seesTogether("On " + Outside.TOWN_ACCOUNT, "looks different from what was approved", "What now?");
    }

    /**
     * Now and not in its time, which is after ten seconds and after ten minutes: the first may be over already, and to wait for the
     * second would make half the checklist late.
     */
    private static void heldAgainstWhatWasApproved(String delivery) {
        TOWN.database()
                .write(handle -> handle.createUpdate("""
                                UPDATE delivery SET next_at = :now
                                WHERE id = :id AND state = 'SENT' AND lease_until IS NULL AND next_at > :now
                                """)
                        .bind("now", TOWN.clock().instant())
                        .bind("id", delivery)
                        .execute());
    }

    private static void seeThatSomebodyPosts(Desktop speaker) {
        outside.brigade().add(FOREIGN, TOWN.clock().instant());
        TOWN.clock().forward(Duration.ofMinutes(6));
        speaker.seesTogether("On " + Outside.BRIGADE_ACCOUNT, FOREIGN, "change the password at once");
        speaker.page()
                .locator(".bell")
                .filter(new Locator.FilterOptions().setHasText("2 alarms"))
                .waitFor();
        speaker.isAccessibleOnBoth("room with two alarms");
        speaker.press("I am on it: On " + Outside.BRIGADE_ACCOUNT);
        speaker.page()
                .locator(".bell")
                .filter(new Locator.FilterOptions().setHasText("1 alarm"))
                .waitFor();
        Town.eventually(
                "the spokesperson is told by mail",
                () -> outside.mailsTo("sofie@stad.example").stream().anyMatch(mail -> mail.contains("harbour")));
    }

    private static void stopAllAndGoOnOneByOne(Desktop speaker) {
        speaker.press("Stop everywhere");
        speaker.sees("All is stopped, in every incident");
        speaker.press("Say why");
        speaker.fill("reason", "Somebody has our password");
        speaker.isAccessible("saying why all was stopped");
        speaker.pressInDialog("Save");
        speaker.sees("Somebody has our password");
        Answer later = Desk.approved(TOWN, incident, words("UPDATE", "Bridge", LATER));
        speaker.open("/console/messages/" + later.id());
        speaker.sees("Everything is held. Lift that first.");
        speaker.isAccessible("approved message while all is stopped");
        Answer published = TOWN.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + later.id() + "/publication",
                        Map.of(
                                "revision", later.json().path("revision").asInt(),
                                "hash", later.json().path("hash").asText(),
                                "accounts", "all"));
        assertThat(published.status()).as(published.text()).isEqualTo(202);
        speaker.open("/console/held");
        speaker.seesTogether(Outside.BRIGADE_ACCOUNT, "Held", "Let it leave");
        speaker.isAccessibleOnBoth("what is held");
        speaker.press("Lift the stop");
        speaker.pressInDialog("Lift the stop");
        speaker.seesNoMore(".house-band");
        assertThat(outside.brigade().statuses())
                .noneMatch(status -> status.text().contains(LATER));
        speaker.press("Let it leave: " + Outside.BRIGADE_ACCOUNT);
        Town.eventually(
                "one has left",
                () -> outside.brigade().statuses().stream()
                        .anyMatch(status -> status.text().contains(LATER)));
        assertThat(outside.town().statuses()).noneMatch(status -> status.text().contains(LATER));
        assertThat(delivery(later, Outside.TOWN_ACCOUNT).path("held").asBoolean())
                .isTrue();
        speaker.press("Let it leave: " + Outside.TOWN_ACCOUNT);
        Town.eventually(
                "the other has left",
                () -> delivery(later, Outside.TOWN_ACCOUNT)
                        .path("state")
                        .asText()
                        .equals("SENT"));
    }

    private static void withdraw(Desktop speaker, Answer right) {
        speaker.open("/console/messages/" + right.id());
        speaker.press("Withdraw");
        speaker.seesTogether("Is removed (3)", Outside.TOWN_ACCOUNT, Outside.BRIGADE_ACCOUNT);
        speaker.seesTogether("a new message says that it was withdrawn", Outside.APP_ACCOUNT);
        speaker.seesTogether("Somebody has to do it (1)", Outside.VAN_ACCOUNT);
        speaker.isAccessibleOnBoth("plan of a withdrawal");
        speaker.page().locator("dialog input[type=checkbox]").check();
        speaker.pressInDialog("Withdraw");
        speaker.sees("This message was withdrawn");
        for (MastodonStub server : List.of(outside.town(), outside.brigade())) {
            Town.eventually(
                    "it is gone",
                    () -> server.statuses().stream()
                            .noneMatch(status -> status.text().contains(RIGHT)
                                    || status.text().contains(FALSE)));
            assertThat(server.statuses()).anyMatch(status -> status.text().contains(LATER));
        }
        assertThat(outside.brigade().statuses())
                .anyMatch(status -> status.text().contains(FOREIGN));
        Town.eventually("the app is told", () -> outside.toldApp("We withdrew our message") == 1);
        for (String reader : Outside.READERS) {
            Town.eventually(
                    reader + " is told",
                    () -> outside.mailsTo(reader).stream().anyMatch(mail -> mail.contains("We withdrew our message")));
        }
        speaker.seesTogether(Outside.VAN_ACCOUNT, "To do", "no longer holds");
        speaker.isAccessible("withdrawn message");
    }

    private static JsonNode delivery(Answer message, String account) {
        for (JsonNode delivery : TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?message=" + message.id())
                .json()
                .path("items")) {
            if (delivery.path("accountName").asText().equals(account)) {
                return delivery;
            }
        }
        throw new AssertionError("Nothing through " + account);
    }

    private static void tell(JsonNode delivery, String outcome) {
        Answer told = TOWN.as(Role.SPOKESPERSON)
                .post("/api/deliveries/" + delivery.path("id").asText() + "/outcome", Map.of("outcome", outcome));
        assertThat(told.status()).as(told.text()).isLessThan(300);
    }
}
