package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How two people answer: one writes, the other signs off, and everybody who asked about a rumour hears of it. */
@ExtendWith(Screens.class)
class AnsweringIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WORDS = "Good evening. The water of the north quay is safe to drink.";
    private static final Mixed ANNA = new Mixed("anna", "Is the water poisoned?", "", "misinformation");
    private static final Mixed BEA = new Mixed("bea", "They say the water is poisoned, is it?", "", "misinformation");
    private static final Mixed CARL = new Mixed("carl", "The bus at the station is late again.", "", "off-topic");

    private static Chromium chromium;
    private static String incident;
    private static String other;
    private static String rumour;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        Scene.person(TOWN, "mona", "MONITOR");
        Scene.person(TOWN, "sofie", "SPOKESPERSON");
        Scene.person(TOWN, "lena", "LEAD");
        incident = Scene.incident(TOWN, "Fire at the harbour");
        other = Scene.incident(TOWN, "Strike at the station");
        rumour = Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/rumours",
                        Map.of(
                                "claim",
                                "The water is poisoned",
                                "seenAt",
                                TOWN.clock().instant().toString(),
                                "where",
                                "a group")));
        judge();
        Answer taken = TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/reactions",
                        Mixed.items(
                                List.of(ANNA, BEA, CARL), TOWN.clock().instant().minus(Duration.ofMinutes(10))));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        sort(ANNA, rumour);
        sort(BEA, rumour);
        sort(CARL, null);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void two_people_answer_and_nobody_who_asked_is_forgotten() {
        try (Desktop writer = new Desktop(chromium.browser(), TOWN.address(), 1280, 900)) {
            writer.login("mona", Town.PASSWORD);
            write(writer);
            writer.open("/console/i/" + incident + "/reactions");
            writer.sees("Replies that wait for somebody");
            writer.press("Look at them");
            writer.sees("Somebody else must sign this off.");
        }
        try (Desktop speaker = new Desktop(chromium.browser(), TOWN.address(), 1280, 900)) {
            speaker.login("sofie", Town.PASSWORD);
            signOff(speaker);
            answerEverybody(speaker);
            move(speaker);
        }
        try (Desktop phone = Desktop.phone(chromium.browser(), TOWN.address())) {
            phone.login("lena", Town.PASSWORD);
            decideHowWeAnswer(phone);
        }
    }

    /** Own words wait for a second person. */
    private static void write(Desktop writer) {
        writer.open("/console/reactions/" + id(ANNA));
        writer.sees(ANNA.text());
        writer.press("Reply");
        writer.choose("template", "own");
        writer.fill("text", WORDS);
        writer.sees("A colleague reviews this before it leaves.");
        writer.press("Ask for sign-off");
        writer.sees("Our replies");
        writer.sees(WORDS);
    }

    private static void signOff(Desktop speaker) {
        speaker.open("/console/i/" + incident + "/reactions");
        speaker.sees("you can sign off 1");
        speaker.press("Look at them");
        speaker.seesTogether(ANNA.text(), WORDS);
        speaker.isAccessibleOnBoth("replies that wait");
        speaker.press("Sign off");
        speaker.sees("Answer anna on Mastodon yourself.");
        speaker.isAccessibleOnBoth("a reply by hand");
        speaker.press("I answered");
        speaker.fill("url", "https://social.example/our-answer");
        speaker.press("Record this");
        speaker.sees("No reply is waiting any more.");
        assertThat(replies(ANNA).path(0).path("state").asText()).isEqualTo("DONE");
        assertThat(replies(ANNA).path(0).path("url").asText()).isEqualTo("https://social.example/our-answer");
    }

    /** Anna has her answer already; only Bea gets this one. */
    private static void answerEverybody(Desktop speaker) {
        speaker.open("/console/rumours/" + rumour);
        speaker.sees("1 writer waits for an answer");
        speaker.press("Answer everybody");
        speaker.sees("[the address of our page]");
        speaker.isAccessibleOnBoth("answering everybody");
        speaker.press("Answer 1 writer");
        speaker.sees("1 answer is ready.");
        speaker.sees("0 writers wait for an answer");
        speaker.sees("1 has an answer or is getting one");
        speaker.isAccessibleOnBoth("everybody answered");
        assertThat(replies(BEA)).hasSize(1);
        assertThat(replies(ANNA)).hasSize(1);
    }

    private static void move(Desktop speaker) {
        String id = id(CARL);
        speaker.open("/console/reactions/" + id);
        speaker.sees(CARL.text());
        speaker.page().getByText("More: state").click();
        speaker.choose("incident", other);
        speaker.isAccessibleOnBoth("moving a reaction");
        speaker.press("Move it");
        Town.eventually(
                "the reaction is at the other incident",
                () -> reaction(id).path("incident").asText().equals(other));
        speaker.page().locator("text=Strike at the station").first().waitFor();
    }

    private static void decideHowWeAnswer(Desktop lead) {
        lead.open("/console/triage-policy");
        lead.sees("How we answer");
        lead.set(AriaRole.RADIO, "Also the first name", true);
        lead.fill("reportingPoint", "0800 12 345");
        lead.isAccessible("the policies on a phone");
        lead.press("Record how we answer");
        lead.sees("Decided.");
        JsonNode policy = TOWN.as(Role.LEAD).get("/api/reply-policy").json();
        assertThat(policy.path("signature").asText()).isEqualTo("FIRST_NAME");
        assertThat(policy.path("reportingPoint").asText()).isEqualTo("0800 12 345");
    }

    private static void judge() {
        Answer verdict = TOWN.as(Role.MONITOR)
                .put(
                        "/api/rumours/" + rumour + "/state",
                        Map.of("state", "FALSE", "note", "According to the laboratory"),
                        TOWN.as(Role.MONITOR).get("/api/rumours/" + rumour).version());
        assertThat(verdict.status()).as(verdict.text()).isEqualTo(200);
    }

    private static void sort(Mixed reaction, String about) {
        String id = id(reaction);
        change(id, "triage", Map.of("class", reaction.category()));
        if (about != null) {
            change(id, "rumour", Map.of("rumour", about));
        }
    }

    private static void change(String id, String what, Map<String, Object> body) {
        Answer changed = TOWN.as(Role.MONITOR)
                .put(
                        "/api/reactions/" + id + "/" + what,
                        body,
                        TOWN.as(Role.MONITOR).get("/api/reactions/" + id).version());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static String id(Mixed reaction) {
        for (JsonNode item : TOWN.as(Role.MONITOR)
                .get("/api/incidents/" + incident + "/reactions?limit=50")
                .json()
                .path("items")) {
            if (item.path("author").path("handle").asText().equals(reaction.handle())) {
                return item.path("id").asText();
            }
        }
        throw new AssertionError(reaction + " did not come in");
    }

    private static JsonNode reaction(String id) {
        return TOWN.as(Role.MONITOR).get("/api/reactions/" + id).json();
    }

    private static JsonNode replies(Mixed reaction) {
        return TOWN.as(Role.MONITOR)
                .get("/api/reactions/" + id(reaction) + "/replies")
                .json()
                .path("items");
    }
}
