package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message goes out on six channels, of which one refuses, one loses its answer and one is too busy at first. */
@ExtendWith(Screens.class)
class PublishingIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String TEXT = "There is a fire at the marshalling yard. Stay inside and close your windows.";

    private static Chromium chromium;
    private static Outside outside;
    private static String guest;

    @BeforeAll
    static void start() throws Exception {
        Scene.person(TOWN, "anna", "LEAD");
        Scene.person(TOWN, "tom", "AUTHOR");
        Scene.person(TOWN, "sofie", "SPOKESPERSON");
        guest = Scene.person(TOWN, "rik", "OBSERVER");
        outside = Outside.start(TOWN, MAIL);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        outside.close();
    }

    @Test
    void the_board_tells_the_truth_of_each_channel_and_an_alarm_is_told_once_until_it_is_over() {
        String incident = openAndSeeWhetherAllWorks();
        Answer message = Desk.approved(
                TOWN, incident, Desk.words("HOLDING", Map.of("en", Map.of("title", "Fire", "body", TEXT))));
        outside.loseAnswers();
        outside.shutApp(true);
        outside.brigade().fail(MastodonStub.Failure.RATE_LIMIT);
        try (Desktop speaker = at(1280, 900)) {
            speaker.login("sofie", Town.PASSWORD);
            publishAsPlanned(speaker, message);
            seeWhatBecameOfIt(speaker, message, incident);
            theTeamIsToldOnce();
            seeTheAlarm(incident);
            whatMendsItselfIsSent(message, incident);
            tryAgain(speaker, message);
            seeThatItIsOver(speaker, message, incident);
        }
    }

    private static Desktop at(int width, int height) {
        return new Desktop(chromium.browser(), TOWN.address(), width, height);
    }

    private static String openAndSeeWhetherAllWorks() {
        try (Desktop lead = at(1280, 900)) {
            lead.login("anna", Town.PASSWORD);
            lead.press("Open an incident");
            lead.fill("title", "Fire at the marshalling yard");
            lead.set(AriaRole.RADIO, "Real", true);
            lead.choose("type", "industrial-fire");
            lead.choose("scale", "GRIP 2");
            lead.set(AriaRole.CHECKBOX, "French", false);
            lead.set(AriaRole.CHECKBOX, "Dutch", false);
            lead.set(AriaRole.CHECKBOX, "English", true);
            lead.press("Open the incident");
            String incident = lead.at("/console/i/([0-9a-f-]{36})");
            lead.sees("channels ready");
            lead.isAccessible("room that was just opened");
            lead.press("Show all channels");
            lead.sees("6 of 6 channels ready");
            lead.seesTogether(Outside.TOWN_ACCOUNT, "Mastodon", "Works");
            lead.isAccessible("preflight");
            assertThat(outside.town().statuses()).isEmpty();
            letsSpeak(incident);
            return incident;
        }
    }

    /** Somebody who only here speaks for the town, and is told of alarms for it. */
    private static void letsSpeak(String incident) {
        Visitor lead = TOWN.as(Role.LEAD);
        Answer answer = lead.put(
                "/api/incidents/" + incident + "/roster",
                Map.of("lead", lead.id(), "members", List.of(Map.of("person", guest, "role", "SPOKESPERSON"))),
                lead.get("/api/incidents/" + incident).version());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void publishAsPlanned(Desktop speaker, Answer message) {
        speaker.open("/console/messages/" + message.id());
        speaker.sees("4 new posts");
        speaker.sees("2 recipients");
        speaker.sees("1 by hand");
        speaker.isAccessible("plan");
        speaker.press("Publish to " + Outside.CHANNELS + " channels");
    }

    private static void seeWhatBecameOfIt(Desktop speaker, Answer message, String incident) {
        // First what lasts two minutes only.
        speaker.press(Outside.BRIGADE_ACCOUNT + ": ");
        speaker.seesTogether(Outside.BRIGADE_ACCOUNT, "Channel rests", "Nothing to do: this channel asked us to wait");
        speaker.isAccessible("details of a delivery");
        speaker.pressInDialog("Close");
        speaker.seesTogether(Outside.APP_ACCOUNT, "Refused", "What now?");
        Locator unclear = speaker.seesTogether(Outside.TOWN_ACCOUNT, "Unclear", "What now?");
        assertThat(unclear.innerText()).contains("We do not know whether this left", "It is not there");
        speaker.seesTogether(Outside.VAN_ACCOUNT, "To do", "What now?", "Say how it went");
        speaker.seesTogether(Outside.LIST_ACCOUNT, "2 of 2 sent");
        speaker.isAccessibleOnBoth("message with trouble");
        speaker.open("/console/i/" + incident + "/deliveries");
        speaker.seesTogether(Outside.APP_ACCOUNT, "Refused", "What now?", "Try again");
        speaker.isAccessibleOnBoth("delivery board");
        assertThat(outside.town().statuses()).hasSize(1);
        assertThat(state(message, incident, Outside.TOWN_ACCOUNT)).isEqualTo("UNCLEAR");
    }

    private static void theTeamIsToldOnce() {
        TOWN.clock().forward(Duration.ofSeconds(16));
        for (String person : List.of("anna", "sofie", "rik")) {
            Town.eventually(
                    person + " is told",
                    () -> outside.mailsTo(person + "@stad.example").size() == 1);
            assertThat(outside.mailsTo(person + "@stad.example").get(0))
                    .contains("Fire at the marshalling yard", Outside.APP_ACCOUNT);
        }
        assertThat(outside.mailsTo("tom@stad.example")).isEmpty();
    }

    private static void seeTheAlarm(String incident) {
        try (Desktop lead = at(360, 800)) {
            lead.login("anna", Town.PASSWORD);
            lead.open("/console/i/" + incident);
            lead.sees("What went wrong");
            lead.seesTogether(Outside.APP_ACCOUNT, "did not post", "403", "What now?");
            Locator bell = lead.page().locator(".bell").filter(new Locator.FilterOptions().setHasText("alarm"));
            bell.first().waitFor();
            assertThat(bell.count()).isEqualTo(1);
            assertThat(lead.page()
                            .locator(".room-alarms li")
                            .filter(new Locator.FilterOptions().setHasText(Outside.APP_ACCOUNT))
                            .count())
                    .isEqualTo(1);
            lead.isAccessible("room with alarms on a phone");
            lead.open("/console/i/" + incident + "/alarms");
            lead.seesTogether(Outside.APP_ACCOUNT, "did not post", "403", "What now?");
            lead.isAccessibleOnBoth("alarms");
        }
    }

    private static void whatMendsItselfIsSent(Answer message, String incident) {
        outside.mendNetwork();
        TOWN.clock().forward(Duration.ofSeconds(120));
        for (String account : List.of(Outside.TOWN_ACCOUNT, Outside.BRIGADE_ACCOUNT)) {
            Town.eventually(
                    account + " has it", () -> state(message, incident, account).equals("SENT"));
        }
        assertThat(outside.town().statuses())
                .as("found by looking, not sent again")
                .hasSize(1);
        assertThat(outside.brigade().statuses()).hasSize(1);
    }

    private static void tryAgain(Desktop speaker, Answer message) {
        outside.shutApp(false);
        speaker.open("/console/messages/" + message.id());
        speaker.press("Try again: " + Outside.APP_ACCOUNT);
        speaker.press("Say how it went: " + Outside.VAN_ACCOUNT);
        speaker.fill("proof", "Quay Street and Yard Lane, until 14:10.");
        speaker.isAccessible("telling how it went");
        speaker.press("It is done");
        speaker.sees("6 of 6 sent");
        speaker.isAccessible("message that is out");
    }

    private static void seeThatItIsOver(Desktop speaker, Answer message, String incident) {
        Town.eventually(
                "the alarms are over",
                () -> TOWN.as(Role.LEAD)
                        .get("/api/alarms?seen=false&incident=" + incident)
                        .json()
                        .path("items")
                        .isEmpty());
        speaker.open("/console/i/" + incident);
        speaker.sees("Deliveries");
        speaker.seesNoMore(".room-alarms");
        Town.eventually(
                "the bell is silent",
                () -> speaker.page().locator(".bell").innerText().isBlank());
        assertThat(state(message, incident, Outside.APP_ACCOUNT)).isEqualTo("SENT");
        assertThat(outside.toldApp("marshalling yard"))
                .as("refused once, taken once")
                .isEqualTo(2);
        for (String reader : Outside.READERS) {
            assertThat(outside.mailsTo(reader)).hasSize(1);
        }
        assertThat(outside.mailsTo("sofie@stad.example")).hasSize(1);
    }

    private static String state(Answer message, String incident, String account) {
        for (JsonNode delivery : TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?message=" + message.id())
                .json()
                .path("items")) {
            if (delivery.path("accountName").asText().equals(account)) {
                return delivery.path("state").asText();
            }
        }
        return "none";
    }
}
