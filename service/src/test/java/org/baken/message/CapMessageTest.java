package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

@Tag("database")
class CapMessageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static String incident(String title) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, "REAL")));
    }

    private static Map<String, Object> alert() {
        return new HashMap<>(Map.of(
                "categories",
                List.of("HEALTH", "FIRE", "FIRE"),
                "responses",
                List.of("SHELTER"),
                "urgency",
                "IMMEDIATE",
                "severity",
                "SEVERE",
                "certainty",
                "OBSERVED",
                "area",
                Map.of("nl", "  De \n Stationswijk ")));
    }

    private static Map<String, Object> words(Map<String, Object> alert) {
        Map<String, Object> words = Desk.words("INSTRUCTION", Map.of("nl", Map.of("body", "Sluit ramen en deuren.")));
        words.put("cap", alert);
        return words;
    }

    private static Answer revise(Answer message, Map<String, Object> words) {
        return TOWN.as(Role.AUTHOR).put("/api/messages/" + message.id(), words, message.version());
    }

    @Test
    void what_is_said_of_the_alert_is_kept_and_is_in_every_revision() {
        String incident = incident("Rook met alarm");
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, words(alert()));
        JsonNode cap = message.json().path("cap");
        assertThat(cap.path("categories").toString()).isEqualTo("[\"FIRE\",\"HEALTH\"]");
        assertThat(cap.path("area").path("nl").asText()).isEqualTo("De Stationswijk");
        assertThat(cap.has("expires")).isFalse();
        Map<String, Object> worse = alert();
        worse.put("severity", "EXTREME");
        Answer changed = revise(message, words(worse));
        assertThat(changed.json().path("hash").asText())
                .isNotEqualTo(message.json().path("hash").asText());
        JsonNode diff = TOWN.as(Role.AUTHOR)
                .get("/api/messages/" + message.id() + "/diff?from=1&to=2")
                .json();
        List<String> paths = new ArrayList<>();
        diff.path("items").forEach(part -> paths.add(part.path("path").asText()));
        assertThat(paths).containsExactly("cap.severity", "text.nl.body");
        assertThat(TOWN.as(Role.AUTHOR)
                        .get("/api/messages/" + message.id() + "/revisions/1")
                        .json()
                        .path("cap")
                        .path("severity")
                        .asText())
                .isEqualTo("SEVERE");
        Map<String, Object> none = words(null);
        none.remove("cap");
        assertThat(revise(changed, none).json().has("cap")).isFalse();
    }

    @Test
    void a_change_of_the_alert_alone_takes_the_sign_off_away() {
        String incident = incident("Rook met ander alarm");
        Answer approved = Desk.approved(TOWN, incident, words(alert()));
        assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
        Map<String, Object> other = alert();
        other.put("urgency", "EXPECTED");
        Answer changed = revise(approved, words(other));
        assertThat(changed.json().path("state").asText()).isEqualTo("DRAFT");
    }

    @Test
    void bad_input_is_refused_with_the_name_of_the_field() {
        String incident = incident("Rook met fouten");
        refused(incident, "cap.categories", alert -> alert.put("categories", List.of()));
        refused(incident, "cap.categories[0]", alert -> alert.put("categories", List.of("Brand")));
        refused(incident, "cap.responses", alert -> alert.remove("responses"));
        // Not in warnings for everybody: CAP 1.2, section 3.2.2.
        refused(incident, "cap.responses[0]", alert -> alert.put("responses", List.of("ASSESS")));
        refused(incident, "cap.urgency", alert -> alert.remove("urgency"));
        refused(incident, "cap.severity", alert -> alert.put("severity", "APOCALYPTIC"));
        refused(incident, "cap.certainty", alert -> alert.remove("certainty"));
        refused(incident, "cap.area.xx", alert -> alert.put("area", Map.of("xx", "Ergens")));
        refused(incident, "cap.area.nl", alert -> alert.put("area", Map.of("nl", "x".repeat(501))));
        refused(incident, "cap.contact", alert -> alert.put("contact", "0800\u202E12"));
        refused(incident, "cap.polygon", alert -> alert.put("polygon", "1,2"));
        refused(incident, "cap.expires", alert -> alert.put("expires", "morgen"));
        refused(incident, "cap.expires", alert -> alert.put("expires", "+999999999-01-01T00:00:00Z"));
        refused(
                incident,
                "cap.expires",
                alert -> alert.put("expires", TOWN.clock().instant().toString()));
    }

    private static void refused(String incident, String field, java.util.function.Consumer<Map<String, Object>> fault) {
        Map<String, Object> alert = alert();
        fault.accept(alert);
        Answer answer = TOWN.as(Role.AUTHOR).post("/api/incidents/" + incident + "/messages", words(alert));
        assertThat(answer.status()).as(field + " " + answer.text()).isIn(400, 422);
        assertThat(answer.wrongFields().toString()).contains(field.replaceAll("\\.(xx|nl)$", ""));
    }

    @Test
    void who_signs_off_by_a_link_reads_it_and_what_changed_in_it_in_plain_words() {
        String incident = incident("Rook met een link");
        Map<String, Object> alert = alert();
        alert.put("expires", TOWN.clock().instant().plus(Duration.ofHours(1)).toString());
        Answer message = Desk.submitted(TOWN, incident, words(alert));
        TOWN.as(Role.APPROVER)
                .post("/api/messages/" + message.id() + "/objections", Map.of("revision", 1, "comment", "Te erg"));
        alert.put("severity", "MINOR");
        alert.put("expires", TOWN.clock().instant().plus(Duration.ofHours(2)).toString());
        Answer draft = TOWN.as(Role.AUTHOR).get("/api/messages/" + message.id());
        Answer again = Desk.submit(TOWN.as(Role.AUTHOR), revise(draft, words(alert)));
        String link = TOWN.as(Role.AUTHOR)
                .post(
                        "/api/messages/" + again.id() + "/review-links",
                        Map.of("person", TOWN.as(Role.APPROVER).id()))
                .json()
                .path("link")
                .asText();
        String page = TOWN.nobody()
                .with("Accept", "text/html")
                .get(link.substring(link.indexOf("/a/")) + "?lang=nl")
                .text();
        assertThat(page)
                .contains("<h2>Wat dit bericht als alarm betekent (CAP)</h2>")
                .contains("<dt>Hoe snel</dt><dd>Nu meteen</dd>", "<dd>Brand, Gezondheid</dd>")
                .contains("<dd lang=\"nl\">De Stationswijk</dd>")
                .contains("</span>Groot gevaar</del>", "</span>Weinig of geen gevaar</ins>")
                .containsPattern("Geldt tot</h3>\\s*<p class=\"text\"><del>.*\\d\\d:\\d\\d</del><ins>")
                .doesNotContain("SEVERE", "IMMEDIATE");
    }

    @Test
    void a_moment_that_was_chosen_before_may_pass_while_people_go_on_writing() {
        String incident = incident("Rook met een einde");
        Map<String, Object> alert = alert();
        alert.put("expires", TOWN.clock().instant().plus(Duration.ofHours(1)).toString());
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, words(alert));
        TOWN.clock().forward(Duration.ofHours(2));
        Map<String, Object> words = words(alert);
        words.put("audience", "STAFF");
        assertThat(revise(message, words).status()).isEqualTo(200);
    }

    @Test
    void what_was_signed_off_is_the_alert_that_everybody_gets_and_who_signs_and_reports_reads_it_in_plain_words() {
        String incident = incident("Rook voor iedereen");
        Map<String, Object> alert = alert();
        alert.put("contact", "0800 12 345");
        alert.put("expires", TOWN.clock().instant().plus(Duration.ofHours(3)).toString());
        Answer out = Publish.onPage(TOWN, incident, words(alert));
        Visitor reader = TOWN.nobody().without("Accept-Language");
        assertThat(reader.get("/cap/" + out.id() + ".xml").text())
                .contains(
                        "<category>Fire</category><category>Health</category>",
                        "<responseType>Shelter</responseType>",
                        "<severity>Severe</severity>",
                        "<expires>20",
                        "<contact>0800 12 345</contact>",
                        "<areaDesc>De Stationswijk</areaDesc>");
        String report = TOWN.as(Role.LEAD)
                .with("Accept-Language", "nl")
                .get("/api/incidents/" + incident + "/report")
                .text();
        assertThat(report).contains("De Stationswijk");
    }
}
