package org.baken.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class NoNewsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private static String incident(String title, String kind, String place, String... languages) {
        Map<String, Object> opening = Scene.opening(title, kind);
        opening.put("languages", List.of(languages));
        opening.put("place", place);
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
    }

    private static String path(String incident) {
        return "/api/incidents/" + incident + "/no-news";
    }

    private static Map<String, Object> asking(String lang, String asked) {
        return Desk.words(
                "HOLDING",
                Map.of(
                        lang,
                        Map.of(
                                "title",
                                "Brand",
                                "core",
                                Map.of(
                                        "known", "De brandweer blust een brand in de haven.",
                                        "unknown", "We weten nog niet wat er brandt.",
                                        "doing", "De brandweer meet de rook.",
                                        "asked", asked,
                                        "nextUpdate", "Binnen het half uur."))));
    }

    private static List<JsonNode> blocking(Answer message) {
        return Stream.iterate(0, i -> i + 1)
                .limit(message.json().path("findings").size())
                .map(i -> message.json().path("findings").get(i))
                .filter(finding -> finding.path("level").asText().equals("BLOCK"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "nl, REAL, Haven van Waterschoot, Sluit ramen en deuren.",
        "fr, REAL, Port de Waterschoot, Fermez portes et fenêtres.",
        "en, REAL, Port of Waterschoot, Close doors and windows.",
        "nl, REAL, '', Sluit ramen en deuren.",
        "fr, REAL, '', Fermez portes et fenêtres.",
        "en, EXERCISE, '', Close doors and windows.",
        "nl, EXERCISE, Haven, Sluit ramen en deuren."
    })
    void it_passes_the_checks_can_be_signed_off_and_keeps_the_promise(
            String lang, String kind, String place, String asked) {
        String incident = incident("Brand " + lang + kind + place, kind, place, lang);
        Publish.onPage(TOWN, incident, asking(lang, asked));
        TOWN.clock().forward(Duration.ofMinutes(26));
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer draft = author.post(path(incident), null);
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        assertThat(draft.json().path("purpose").asText()).isEqualTo("UPDATE");
        assertThat(draft.json().path("authors").get(0).path("name").asText()).isEqualTo(author.name());
        assertThat(blocking(draft)).isEmpty();
        assertThat(draft.json().path("text").path(lang).path("body").asText())
                .contains(asked)
                .doesNotContain("…")
                .doesNotContain("{");
        Answer submitted = Desk.submit(author, draft);
        assertThat(submitted.json().path("state").asText()).isEqualTo("IN_REVIEW");
        Answer signedOff = Desk.signOff(TOWN.as(Role.APPROVER), submitted);
        assertThat(signedOff.json().path("state").asText()).as(signedOff.text()).isEqualTo("APPROVED");
        Answer published = TOWN.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + draft.id() + "/publication",
                        Map.of(
                                "revision", signedOff.json().path("revision").asInt(),
                                "hash", signedOff.json().path("hash").asText(),
                                "accounts", List.of(kind.equals("REAL") ? "public-page" : "exercise-page")));
        assertThat(published.status()).as(published.text()).isEqualTo(202);
        // The promise is kept: the next one is half an hour away again.
        Instant next = Instant.parse(TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("nextUpdateAt")
                .asText());
        assertThat(next).isAfter(TOWN.clock().instant().plus(Duration.ofMinutes(29)));
    }

    @Test
    void it_tells_when_the_last_message_came_and_when_the_next_one_does_in_the_time_of_the_house() {
        String incident = incident("Tijden", "REAL", "Haven", "nl", "fr", "en");
        Publish.onPage(TOWN, incident, asking("nl", "Sluit ramen en deuren."));
        TOWN.clock().forward(Duration.ofMinutes(27));
        JsonNode ready = TOWN.as(Role.OBSERVER).get(path(incident)).json();
        Instant last = Instant.parse(ready.path("lastUpdateAt").asText());
        Instant next = Instant.parse(ready.path("nextUpdateAt").asText());
        assertThat(next).isAfter(TOWN.clock().instant().plus(Duration.ofMinutes(29)));
        JsonNode core = ready.path("text").path("nl").path("core");
        assertThat(core.path("known").asText()).contains(time("H.mm 'uur'", last));
        assertThat(core.path("nextUpdate").asText()).contains(time("H.mm 'uur'", next));
        assertThat(core.path("asked").asText()).isEqualTo("Dit blijft gelden: Sluit ramen en deuren.");
        JsonNode french = ready.path("text").path("fr").path("core");
        assertThat(french.path("nextUpdate").asText()).contains(time("H 'h' mm", next));
        // What was asked in Dutch alone is not told in French.
        assertThat(french.path("asked").asText()).doesNotContain("ramen").isNotBlank();
        assertThat(ready.path("text").path("en").path("core").path("known").asText())
                .contains(time("H:mm", last));
        assertThat(ready.has("draft")).isFalse();
    }

    private static String time(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern).format(at.atZone(ZONE));
    }

    @Test
    void there_is_one_draft_until_it_is_out_and_nobody_loses_what_they_wrote() {
        String incident = incident("Een concept", "REAL", "Haven", "nl");
        String other = incident("Een ander", "REAL", "Station", "nl");
        Publish.onPage(TOWN, incident, asking("nl", "Sluit ramen en deuren."));
        Publish.onPage(TOWN, other, asking("nl", "Kom niet naar het station."));
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer first = author.post(path(incident), null);
        Answer again = TOWN.as(Role.LEAD).post(path(incident), null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(author.post(path(other), null).id()).isNotEqualTo(first.id());
        assertThat(TOWN.as(Role.LEAD).get(path(incident)).json().path("draft").asText())
                .isEqualTo(first.id());
        // Nobody touched it: it does not go on telling a time that is over.
        TOWN.clock().forward(Duration.ofMinutes(20));
        Answer later = author.post(path(incident), null);
        assertThat(later.id()).isEqualTo(first.id());
        assertThat(later.json().path("text")).isNotEqualTo(first.json().path("text"));
        Map<String, Object> words = Desk.words(
                "UPDATE", Map.of("nl", Map.of("title", "Haven", "body", "De brandweer is bijna klaar met blussen.")));
        Answer edited = author.put("/api/messages/" + first.id(), words, later.version());
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        TOWN.clock().forward(Duration.ofMinutes(20));
        Answer kept = author.post(path(incident), null);
        assertThat(kept.id()).isEqualTo(first.id());
        assertThat(kept.json().path("text")).isEqualTo(edited.json().path("text"));
        // Once it is on its way, the next one is a new draft.
        Answer submitted = Desk.submit(author, kept);
        Answer signedOff = Desk.signOff(TOWN.as(Role.APPROVER), submitted);
        TOWN.as(Role.SPOKESPERSON)
                .post(
                        "/api/messages/" + first.id() + "/publication",
                        Map.of(
                                "revision", signedOff.json().path("revision").asInt(),
                                "hash", signedOff.json().path("hash").asText(),
                                "accounts", List.of("public-page")));
        Answer next = author.post(path(incident), null);
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        assertThat(next.id()).isNotEqualTo(first.id());
    }

    @Test
    void two_who_press_at_the_same_moment_get_the_same_draft() throws Exception {
        String incident = incident("Tegelijk", "REAL", "Haven", "nl");
        Publish.onPage(TOWN, incident, asking("nl", "Sluit ramen en deuren."));
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor lead = TOWN.as(Role.LEAD);
        List<Answer> both =
                Scene.together(() -> author.post(path(incident), null), () -> lead.post(path(incident), null));
        assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(200, 201);
        assertThat(both.get(0).id()).isEqualTo(both.get(1).id());
    }

    @Test
    void who_does_not_write_reads_it_and_there_is_none_before_something_is_out_or_once_it_is_closed() {
        String incident = incident("Nog niets", "REAL", "Haven", "nl");
        Visitor author = TOWN.as(Role.AUTHOR);
        assertThat(author.get(path(incident)).status()).isEqualTo(409);
        assertThat(author.post(path(incident), null).status()).isEqualTo(409);
        Publish.onPage(TOWN, incident, asking("nl", "Sluit ramen en deuren."));
        assertThat(TOWN.as(Role.OBSERVER).get(path(incident)).status()).isEqualTo(200);
        assertThat(TOWN.as(Role.OBSERVER).post(path(incident), null).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.EXPERT).get(path(incident)).status()).isEqualTo(404);
        for (String state : List.of("AFTERCARE", "CLOSED")) {
            Visitor lead = TOWN.as(Role.LEAD);
            String path = "/api/incidents/" + incident;
            lead.put(
                    path + "/state",
                    Map.of("state", state, "reason", "klaar"),
                    lead.get(path).version());
        }
        assertThat(author.get(path(incident)).status()).isEqualTo(409);
        assertThat(author.post(path(incident), null).status()).isEqualTo(409);
    }
}
