package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole scenario at speed, from choosing it to the score and its report on paper; both are printed. */
@ExtendWith(Screens.class)
class ScenarioIT {
    private static final Path PRINTED = Path.of("target", "exercise");

    @RegisterExtension
    static final Town TOWN = new Town();

    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        Scene.person(TOWN, "anna", "LEAD");
        Scene.person(TOWN, "sofie", "SPOKESPERSON");
        for (String platform : List.of("mastodon", "facebook", "email")) {
            Map<String, Object> settings = new HashMap<>(Map.of("imitates", platform));
            if (platform.equals("email")) {
                settings.put("recipients", List.of("wijk@waterschoot.example"));
            }
            Scene.created(TOWN.admin()
                    .post(
                            "/api/accounts",
                            Map.of("platform", "sandbox", "name", "Exercise " + platform, "settings", settings)));
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void a_team_plays_a_whole_scenario_at_speed_and_reads_its_score_and_report() throws IOException {
        try (Desktop trainer = new Desktop(chromium.browser(), TOWN.address(), 1280, 900);
                Desktop speaker = Desktop.phone(chromium.browser(), TOWN.address())) {
            trainer.login("anna", Town.PASSWORD);
            trainer.open("/console/exercises");
            trainer.set(AriaRole.RADIO, "Fire on the", true);
            trainer.choose("speed", "60");
            trainer.isAccessibleOnBoth("choose a scenario");
            trainer.press("Open this exercise");
            String incident = trainer.at("/console/i/([0-9a-f-]{36})/exercise");
            // From its tenth minute, which is ten seconds, to its twentieth the scenario lets a channel refuse
            // everything.
            TOWN.clock().hold();
            trainer.press("Start the exercise");
            trainer.press("Pause");
            trainer.sees("Go on");
            TOWN.clock().goOn();
            firstStatement(incident);
            trainer.press("Go on");
            trainer.sees("Pause");
            trainer.isAccessibleOnBoth("the trainer's desk");
            play(incident);
            handle(speaker, incident);
            rumour(incident);
            trainer.sees("Nothing more comes.");
            trainer.press("End the exercise");
            trainer.pressInDialog("End the exercise");
            trainer.sees("over");
            trainer.open("/console/i/" + incident + "/score");
            trainer.sees("targets met");
            trainer.isAccessibleOnBoth("the score");
            printed(trainer, incident);
        }
    }

    /** Somebody is too fast, which counts; then it is done as it must be. */
    private static void firstStatement(String incident) {
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Er is brand."));
        Answer early = TOWN.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + draft.id() + "/publication",
                        Map.of(
                                "revision",
                                draft.json().path("revision").asInt(),
                                "hash",
                                draft.json().path("hash").asText(),
                                "accounts",
                                "all"));
        assertThat(early.status()).isBetween(400, 499);
        Publish.onto(
                TOWN,
                incident,
                Desk.words(
                        "HOLDING",
                        Map.of(
                                "nl", Map.of("title", "Brand", "body", "Er is brand. Sluit ramen en deuren."),
                                "fr", Map.of("title", "Incendie", "body", "Il y a un incendie. Fermez les fenêtres."),
                                "en", Map.of("title", "Fire", "body", "There is a fire. Shut windows and doors."))),
                "all");
    }

    /** Sixty minutes of the play are one of the team's. */
    private static void play(String incident) {
        Visitor trainer = TOWN.as(Role.LEAD);
        TOWN.clock().forward(Duration.ofSeconds(70));
        Town.eventually("everything came", () -> {
            for (JsonNode inject : play(trainer, incident).path("injects")) {
                if (!inject.path("state").asText().equals("PLAYED")) {
                    return false;
                }
            }
            return true;
        });
        assertThat(play(trainer, incident).path("injects")).hasSizeGreaterThanOrEqualTo(25);
        Town.eventually(
                "the posts came",
                () -> trainer.get("/api/incidents/" + incident + "/reactions?limit=200")
                                .json()
                                .path("items")
                                .size()
                        >= 40);
    }

    private static JsonNode play(Visitor trainer, String incident) {
        return trainer.get("/api/incidents/" + incident + "/exercise").json();
    }

    /** The spokesperson answers one call on a phone. */
    private static void handle(Desktop speaker, String incident) {
        speaker.login("sofie", Town.PASSWORD);
        speaker.open("/console/i/" + incident);
        speaker.sees("Came in");
        speaker.isAccessible("what came in, on a phone");
        speaker.page().locator(".incoming-mine button").first().click();
        speaker.fill("note", "Called back: we tell at the next update.");
        speaker.pressInDialog("Handled");
        speaker.sees("Show what is handled (1)");
    }

    /** Of all the rumours one is noticed, and judged. */
    private static void rumour(String incident) {
        Visitor lead = TOWN.as(Role.LEAD);
        for (JsonNode inject : play(lead, incident).path("injects")) {
            if (inject.path("kind").asText().equals("RUMOUR")) {
                String claim = inject.path("content").path("claim").path("nl").asText();
                Scene.created(
                        TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
                return;
            }
        }
        throw new AssertionError("No rumour in the play");
    }

    private static void printed(Desktop trainer, String incident) throws IOException {
        JsonNode score = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/exercise/score")
                .json();
        assertThat(score.path("met").asInt()).isPositive();
        assertThat(score.path("of").asInt()).isGreaterThan(score.path("met").asInt());
        assertThat(score.path("attempts").findValuesAsText("kind")).containsExactly("UNAPPROVED");
        assertThat(missed(score)).as("rumours that nobody reported").isGreaterThanOrEqualTo(3);
        StringBuilder text = new StringBuilder(
                score.path("title").asText() + ": " + score.path("met") + " of " + score.path("of") + " targets met\n");
        score.path("lines")
                .forEach(line -> text.append(String.format(
                        "  %-10s %s: %s (%s)%n",
                        line.path("met").asText(),
                        line.path("what").asText(),
                        line.path("got").asText(),
                        line.path("target").asText())));
        byte[] pdf = trainer.page()
                .request()
                .get(TOWN.address() + "/api/incidents/" + incident + "/report?format=pdf&lang=en")
                .body();
        Files.createDirectories(PRINTED);
        Files.writeString(PRINTED.resolve("score.txt"), text, StandardCharsets.UTF_8);
        Files.write(PRINTED.resolve("report.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String onPaper = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(onPaper)
                    .contains("EXERCISE", score.path("met") + " of " + score.path("of"))
                    .contains(score.path("title").asText());
            text.append(String.format(
                    "%n  Report: %d pages, %s%n", document.getNumberOfPages(), PRINTED.resolve("report.pdf")));
        }
        System.out.println(text);
    }

    private static int missed(JsonNode score) {
        int missed = 0;
        for (JsonNode line : score.path("lines")) {
            boolean reported = line.path("id").asText().startsWith("rumour-")
                    && line.path("part").asText().equals("RUMOURS");
            missed += reported && line.path("met").asText().equals("NO") ? 1 : 0;
        }
        return missed;
    }
}
