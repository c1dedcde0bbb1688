package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.baken.account.Role;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class PackTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Playbook FIRST_HOUR =
            new Playbooks().byId("first-hour").orElseThrow();

    private static byte[] pdf(Visitor who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TOWN.address() + path));
        who.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T read(byte[] pdf, Function<PDDocument, T> reader) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return reader.apply(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(Visitor who, String path) {
        return who.get(path).status();
    }

    @Test
    void playbooks_to_keep_have_every_item_with_its_time_its_task_and_why() {
        String text = text(pdf(TOWN.as(Role.OBSERVER), "/api/playbooks/pack.pdf?ids=aftercare,first-hour&lang=nl"));

        assertThat(text)
                .contains("Draaiboek op papier")
                .contains("Voor als de schermen uitvallen.")
                .contains("Wie doet wat")
                .containsSubsequence(
                        "Nazorg", "Versie ", "Klaar Wanneer Wat en waarom Wie", "na het begin van de nazorg")
                .contains("15 min na het begin")
                .contains("(verplicht)")
                .contains("Woordvoerder");
        Playbooks playbooks = new Playbooks();
        Stream.of("aftercare", "first-hour")
                .flatMap(id -> playbooks.byId(id).orElseThrow().items().stream())
                .forEach(item -> assertThat(text.replace(" ", ""))
                        .contains(item.title().get("nl").replace(" ", ""))
                        .contains(item.why().get("nl").replace(" ", "")));
    }

    @ParameterizedTest
    @CsvSource({"fr, Fiche papier", "en, Playbook on paper", "xx, Playbook on paper"})
    void they_speak_the_language_that_is_asked_for_or_else_the_callers(String lang, String title) {
        byte[] pdf = pdf(TOWN.as(Role.OBSERVER), "/api/playbooks/pack.pdf?ids=first-hour&lang=" + lang);

        String first = FIRST_HOUR.title().get(lang.equals("xx") ? "en" : lang);
        assertThat(text(pdf)).contains(title).contains(first);
        String spoken = read(pdf, document -> document.getDocumentCatalog().getLanguage());
        assertThat(spoken).isEqualTo(lang.equals("xx") ? "en" : lang);
    }

    @Test
    void without_a_choice_those_for_every_incident_are_printed_and_what_does_not_exist_is_refused() {
        assertThat(text(pdf(TOWN.as(Role.OBSERVER), "/api/playbooks/pack.pdf?lang=nl")))
                .contains(FIRST_HOUR.title().get("nl"));
        assertThat(TOWN.as(Role.OBSERVER)
                        .get("/api/playbooks/pack.pdf?ids=first-hour,nowhere")
                        .wrongFields())
                .containsExactly("ids");
        assertThat(status(
                        TOWN.as(Role.OBSERVER),
                        "/api/playbooks/pack.pdf?ids=" + "a".repeat(3) + String.join(",", many())))
                .isEqualTo(400);
        assertThat(status(TOWN.nobody(), "/api/playbooks/pack.pdf")).isEqualTo(401);
    }

    private static List<String> many() {
        return IntStream.range(0, 31).mapToObj(i -> "p" + i).toList();
    }

    @Test
    void it_is_tagged_and_every_sheet_of_a_long_table_has_its_headings_and_its_number() {
        byte[] pdf = pdf(TOWN.as(Role.OBSERVER), "/api/playbooks/pack.pdf?ids=first-hour&lang=nl");

        read(pdf, document -> {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Draaiboek op papier");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(PDOutlineItem::getTitle)
                    .containsExactly("Wie doet wat", FIRST_HOUR.title().get("nl"));
            int sheets = document.getNumberOfPages();
            assertThat(sheets).isGreaterThan(3);
            for (int sheet = 2; sheet <= sheets; sheet++) {
                assertThat(sheet(document, sheet))
                        .contains("Klaar Wanneer Wat en waarom Wie")
                        .contains(sheet + " / " + sheets);
            }
            return null;
        });
    }

    private static String sheet(PDDocument document, int number) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(number);
            stripper.setEndPage(number);
            return stripper.getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_checklist_of_an_incident_shows_what_is_done_what_is_due_and_whom_to_call() {
        String incident = Scene.incident(TOWN, "Brand <b>haven</b> & kaai");
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor spokesperson = TOWN.person("pia-" + incident.substring(30), Role.SPOKESPERSON);
        TOWN.admin().patch("/api/people/" + spokesperson.id(), Map.of("phone", "+32 470 12 34 56"), 1);
        Scene.roster(TOWN, incident, Map.of(spokesperson, Role.SPOKESPERSON));
        JsonNode items =
                lead.get("/api/incidents/" + incident + "/checklist").json().path("items");
        String first = items.get(0).path("title").path("nl").asText();
        lead.put(
                "/api/checklist-items/" + items.get(0).path("id").asText(),
                Map.of("state", "DONE", "note", "Wachtbeurt van Els"),
                items.get(0).path("version").asLong());

        String text = text(pdf(lead, "/api/incidents/" + incident + "/checklist.pdf?lang=nl"));

        assertThat(text)
                .contains("Checklist: Brand <b>haven</b> & kaai")
                .contains("Zo stond het op ")
                .contains(first)
                .contains("Klaar om ")
                .contains("Nota: Wachtbeurt van Els")
                .contains("Woordvoerder De pia-")
                .contains("+32 470 12 34 56")
                .containsSubsequence("Eerste bericht", "Nederlands", "Frans")
                .doesNotContain("Engels", "OEFENING");
        String onlooker = text(pdf(TOWN.as(Role.OBSERVER), "/api/incidents/" + incident + "/checklist.pdf?lang=nl"));
        assertThat(onlooker).contains("De pia-").doesNotContain("470 12 34 56");
    }

    @Test
    void an_exercise_says_so_on_paper_too_and_a_stranger_gets_nothing() {
        String exercise = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Proef", "EXERCISE")));

        assertThat(text(pdf(TOWN.as(Role.LEAD), "/api/incidents/" + exercise + "/checklist.pdf?lang=nl")))
                .containsSubsequence("OEFENING – Dit is niet echt.", "Gemeente", "Checklist: Proef");
        assertThat(status(TOWN.nobody(), "/api/incidents/" + exercise + "/checklist.pdf"))
                .isEqualTo(401);
        assertThat(status(TOWN.as(Role.LEAD), "/api/incidents/nowhere/checklist.pdf"))
                .isEqualTo(404);
    }
}
