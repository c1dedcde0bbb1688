package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.PictureFiles;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rumour from the moment that somebody sees it until it is gone, on telephones, each person at their own. */
@ExtendWith(Screens.class)
class RumourIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String CLAIM = "The drinking water is poisoned";
    private static final String FACT = "You can drink the water.";
    private static final String SOURCE = "Measured this morning";

    private static Chromium chromium;
    private static MastodonStub mastodon;

    private String incident;

    @BeforeAll
    static void start() throws Exception {
        mastodon = MastodonStub.start(TOWN.clock());
        chromium = Chromium.start();
        for (List<String> person : List.of(
                List.of("mona", "MONITOR"),
                List.of("tom", "AUTHOR"),
                List.of("bert", "APPROVER"),
                List.of("sofie", "SPOKESPERSON"))) {
            Scene.person(TOWN, person.get(0), person.get(1));
        }
        Linked.mastodon(TOWN, mastodon, "Mastodon of the town");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        mastodon.close();
    }

    @BeforeEach
    void open() {
        Map<String, Object> opening = Scene.opening("Leak at the waterworks", "REAL");
        opening.put("languages", List.of("en"));
        incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
    }

    @Test
    void a_rumour_with_a_screenshot_gets_an_answer_a_correction_and_an_end() {
        try (Desktop monitor = phone("mona")) {
            String rumour = report(monitor);
            answerAsExpert(ask(monitor));
            judge(monitor, rumour);
            String message = correct(rumour);
            signOff(message);
            publish(message);
            readAsResident();
            watchAndClose(monitor, rumour);
        }
    }

    @Test
    void two_reports_of_one_claim_are_joined_by_a_person_and_can_be_parted_again() {
        String first = reported(CLAIM);
        String second = reported("They say that the drinking water has been poisoned");
        reported("The bridge at the station is closed");
        try (Desktop monitor = phone("mona")) {
            monitor.open("/console/i/" + incident + "/rumours");
            monitor.sees("1 pair looks like the same rumour");
            monitor.press("Look");
            monitor.isAccessibleOnBoth("rumours that look like one");
            monitor.press("Merge into “" + CLAIM);
            monitor.sees("is now part of");
            assertThat(rumour(second).json().path("mergedInto").asText()).isEqualTo(first);
            monitor.isAccessible("merged rumours");
            monitor.open("/console/rumours/" + first);
            monitor.seesTogether("They say that", "Take apart again");
            monitor.sees("seen 2 times");
            monitor.isAccessibleOnBoth("rumour with another one in it");
            monitor.press("Take apart again: They say that");
            monitor.sees("Nothing is merged into this one.");
            assertThat(rumour(second).json().hasNonNull("mergedInto")).isFalse();
        }
    }

    @Test
    void a_report_takes_a_claim_and_one_key() {
        try (Desktop monitor = phone("mona")) {
            monitor.open("/console/i/" + incident + "/rumours?new");
            monitor.page().locator("textarea[name=claim]:focus").waitFor();
            monitor.page().keyboard().type("The dam has burst");
            for (int fields = 0; !"submit".equals(focused(monitor)); fields++) {
                assertThat(fields).as("keys to the button").isLessThan(8);
                monitor.page().keyboard().press("Tab");
            }
            monitor.page().keyboard().press("Enter");
            monitor.sees("Reported: The dam has burst");
            monitor.page().keyboard().press("Tab");
            monitor.page().keyboard().press("Enter");
            String rumour = monitor.at("/console/rumours/([0-9a-f-]{36})");
            assertThat(rumour(rumour).json().path("where").asText()).isEqualTo("?");
            monitor.page().setViewportSize(320, 640);
            monitor.isAccessible("rumour at 320 px");
            monitor.open("/console/i/" + incident + "/rumours");
            monitor.sees("The dam has burst");
            monitor.isAccessible("rumours at 320 px");
        }
    }

    private static Object focused(Desktop desktop) {
        return desktop.page().evaluate("document.activeElement.getAttribute('type')");
    }

    private static Desktop phone(String username) {
        Desktop phone = new Desktop(chromium.browser(), TOWN.address(), 360, 800);
        phone.login(username, Town.PASSWORD);
        return phone;
    }

    private String report(Desktop monitor) {
        monitor.open("/console/i/" + incident + "/rumours");
        monitor.press("Report a rumour");
        monitor.fill("claim", CLAIM);
        monitor.page()
                .locator("input[name=file]")
                .setInputFiles(new FilePayload("screenshot.png", "image/png", PictureFiles.png(60, 40)));
        monitor.sees("screenshot.png");
        monitor.isAccessible("report of a rumour");
        monitor.press("Report a rumour");
        monitor.press("Open the rumour");
        String rumour = monitor.at("/console/rumours/([0-9a-f-]{36})");
        monitor.sees("Fingerprint (SHA-256)");
        monitor.isAccessibleOnBoth("reported rumour");
        monitor.page().setViewportSize(360, 800);
        assertThat(rumour(rumour).json().path("evidence").path(0).path("sha256").asText())
                .hasSize(64);
        return rumour;
    }

    private static String ask(Desktop monitor) {
        monitor.press("Check this");
        // The buttons change places when the state has moved on; one that moves under the pointer is not pressed.
        monitor.sees("Verifying");
        monitor.press("Ask somebody who knows");
        monitor.fill("name", "Jan De Smet");
        monitor.fill("service", "Waterworks");
        monitor.isAccessible("question to an expert");
        monitor.press("Make the link");
        monitor.sees("Waits for an answer");
        monitor.isAccessible("rumour with a question");
        return monitor.page().locator(".copy-link input").first().inputValue();
    }

    private static void answerAsExpert(String link) {
        try (Desktop expert = new Desktop(chromium.browser(), TOWN.address(), 360, 800)) {
            expert.open(link.substring(link.indexOf("/x/")));
            expert.sees(CLAIM);
            expert.isAccessible("question to an expert, as the expert has it");
            expert.set(AriaRole.RADIO, "No, this is not true", true);
            expert.fill("source", SOURCE);
            expert.fill("note", FACT);
            expert.press("Send your answer");
            expert.sees("You have answered");
            expert.isAccessible("answered question");
        }
    }

    private void judge(Desktop monitor, String rumour) {
        monitor.sees("Jan De Smet answers: it is not so");
        monitor.press("Give a verdict");
        monitor.sees("Filled in from the answer of Jan De Smet, Waterworks");
        assertThat(monitor.page().locator("[name=note]").first().inputValue()).isEqualTo(FACT);
        monitor.isAccessible("verdict");
        monitor.press("Record the verdict");
        monitor.sees("Correct this: first the fact");
        monitor.sees("An author or lead writes the correction.");
        monitor.isAccessible("rumour that is false");
        assertThat(rumour(rumour).json().path("verdictSource").asText()).isEqualTo("Waterworks: " + SOURCE);
    }

    private static String correct(String rumour) {
        try (Desktop author = phone("tom")) {
            author.open("/console/rumours/" + rumour);
            author.press("Write the correction");
            Locator body = author.page().locator("[name='text.en.body']").first();
            String begun = body.inputValue();
            assertThat(begun.split("\n\n")).hasSize(4);
            assertThat(begun.indexOf(FACT)).isLessThan(begun.indexOf(CLAIM));
            assertThat(begun.indexOf(CLAIM)).isLessThan(begun.indexOf("Why it misleads"));
            assertThat(begun.lastIndexOf(FACT)).isGreaterThan(begun.indexOf("Why it misleads"));
            body.fill(begun.replace("misleads: …", "misleads: the leak is in a pipe that carries no drinking water."));
            author.fill("text.en.title", "The water is safe");
            author.isAccessible("correction");
            author.tickAndPress("Ask for sign-off");
            author.sees("Waiting for sign-off");
            return author.at("/console/messages/([0-9a-f-]{36})");
        }
    }

    private static void signOff(String message) {
        try (Desktop approver = phone("bert")) {
            approver.open("/console/messages/" + message + "/review");
            approver.sees(FACT);
            approver.answerYes();
            approver.press("Sign off");
            approver.sees("A spokesperson of this incident can publish it.");
        }
    }

    private static void publish(String message) {
        try (Desktop speaker = phone("sofie")) {
            speaker.open("/console/messages/" + message);
            speaker.press("Publish to 2 channels");
            speaker.sees("2 of 2 sent");
        }
        Town.eventually(
                "the correction is on Mastodon",
                () -> mastodon.statuses().stream()
                        .anyMatch(status -> status.text().contains(FACT)));
    }

    private void readAsResident() {
        String slug = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
        try (Desktop resident = new Desktop(chromium.browser(), TOWN.address(), 360, 800)) {
            Town.eventually("residents see what is false", () -> {
                resident.open("/i/" + slug);
                // A page that was read too early has no rumours at all: then it is read again.
                return resident.page().locator(".rumours").allInnerTexts().stream()
                        .anyMatch(shown -> shown.contains(CLAIM));
            });
            assertThat(resident.page().locator(".rumours").innerText()).contains("Not true");
            assertThat(resident.page()
                            .locator("script[type='application/ld+json']")
                            .allTextContents())
                    .anyMatch(data -> data.contains("ClaimReview") && data.contains(CLAIM));
            assertThat(resident.page().content()).contains("Waterworks").doesNotContain("Jan De Smet");
            resident.isAccessible("public page with a corrected rumour");
        }
    }

    private void watchAndClose(Desktop monitor, String rumour) {
        monitor.press("Watch this rumour");
        // As above: what is pressed next moves when the state has moved on.
        monitor.sees("See whether it still goes round");
        monitor.press("I saw it again");
        monitor.fill("where", "A parents' group");
        monitor.press("Record this");
        monitor.sees("seen 2 times");
        monitor.press("See whether it still goes round");
        monitor.isAccessible("does it still go round");
        monitor.set(AriaRole.RADIO, "No, it is quiet", true);
        monitor.press("Record this");
        monitor.sees("At the last look it was quiet");
        assertThat(monitor.page().locator(".rumour-next .primary-button").innerText())
                .isEqualTo("Close this rumour");
        monitor.isAccessibleOnBoth("rumour that is watched");
        monitor.press("Close this rumour");
        monitor.fill("note", "Nothing seen for an hour");
        monitor.press("Close this rumour");
        monitor.sees("This rumour no longer goes round");
        assertThat(rumour(rumour).json().path("state").asText()).isEqualTo("CLOSED");
        monitor.open("/console/i/" + incident + "/rumours");
        monitor.sees("Closed (1)");
        monitor.isAccessibleOnBoth("rumours of which one is closed");
    }

    private String reported(String claim) {
        return Scene.created(
                TOWN.as(Role.LEAD).post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
    }

    private static Answer rumour(String id) {
        return TOWN.as(Role.LEAD).get("/api/rumours/" + id);
    }
}
