package org.baken.journey;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.baken.testing.Linked;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A first crisis as the README tells it, in a real browser, with a scan for accessibility on every screen. */
@ExtendWith(Screens.class)
class MainRoadIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String FIRST = "There is a fire at the marshalling yard. Stay inside and close your windows.";

    private static Chromium chromium;
    private static MastodonStub mastodon;

    @BeforeAll
    static void start() throws Exception {
        mastodon = MastodonStub.start(TOWN.clock());
        chromium = Chromium.start();
        for (List<String> person : List.of(
                List.of("anna", "LEAD"),
                List.of("tom", "AUTHOR"),
                List.of("bert", "APPROVER"),
                List.of("sofie", "SPOKESPERSON"))) {
            Scene.person(TOWN, person.get(0), person.get(1));
        }
        Linked.mastodon(TOWN, mastodon, "Mastodon of the town");
        Linked.mailingList(TOWN, MAIL.getSmtp().getPort(), "Newsletter", "een@stad.example");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        mastodon.close();
    }

    @Test
    void a_message_goes_from_nothing_to_a_mailbox_a_timeline_and_the_public_page() {
        String incident;
        try (Desktop lead = at(1280, 900)) {
            lead.open("/console/");
            lead.isAccessible("login");
            lead.login("anna", Town.PASSWORD);
            lead.isAccessible("incidents");
            incident = openIncident(lead);
            lead.isAccessible("room");
            for (String screen :
                    List.of("checklist", "facts", "messages", "rumours", "deliveries", "forwarding", "log", "report")) {
                lead.open("/console/i/" + incident + "/" + screen);
                lead.isAccessible(screen);
            }
        }
        String message = write(incident);
        signOff(message);
        publish(message);
        Town.eventually("the mail is there", () -> MAIL.getReceivedMessages().length == 1);
        Town.eventually(
                "the status is there",
                () -> mastodon.statuses().stream()
                        .anyMatch(status -> status.text().contains(FIRST)));
        try (Desktop resident = at(360, 800)) {
            resident.open("/");
            resident.isAccessible("open incidents");
            resident.page().locator("a[href*='/i/']").first().click();
            resident.sees(FIRST);
            resident.isAccessible("public page");
        }
        logRumour(incident);
        lookAtTheHouse();
    }

    private static Desktop at(int width, int height) {
        return new Desktop(chromium.browser(), TOWN.address(), width, height);
    }

    private static String openIncident(Desktop lead) {
        lead.press("Open an incident");
        lead.fill("title", "Fire at the marshalling yard");
        lead.set(AriaRole.RADIO, "Real", true);
        lead.isAccessible("open an incident");
        lead.choose("type", "industrial-fire");
        lead.choose("scale", "GRIP 2");
        lead.set(AriaRole.CHECKBOX, "French", false);
        lead.set(AriaRole.CHECKBOX, "Dutch", false);
        lead.set(AriaRole.CHECKBOX, "English", true);
        lead.press("Open the incident");
        String incident = lead.at("/console/i/([0-9a-f-]{36})");
        lead.sees("Write the first message");
        return incident;
    }

    private static String write(String incident) {
        try (Desktop author = at(1280, 900)) {
            author.login("tom", Town.PASSWORD);
            author.open("/console/i/" + incident + "/messages/new");
            author.page().locator("textarea").first().waitFor();
            author.choose("purpose", "HOLDING");
            author.fill("text.en.title", "Fire");
            author.fill("text.en.core.known", FIRST);
            author.isAccessible("composer");
            author.tickAndPress("Ask for sign-off");
            author.sees("Waiting for sign-off");
            author.isAccessible("message");
            return author.at("/console/messages/([0-9a-f-]{36})");
        }
    }

    private static void signOff(String message) {
        try (Desktop approver = at(360, 800)) {
            approver.login("bert", Town.PASSWORD);
            approver.open("/console/messages/" + message + "/review");
            approver.sees(FIRST);
            approver.isAccessible("review");
            approver.answerYes();
            approver.press("Sign off");
            approver.sees("A spokesperson of this incident can publish it.");
        }
    }

    private static void publish(String message) {
        try (Desktop spokesperson = at(1280, 900)) {
            spokesperson.login("sofie", Town.PASSWORD);
            spokesperson.open("/console/messages/" + message);
            spokesperson.isAccessible("publish");
            spokesperson.press("Publish to 3 channels");
            spokesperson.sees("3 of 3 sent");
            spokesperson.isAccessible("published message");
        }
    }

    private static void logRumour(String incident) {
        try (Desktop lead = at(360, 800)) {
            lead.login("anna", Town.PASSWORD);
            lead.open("/console/i/" + incident + "/rumours");
            lead.press("Report a rumour");
            lead.fill("claim", "The drinking water is poisoned");
            lead.fill("where", "A neighbourhood group");
            lead.isAccessible("report a rumour");
            lead.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions().setName("Report a rumour"))
                    .last()
                    .click();
            lead.press("Open the rumour");
            lead.sees("The drinking water is poisoned");
            lead.isAccessible("rumour");
        }
    }

    private static void lookAtTheHouse() {
        try (Desktop admin = at(360, 800)) {
            admin.login("beheer", Town.PASSWORD);
            for (String screen : List.of("accounts", "people", "groups", "me")) {
                admin.open("/console/" + screen);
                admin.isAccessible(screen);
            }
        }
    }
}
