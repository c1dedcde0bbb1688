package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.account.Role;
import org.baken.platform.Ids;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class StepTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String GIF = "GIF89a" + "pixels ".repeat(30);

    private static String judged(String incident, String category) {
        return judged(incident, category, "@schrijver" + NUMBER.incrementAndGet());
    }

    private static String judged(String incident, String category, String handle) {
        Answer added = TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/reactions",
                        Map.of("text", "reactie " + NUMBER.incrementAndGet(), "handle", handle, "lang", "nl"));
        String id = Scene.created(added);
        Answer answer = TOWN.as(Role.MONITOR).put("/api/reactions/" + id + "/triage", Map.of("class", category), 1);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return id;
    }

    private static Answer take(String id, String step) {
        return TOWN.as(Role.MONITOR).post("/api/reactions/" + id + "/steps", Map.of("step", step));
    }

    private static Answer undo(String id, String step) {
        return TOWN.as(Role.MONITOR).delete("/api/reactions/" + id + "/steps/" + step);
    }

    private static Answer move(String id, String state) {
        return TOWN.as(Role.MONITOR)
                .put(
                        "/api/reactions/" + id + "/state",
                        Map.of("state", state),
                        show(id).path("version").asLong());
    }

    private static JsonNode show(String id) {
        return TOWN.as(Role.MONITOR).get("/api/reactions/" + id + "?show=true").json();
    }

    private static JsonNode step(JsonNode holder, String step) {
        for (JsonNode one : holder.path("procedure").path("steps")) {
            if (one.path("id").asText().equals(step)) {
                return one;
            }
        }
        throw new AssertionError("No step " + step + " in " + holder);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void nothing_is_removed_before_the_evidence_and_the_steps_before_it() {
        String id = judged(Scene.incident(TOWN, "Bewijs eerst"), "punishable");
        Answer refused = take(id, "remove");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(texts(refused.json().path("missing")))
                .containsExactly("evidence", "report-platform", "report-police", "inform-services", "warn");
        assertThat(refused.json().path("detail").asText()).contains("Keep a screenshot");
        Answer byState = move(id, "REMOVED");
        assertThat(byState.status()).isEqualTo(409);
        assertThat(texts(byState.json().path("missing"))).contains("evidence", "warn");
        assertThat(take(id, "warn").status()).as("a warning needs evidence too").isEqualTo(409);

        for (String step : List.of("evidence", "report-platform", "report-police", "inform-services")) {
            assertThat(take(id, step).status()).as(step).isEqualTo(201);
        }
        assertThat(texts(take(id, "remove").json().path("missing"))).containsExactly("warn");
        assertThat(take(id, "warn").status()).isEqualTo(201);
        JsonNode removed = take(id, "remove").json();
        assertThat(removed.path("state").asText()).isEqualTo("REMOVED");
        assertThat(removed.path("procedure").path("finished").asBoolean()).isTrue();
        assertThat(undo(id, "remove").status()).isEqualTo(409);
        assertThat(undo(id, "evidence").status()).isEqualTo(409);
    }

    @Test
    void moving_to_removed_writes_the_step_down() {
        String id = judged(Scene.incident(TOWN, "Weg via de stand"), "privacy");
        assertThat(take(id, "evidence").status()).isEqualTo(201);
        assertThat(move(id, "REMOVED").status()).isEqualTo(200);
        JsonNode now = show(id);
        assertThat(now.path("state").asText()).isEqualTo("REMOVED");
        assertThat(step(now, "remove").path("done").path("by").asText())
                .isEqualTo(TOWN.as(Role.MONITOR).name());
        assertThat(take(id, "explain").status()).isEqualTo(201);
        assertThat(show(id).path("state").asText()).isEqualTo("REMOVED");
    }

    @Test
    void a_class_whose_procedure_does_not_remove_is_not_removed() {
        String id = judged(Scene.incident(TOWN, "Kritiek blijft"), "criticism");
        assertThat(move(id, "REMOVED").status()).isEqualTo(409);
        assertThat(move(id, "HIDDEN").json().path("detail").asText()).contains("Useful criticism");
        assertThat(take(id, "remove").wrongFields()).containsExactly("step");
    }

    @Test
    void hiding_can_be_undone_and_both_stay_written_down() {
        String incident = Scene.incident(TOWN, "Verbergen");
        String id = judged(incident, "insult");
        assertThat(take(id, "hide").json().path("state").asText()).isEqualTo("HIDDEN");
        Answer shown = undo(id, "hide");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("state").asText()).isEqualTo("TRIAGED");
        assertThat(step(shown.json(), "hide").has("done")).isFalse();
        assertThat(undo(id, "hide").status()).isEqualTo(409);
        assertThat(move(id, "HIDDEN").status()).isEqualTo(200);
        assertThat(step(show(id), "hide").has("done")).isTrue();
        assertThat(move(id, "TRIAGED").status()).isEqualTo(200);
        assertThat(step(show(id), "hide").has("done")).isFalse();
        assertThat(Desk.logged(TOWN, incident, "reaction.step")).hasSize(2);
    }

    @Test
    void what_was_hidden_under_another_class_still_shows() {
        String id = judged(Scene.incident(TOWN, "Andere soort"), "insult");
        take(id, "hide");
        Answer opinion = TOWN.as(Role.MONITOR)
                .put(
                        "/api/reactions/" + id + "/triage",
                        Map.of("class", "opinion"),
                        show(id).path("version").asLong());
        assertThat(opinion.json().path("state").asText())
                .as("still hidden, so not simply left")
                .isEqualTo("TRIAGED");
        assertThat(step(show(id), "hide").has("done")).isTrue();
        assertThat(undo(id, "hide").status()).isEqualTo(200);
    }

    @Test
    void each_step_says_who_took_it_and_when_with_a_note_and_an_address() {
        String id = judged(Scene.incident(TOWN, "Wie en wanneer"), "report");
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        Map<String, Object> body = Map.of("step", "pass-on", "note", "zaak 12", "url", "https://meldpunt.example/12");
        Instant before = TOWN.clock().instant();
        Answer taken = spokesperson.post("/api/reactions/" + id + "/steps", body);
        assertThat(taken.status()).isEqualTo(201);
        JsonNode done = step(show(id), "pass-on").path("done");
        assertThat(done.path("by").asText()).isEqualTo(spokesperson.name());
        assertThat(Instant.parse(done.path("at").asText()))
                .isBetween(before, TOWN.clock().instant());
        assertThat(done.path("note").asText()).isEqualTo("zaak 12");
        assertThat(done.path("url").asText()).isEqualTo("https://meldpunt.example/12");
        assertThat(take(id, "pass-on").status()).as("twice is once").isEqualTo(201);
        assertThat(step(show(id), "pass-on").path("done").path("note").asText()).isEqualTo("zaak 12");
        Map<String, Object> bad = new HashMap<>(body);
        bad.put("url", "javascript:alert(1)");
        assertThat(spokesperson.post("/api/reactions/" + id + "/steps", bad).wrongFields())
                .containsExactly("url");
    }

    @Test
    void a_report_that_was_passed_on_waits_until_its_writer_knows() {
        String id = judged(Scene.incident(TOWN, "Melding"), "report");
        assertThat(take(id, "pass-on").json().path("state").asText()).isEqualTo("TRIAGED");
        assertThat(show(id).has("dueAt")).isTrue();
        assertThat(take(id, "thank-report").json().path("state").asText()).isEqualTo("ANSWERED");
        JsonNode now = show(id);
        assertThat(now.has("answeredAt")).isTrue();
        assertThat(now.path("procedure").path("finished").asBoolean()).isTrue();
        JsonNode back = undo(id, "thank-report").json();
        assertThat(back.path("state").asText()).isEqualTo("TRIAGED");
        assertThat(show(id).has("answeredAt")).isFalse();
        assertThat(show(id).has("dueAt")).isTrue();
    }

    @Test
    void a_reaction_without_a_class_has_no_procedure() {
        Answer added = TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + Scene.incident(TOWN, "Nog geen soort") + "/reactions",
                        Map.of("text", "nieuw", "handle", "@nieuw"));
        assertThat(show(added.id()).has("procedure")).isFalse();
        assertThat(take(added.id(), "evidence").status()).isEqualTo(409);
    }

    @Test
    void the_text_is_kept_with_its_hash_its_writer_and_its_address() {
        String incident = Scene.incident(TOWN, "Tekst bewaren");
        String id = judged(incident, "insult", "@grof");
        String decoy = judged(incident, "insult", "@ander");
        Answer kept = TOWN.as(Role.MONITOR).post("/api/reactions/" + id + "/evidence", Map.of("text", true));
        assertThat(kept.status()).isEqualTo(201);
        JsonNode evidence = show(id).path("evidence").path(0);
        Answer file = TOWN.as(Role.OBSERVER)
                .get("/api/reaction-evidence/" + evidence.path("id").asText());
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.json().path("author").asText()).isEqualTo("grof");
        assertThat(file.json().path("text").asText()).startsWith("reactie ");
        assertThat(evidence.path("sha256").asText())
                .isEqualTo(Ids.digest(file.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(show(id).path("hasEvidence").asBoolean()).isTrue();
        assertThat(show(decoy).path("hasEvidence").asBoolean()).isFalse();
        assertThat(step(show(id), "evidence").has("done")).isTrue();
    }

    @Test
    void a_screenshot_is_kept_and_what_is_no_picture_is_refused() {
        String id = judged(Scene.incident(TOWN, "Schermafdruk"), "threat");
        String path = "/api/reactions/" + id + "/evidence";
        Answer kept = new Upload()
                .file("file", "scherm.gif", GIF.getBytes(StandardCharsets.UTF_8))
                .field("address", "https://voorbeeld.example/post/1")
                .send(TOWN.as(Role.MONITOR), path);
        assertThat(kept.status()).as(kept.toString()).isEqualTo(201);
        JsonNode evidence = show(id).path("evidence").path(0);
        assertThat(evidence.path("type").asText()).isEqualTo("image/gif");
        assertThat(evidence.path("address").asText()).isEqualTo("https://voorbeeld.example/post/1");
        assertThat(TOWN.as(Role.MONITOR)
                        .get("/api/reaction-evidence/" + evidence.path("id").asText())
                        .text())
                .isEqualTo(GIF);
        assertThat(new Upload()
                        .file("file", "scherm.gif", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                        .send(TOWN.as(Role.MONITOR), path)
                        .status())
                .isEqualTo(415);
        assertThat(new Upload()
                        .file("file", "scherm.gif", GIF.getBytes(StandardCharsets.UTF_8))
                        .send(TOWN.as(Role.OBSERVER), path)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_move_that_is_refused_writes_no_step_down() {
        String id = judged(Scene.incident(TOWN, "Geweigerd"), "punishable");
        take(id, "evidence");
        take(id, "hide");
        assertThat(move(id, "PASSED_ON").status()).isEqualTo(409);
        assertThat(move(id, "REMOVED").status()).isEqualTo(409);
        JsonNode now = show(id);
        assertThat(now.path("state").asText()).isEqualTo("HIDDEN");
        assertThat(step(now, "remove").has("done")).isFalse();
    }
}
