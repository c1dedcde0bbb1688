package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How one person sorts thirty mixed reactions with the keyboard alone, each as any colleague would. */
@ExtendWith(Screens.class)
class TriageIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WRITER = ".reading-title";
    private static final String QUESTION = ".triage h2";
    private static final String SORTED = "Sorted as:";
    private static final Set<String> ABUSIVE = Set.of("abel", "dirk", "finn");
    private static final Set<String> SPAM = Set.of("iris", "jack");

    private static Chromium chromium;
    private static String incident;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        Scene.person(TOWN, "mona", "MONITOR");
        incident = Scene.incident(TOWN, "Fire at the harbour");
        Answer taken = TOWN.as(Role.MONITOR)
                .post(
                        address() + "/reactions",
                        Mixed.items(Mixed.THIRTY, TOWN.clock().instant().minus(Duration.ofMinutes(40))));
        assertThat(taken.json().path("added").asInt()).as(taken.text()).isEqualTo(Mixed.THIRTY.size());
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void thirty_mixed_reactions_are_sorted_by_keyboard_alone() {
        try (Desktop monitor = new Desktop(chromium.browser(), TOWN.address(), 1280, 900)) {
            loginByKeyboard(monitor);
            monitor.open("/console/i/" + incident + "/reactions");
            monitor.sees("Is the tap water at the north quay safe?");
            monitor.isAccessible("inbox");
            sortSpamTogether(monitor);
            long began = System.nanoTime();
            for (Mixed each : Mixed.THIRTY) {
                if (!SPAM.contains(each.handle())) {
                    sort(monitor, each);
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(5));
            monitor.sees("There is no new reaction left in this list.");
            monitor.isAccessible("inbox with everything sorted");
            switchKeysOff(monitor);
        }
        Map<String, String> classes = classes();
        Mixed.THIRTY.forEach(each -> assertThat(classes).as(each.text()).containsEntry(each.handle(), each.category()));
        JsonNode summary =
                TOWN.as(Role.MONITOR).get(address() + "/reactions/summary").json();
        assertThat(summary.path("states").path("NEW").asInt())
                .as(summary.toString())
                .isZero();
        onPhone();
    }

    private static void loginByKeyboard(Desktop monitor) {
        monitor.open("/console/");
        monitor.page().locator("[name='username']").waitFor();
        monitor.tabTo("[name='username']");
        monitor.page().keyboard().type("mona");
        monitor.key("Tab");
        monitor.page().keyboard().type(Town.PASSWORD);
        monitor.key("Enter");
        monitor.sees("Fire at the harbour");
    }

    /** What is plainly the same is chosen and sorted in one go. */
    private static void sortSpamTogether(Desktop monitor) {
        monitor.key("/");
        monitor.page().keyboard().type("win.example");
        monitor.seesNoMore("#main li:has-text('tap water')");
        monitor.sees("WIN WIN WIN click here http://win.example/2");
        monitor.key("Escape", "x", "j", "x");
        monitor.sees("2 chosen");
        monitor.isAccessible("inbox with two chosen");
        monitor.key("b", "Tab");
        monitor.page().keyboard().type("Spam");
        monitor.tabTo(".bulk .primary-button");
        monitor.key("Enter");
        monitor.sees("2 done.");
        monitor.tabTo(".bulk .link");
        monitor.key("Enter", "/");
        monitor.key("Control+a", "Delete", "Escape");
        monitor.sees("Is the tap water at the north quay safe?");
    }

    private static void sort(Desktop monitor, Mixed each) {
        waitFor(monitor, WRITER, each.handle());
        if (each.handle().equals("olaf")) {
            sortWronglyAndUndo(monitor);
        }
        answer(monitor, each.way());
        waitFor(monitor, QUESTION, SORTED);
        switch (each.handle()) {
            case "nora" -> reply(monitor);
            case "dirk" -> keepEvidence(monitor);
            case "pia" -> hearOfNews(monitor);
            default -> {}
        }
        if (ABUSIVE.contains(each.handle())) {
            assertThat(monitor.page().getByText(each.text()).count())
                    .as(each.text())
                    .isZero();
            monitor.sees("Too much of this?");
        }
        if (each.category().equals("threat")) {
            monitor.isAccessible("an abusive reaction");
        }
        monitor.key("s");
    }

    /** Presses one digit after the other, each when its question is there. */
    private static void answer(Desktop monitor, String way) {
        for (int i = 0; i < way.length(); i++) {
            String before = monitor.page().locator(QUESTION).textContent();
            monitor.key(way.substring(i, i + 1));
            monitor.page()
                    .waitForFunction(
                            "([where, before]) => { const now = document.querySelector(where);"
                                    + " return now && now.textContent !== before; }",
                            List.of(QUESTION, before));
        }
    }

    private static void sortWronglyAndUndo(Desktop monitor) {
        answer(monitor, "11");
        waitFor(monitor, QUESTION, SORTED);
        monitor.key("u");
        waitFor(monitor, QUESTION, "What does the writer do?");
        monitor.key("u");
        waitFor(monitor, QUESTION, "How does this reaction sound?");
    }

    /** An approved answer, in the organisation's name. */
    private static void reply(Desktop monitor) {
        monitor.key("r");
        monitor.page().locator(".reply-preview").waitFor();
        monitor.isAccessible("answering");
        monitor.tabTo(".reading form .primary-button");
        monitor.key("Enter");
        monitor.sees("Our replies");
    }

    /** What may be punishable is kept before anything else happens to it. */
    private static void keepEvidence(Desktop monitor) {
        monitor.key("e");
        monitor.sees("What is removed does not come back.");
        monitor.key("Enter");
        monitor.sees("1 piece of evidence kept");
        monitor.isAccessible("a procedure");
    }

    /** Somebody writes meanwhile: it is told, and nothing on the screen moves. */
    private static void hearOfNews(Desktop monitor) {
        Locator rows = monitor.page().locator(".reaction-row");
        int before = rows.count();
        Mixed late = new Mixed("late", "Is there still smoke in the west?", "211", "question");
        TOWN.as(Role.MONITOR)
                .post(
                        address() + "/reactions",
                        Mixed.items(List.of(late), TOWN.clock().instant()));
        monitor.sees("1 new");
        assertThat(rows.count()).isEqualTo(before);
        assertThat(monitor.page().locator(WRITER).textContent()).contains("pia");
        // It is sorted here by another: this list is about the thirty.
        String id = id(late);
        Answer sorted = TOWN.as(Role.MONITOR)
                .put(
                        "/api/reactions/" + id + "/triage",
                        Map.of("class", "question"),
                        TOWN.as(Role.MONITOR).get("/api/reactions/" + id).version());
        assertThat(sorted.status()).as(sorted.text()).isEqualTo(200);
    }

    private static void switchKeysOff(Desktop monitor) {
        monitor.key("k");
        String writer = monitor.page().locator(WRITER).textContent();
        monitor.key("?");
        monitor.sees("Use single keys");
        monitor.isAccessible("the keys");
        monitor.tabTo("dialog input[type='checkbox']");
        monitor.key("Space", "Escape");
        monitor.seesNoMore("dialog[open]");
        monitor.key("k", "k");
        assertThat(monitor.page().locator(WRITER).textContent()).isEqualTo(writer);
        monitor.tabTo(".reaction-row a");
        monitor.key("ArrowUp");
        monitor.page()
                .waitForFunction(
                        "([where, before]) => document.querySelector(where).textContent !== before",
                        List.of(WRITER, writer));
    }

    /** The same work on a phone, with a thumb. */
    private static void onPhone() {
        Mixed thumb = new Mixed("thea", "Thanks for the clear words.", "11", "praise");
        TOWN.as(Role.MONITOR)
                .post(
                        address() + "/reactions",
                        Mixed.items(List.of(thumb), TOWN.clock().instant()));
        try (Desktop phone = Desktop.phone(chromium.browser(), TOWN.address())) {
            phone.login("mona", Town.PASSWORD);
            phone.open("/console/i/" + incident);
            phone.sees("1 new");
            phone.press("Sort the reactions");
            phone.sees(thumb.text());
            phone.isAccessible("inbox on a phone");
            assertThat(phone.page().locator(".key:visible").count())
                    .as("names of keys where nobody has any")
                    .isZero();
            phone.page().locator(".reaction-row a").first().click();
            phone.at("/console/reactions/[0-9a-f-]{36}$");
            phone.page().locator(".answers button").first().click();
            phone.sees("What does the writer do?");
            phone.isAccessible("a question on a phone");
            phone.page().locator(".answers button").first().click();
            phone.sees(SORTED);
            phone.isAccessible("a sorted reaction on a phone");
            for (String path : List.of("/console/i/" + incident + "/imports", "/console/triage-policy")) {
                phone.open(path);
                phone.isAccessibleOnBoth(path);
            }
        }
    }

    private static void waitFor(Desktop monitor, String where, String words) {
        monitor.page()
                .locator(where)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .waitFor();
    }

    private static String id(Mixed reaction) {
        for (JsonNode item : TOWN.as(Role.MONITOR)
                .get(address() + "/reactions?limit=200")
                .json()
                .path("items")) {
            if (item.path("author").path("handle").asText().equals(reaction.handle())) {
                return item.path("id").asText();
            }
        }
        throw new AssertionError(reaction + " did not come in");
    }

    private static Map<String, String> classes() {
        Map<String, String> classes = new HashMap<>();
        TOWN.as(Role.MONITOR)
                .get(address() + "/reactions?limit=200")
                .json()
                .path("items")
                .forEach(item -> classes.put(
                        item.path("author").path("handle").asText(),
                        item.path("class").asText()));
        return classes;
    }

    private static String address() {
        return "/api/incidents/" + incident;
    }
}
