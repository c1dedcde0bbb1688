package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a message comes to be trusted: written, checked, translated, objected to, changed, signed off and published. */
@ExtendWith(Screens.class)
class SignOffIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String KNOWN = "There is a fire in a warehouse at the north quay.";
    private static final String CHANGED = "There is a fire in two warehouses at the north quay.";
    private static final String FRENCH = "Un incendie est en cours dans un entrepôt au quai nord.";

    private static Chromium chromium;
    private static MastodonStub mastodon;
    private static String incident;

    @BeforeAll
    static void start() throws Exception {
        mastodon = MastodonStub.start(TOWN.clock());
        chromium = Chromium.start();
        for (List<String> person :
                List.of(List.of("tom", "AUTHOR"), List.of("bert", "APPROVER"), List.of("sofie", "SPOKESPERSON"))) {
            Scene.person(TOWN, person.get(0), person.get(1));
        }
        Linked.mastodon(TOWN, mastodon, "Mastodon of the town");
        Answer opened = TOWN.as(Role.LEAD)
                .post(
                        "/api/incidents",
                        Map.of(
                                "title", "Fire at the harbour",
                                "type", "industrial-fire",
                                "kind", "REAL",
                                "scale", "GRIP 1",
                                "place", "North quay",
                                "languages", List.of("en", "fr")));
        incident = Scene.created(opened);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        mastodon.close();
    }

    @Test
    void a_message_is_written_checked_translated_objected_to_changed_signed_off_and_published() {
        String message = writeAndTranslate();
        askForChanges(message);
        improve(message);
        signOff(message, "There is nothing");
        assertThat(state(message)).isEqualTo("APPROVED");
        changeAgain(message);
        JsonNode changed = TOWN.as(Role.LEAD).get("/api/messages/" + message).json();
        assertThat(changed.path("signOffs")).as("sign-offs of the text before").isEmpty();
        signOff(message, "Compared with what was last approved");
        publish(message);
        try (Desktop resident = at(360, 800)) {
            resident.open("/");
            resident.page().locator("a[href*='/i/']").first().click();
            resident.sees(CHANGED);
            assertThat(resident.page().getByText(KNOWN).count()).isZero();
            resident.isAccessible("public page");
        }
        Town.eventually(
                "the status is there",
                () -> mastodon.statuses().stream()
                        .anyMatch(status -> status.text().contains(CHANGED)));
    }

    /** Two presses from the room to a first message that can be handed in; the rest is making it better. */
    private static String writeAndTranslate() {
        try (Desktop author = at(1280, 900)) {
            author.login("tom", Town.PASSWORD);
            author.open("/console/i/" + incident);
            author.press("Write the first message");
            author.page().locator("[name='text.en.core.known']").waitFor();
            assertThat(author.page().locator("[name='text.en.title']").inputValue())
                    .contains("North quay");
            author.isAccessible("composer with a template");
            author.fill("text.en.core.known", KNOWN);
            author.fill("text.en.core.unknown", "…");
            author.sees("Fill in first what is still open (…).");
            author.fill("text.en.core.unknown", "Whether anyone is hurt. It is a catastrophe, probably.");
            author.page().locator(".finding").getByText("catastrophe").first().waitFor();
            author.fill("text.en.core.unknown", "Whether anyone is hurt.");
            author.fill("text.fr.core.known", FRENCH);
            author.sees("This is too long for Mastodon");
            author.isAccessible("composer with findings");
            author.press("Make a shorter text");
            author.tickAndPress("Ask for sign-off");
            author.sees("Waiting for sign-off");
            return author.at("/console/messages/([0-9a-f-]{36})");
        }
    }

    private static void askForChanges(String message) {
        try (Desktop approver = at(360, 800)) {
            approver.login("bert", Town.PASSWORD);
            approver.open("/console/messages/" + message + "/review");
            approver.sees(KNOWN);
            approver.sees(FRENCH);
            approver.isAccessible("review");
            approver.press("Ask for changes");
            approver.fill("comment", "Two warehouses are burning.");
            approver.isAccessible("asking for changes");
            approver.press("Send back to the author");
            approver.at("/console/messages/[0-9a-f-]{36}$");
        }
        assertThat(state(message)).isEqualTo("DRAFT");
    }

    private static void improve(String message) {
        try (Desktop author = at(360, 800)) {
            author.login("tom", Town.PASSWORD);
            author.open("/console/messages/" + message);
            author.sees("Two warehouses are burning.");
            author.press("Go on writing");
            author.page().locator("[name='text.en.core.known']").waitFor();
            author.fill("text.en.core.doing", "The fire brigade is putting out the fire.");
            author.isAccessible("composer on a phone");
            author.tickAndPress("Ask for sign-off");
            author.sees("Waiting for sign-off");
        }
    }

    private static void changeAgain(String message) {
        try (Desktop author = at(1280, 900)) {
            author.login("tom", Town.PASSWORD);
            author.open("/console/messages/" + message);
            author.press("Change the text");
            author.press("Change it anyway");
            author.page().locator("[name='text.en.core.known']").waitFor();
            author.fill("text.en.core.known", CHANGED);
            author.tickAndPress("Ask for sign-off");
            author.sees("Waiting for sign-off");
        }
    }

    private static void signOff(String message, String comparison) {
        try (Desktop approver = at(1280, 900)) {
            approver.login("bert", Town.PASSWORD);
            approver.open("/console/messages/" + message + "/review");
            approver.sees("fire");
            if (comparison.startsWith("Compared")) {
                approver.sees(comparison);
            }
            approver.answerYes();
            approver.isAccessible("review with answers");
            approver.press("Sign off");
            approver.sees("A spokesperson of this incident can publish it.");
        }
    }

    private static void publish(String message) {
        try (Desktop spokesperson = at(1280, 900)) {
            spokesperson.login("sofie", Town.PASSWORD);
            spokesperson.open("/console/messages/" + message);
            spokesperson.press("Publish to 2 channels");
            spokesperson.sees("4 of 4 sent");
            spokesperson.isAccessible("published message");
        }
    }

    private static String state(String message) {
        return TOWN.as(Role.LEAD)
                .get("/api/messages/" + message)
                .json()
                .path("state")
                .asText();
    }

    private static Desktop at(int width, int height) {
        return new Desktop(chromium.browser(), TOWN.address(), width, height);
    }
}
