package org.baken.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Download;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class ReportTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String SAID = "Wat een puinhoop daar bij jullie";

    private static String incident;
    private static String exercise;
    private static String rumour;

    @BeforeAll
    static void somethingHappens() {
        beginSoThatReportsShareAQuarter();
        incident = Scene.incident(TOWN, "Brand in de haven");
        String other = Scene.incident(TOWN, "Storm in de polder");
        exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Geoefende brand", "EXERCISE")));
        react(other, "Andere reactie", "@ander");
        later(10);
        Publish.onPage(TOWN, incident, Desk.words("Er is brand. Blijf binnen."));
        Publish.onPage(TOWN, other, Desk.words("Het stormt. Blijf binnen."));
        later(40);
        Publish.onPage(TOWN, incident, Desk.words("De brand is kleiner. Blijf binnen."));
        later(5);
        promise(60);
        rumour = Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/rumours",
                        Map.of(
                                "claim", "Het water is vergiftigd",
                                "seenAt", TOWN.clock().instant().toString(),
                                "where", "Facebook",
                                "harm", "HIGH")));
        List<String> reactions = new ArrayList<>();
        reactions.add(react(incident, SAID, "@een"));
        reactions.add(react(incident, SAID + " 2", "@een"));
        reactions.add(react(incident, SAID + " 3", "@twee"));
        later(20);
        Answer verdict = TOWN.as(Role.MONITOR)
                .put("/api/rumours/" + rumour + "/state", Map.of("state", "FALSE", "note", "Waterbedrijf"), 1);
        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(200);
        answered(reactions.get(0), 20);
        answered(reactions.get(2), 180);
    }

    /** The rumour and the reactions come in 55 minutes later: then, at any time of the day, a quarter of an hour has just begun. */
    private static void beginSoThatReportsShareAQuarter() {
        long quarter = Duration.ofMinutes(15).toSeconds();
        long passed = TOWN.clock().instant().getEpochSecond() % quarter;
        TOWN.clock().forward(Duration.ofSeconds(quarter - passed).plusMinutes(5));
    }

    private static void later(int minutes) {
        TOWN.clock().forward(Duration.ofMinutes(minutes));
    }

    private static String react(String of, String text, String handle) {
        return Scene.created(TOWN.as(Role.MONITOR)
                .post("/api/incidents/" + of + "/reactions", Map.of("text", text, "handle", handle, "lang", "nl")));
    }

    private static void promise(int minutes) {
        Visitor lead = TOWN.as(Role.LEAD);
        Answer changed = lead.patch(
                "/api/incidents/" + incident,
                Map.of(
                        "nextUpdateAt",
                        TOWN.clock().instant().plus(Duration.ofMinutes(minutes)).toString()),
                lead.get("/api/incidents/" + incident).version());
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    /** As if somebody answered so long after it was written. */
    private static void answered(String reaction, int minutes) {
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE reaction SET answered_at = posted_at + INTERVAL '"
                                + minutes + "' MINUTE WHERE id = :id")
                        .bind("id", reaction)
                        .execute());
    }

    private static JsonNode report() {
        return TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + incident + "/report?lang=en")
                .json();
    }

    private static List<String> targets(String kind) {
        List<String> told = new ArrayList<>();
        report().path("targets").forEach(target -> {
            if (target.path("kind").asText().equals(kind)) {
                told.add(target.path("outcome").asText() + " "
                        + Math.round(target.path("lateSeconds").asLong() / 60.0));
            }
        });
        return told;
    }

    @Test
    void every_promise_is_held_against_what_was_published() {
        assertThat(targets("FIRST_STATEMENT")).containsExactly("MET 0");
        assertThat(targets("PROMISE")).containsExactly("LATE 10", "MOVED 0", "RUNNING 0");
        JsonNode clocks = report().path("clocks");
        assertThat(clocks.path("firstStatementSeconds").asLong()).isBetween(600L, 660L);
        assertThat(clocks.path("longestSilenceSeconds").asLong()).isBetween(2400L, 2460L);
        assertThat(clocks.path("updates").asInt()).isEqualTo(2);
    }

    @Test
    void a_late_verdict_on_a_rumour_is_late() {
        assertThat(targets("RUMOUR_VERDICT")).containsExactly("LATE 5");
        assertThat(targets("RUMOUR_CORRECTION")).containsExactly("RUNNING 0");
    }

    @Test
    void reactions_are_figures_with_people_beside_volume_and_never_a_text() {
        JsonNode figures = report().path("reactions");
        assertThat(figures.path("total").asInt()).isEqualTo(3);
        assertThat(figures.path("authors").asInt()).isEqualTo(2);
        assertThat(figures.path("unsorted").asInt()).isEqualTo(3);
        assertThat(figures.path("states").path("NEW").asInt()).isEqualTo(3);
        assertThat(figures.path("quarters").path(0).path("reactions").asInt()).isEqualTo(3);
        JsonNode answers = figures.path("answers");
        assertThat(answers.path("answered").asInt()).isEqualTo(2);
        assertThat(answers.path("medianSeconds").asLong()).isEqualTo(20 * 60);
        assertThat(answers.path("ninetySeconds").asLong()).isEqualTo(180 * 60);
        assertThat(answers.path("withinPolicy").asInt()).isEqualTo(1);
        assertThat(report().toString()).doesNotContain(SAID).doesNotContain("@een");
    }

    @Test
    void the_workload_tells_who_did_what_and_when_in_this_incident_alone() {
        JsonNode people = report().path("people");
        JsonNode monitor = null;
        for (JsonNode one : people) {
            monitor = one.path("name").asText().equals("De monitor") ? one : monitor;
        }
        assertThat(monitor).isNotNull();
        assertThat(monitor.path("acts").asInt()).isEqualTo(5);
        assertThat(monitor.path("parts").path("RUMOURS").asInt()).isEqualTo(2);
        assertThat(monitor.path("parts").path("REACTIONS").asInt()).isEqualTo(3);
        assertThat(monitor.path("seconds").asLong()).isBetween(1200L, 1260L);
        assertThat(monitor.path("quarters").size()).isEqualTo(2);
        assertThat(report().path("workload").path("De monitor").asInt()).isEqualTo(5);
    }

    @Test
    void the_timeline_tells_in_words_what_changed_the_course_and_nothing_of_another_incident() {
        List<String> told = report().path("timeline").findValuesAsText("text");
        assertThat(told)
                .containsSubsequence(
                        "Incident opened: Brand in de haven (municipal)",
                        "Message published: Brand in de haven (First message)",
                        "Rumour reported: Het water is vergiftigd",
                        "Rumour “Het water is vergiftigd” is now: false");
        assertThat(told).anyMatch(text -> text.startsWith("Next update promised for"));
        assertThat(String.join(" ", told)).doesNotContain("polder").doesNotContain("{");
    }

    @Test
    void the_lead_writes_what_was_learned_and_everybody_reads_it() {
        String path = "/api/incidents/" + exercise + "/lessons";
        Visitor lead = TOWN.as(Role.LEAD);
        Map<String, Object> written = Map.of(
                "well",
                "Snel eerste bericht",
                "better",
                "Meer mensen bij de reacties",
                "actions",
                List.of(Map.of("text", "Opleiding monitor", "who", "Els", "by", "2027-01-15")));
        assertThat(lead.put(path, written).status()).isEqualTo(428);
        assertThat(TOWN.as(Role.AUTHOR).put(path, written, 0).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.EXPERT).put(path, written, 0).status()).isEqualTo(404);
        Answer kept = lead.put(path, written, 0);
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
        assertThat(kept.version()).isEqualTo(1);
        assertThat(lead.put(path, written, 0).status()).isEqualTo(412);
        Answer wrong = lead.put(path, Map.of("actions", List.of(Map.of("text", " "))), 1);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.wrongFields()).containsExactly("actions[0].text");
        assertThat(TOWN.as(Role.OBSERVER)
                        .get(path)
                        .json()
                        .path("actions")
                        .path(0)
                        .path("by")
                        .asText())
                .isEqualTo("2027-01-15");
        assertThat(lead.put(path, Map.of("well", "Alles"), 1).version()).isEqualTo(2);
        assertThat(Desk.logged(TOWN, exercise, "report.lessons")).hasSize(2);
        assertThat(html("en", exercise))
                .contains("What went well")
                .contains("Alles")
                .doesNotContain("Opleiding");
    }

    private static String html(String lang, String of) {
        Answer answer = TOWN.as(Role.OBSERVER).get("/api/incidents/" + of + "/report?format=html&lang=" + lang);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(policy -> policy.startsWith("default-src 'none'"));
        return answer.text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void the_page_stands_by_itself_in_every_language(String lang) {
        String page = html(lang, incident);
        assertThat(page)
                .contains("<html lang=\"" + lang + "\">")
                .contains("Brand in de haven")
                .contains("Het water is vergiftigd")
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContainPattern("report\\.[a-z]")
                .doesNotContain(SAID)
                .doesNotContain("polder");
        assertThat(page.split("<h1").length).isEqualTo(2);
        assertThat(page.split("<table").length).isEqualTo(page.split("<caption").length);
        assertThat(html(lang, exercise))
                .contains(Map.of("nl", "OEFENING", "fr", "EXERCICE", "en", "EXERCISE")
                        .get(lang));
    }

    @Test
    void whatever_somebody_wrote_is_shown_and_never_obeyed() {
        String nasty = Scene.incident(TOWN, "<script>alert(1)</script> & \"]]>");
        assertThat(html("nl", nasty)).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(pdf("nl", nasty)[0]).contains("<script>alert(1)</script> & \"]]>");
    }

    /** The text of every page, the first being the whole of it. */
    private static String[] pdf(String lang, String of) {
        HttpResponse<byte[]> answer =
                Download.of(TOWN, TOWN.as(Role.OBSERVER), "/api/incidents/" + of + "/report?format=pdf&lang=" + lang);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(lang);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild())
                    .isNotNull();
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            String[] pages = new String[document.getNumberOfPages() + 1];
            pages[0] = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            for (int page = 1; page < pages.length; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages[page] = stripper.getText(document).replaceAll("\\s+", " ");
            }
            return pages;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void the_pdf_is_tagged_and_says_all_there_is_to_say_with_the_mark_of_the_log_on_every_sheet(String lang) {
        AtomicReference<String[]> drawn = new AtomicReference<>();
        AtomicReference<String> marked = new AtomicReference<>();
        // Alarms are logged by themselves, and each moves the mark.
        Town.eventually("nothing is logged while it is drawn", () -> {
            marked.set(mark());
            drawn.set(pdf(lang, incident));
            return mark().equals(marked.get());
        });
        String[] pages = drawn.get();
        String mark = marked.get();
        assertThat(pages[0])
                .contains("Brand in de haven")
                .contains("Het water is vergiftigd")
                .contains("De monitor")
                .doesNotContain(SAID)
                .doesNotContain("OEFENING")
                .doesNotContain("polder");
        for (int page = 1; page < pages.length; page++) {
            assertThat(pages[page]).contains(mark).contains(page + " / " + (pages.length - 1));
        }
    }

    private static String mark() {
        return report().path("log").path("incidentMark").asText();
    }

    @Test
    void an_exercise_says_so_on_every_sheet() {
        String[] pages = pdf("nl", exercise);
        assertThat(pages.length).isGreaterThan(3);
        assertThat(pages).allMatch(page -> page.contains("OEFENING"));
    }

    @Test
    void who_may_not_know_of_the_incident_gets_nothing_in_any_form() {
        for (String format : List.of("json", "html", "pdf", "zip")) {
            String path = "/api/incidents/" + incident + "/report?format=" + format;
            assertThat(TOWN.as(Role.EXPERT).get(path).status()).isEqualTo(404);
            assertThat(TOWN.nobody().get(path).status()).isEqualTo(401);
        }
        assertThat(TOWN.as(Role.OBSERVER)
                        .get("/api/incidents/" + incident + "/report?lang=xx")
                        .wrongFields())
                .containsExactly("lang");
    }
}
