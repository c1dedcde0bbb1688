package org.baken.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Scene.opening;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class IncidentTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_new_incident_is_active_at_once_and_promises_a_first_statement() {
        Visitor lead = TOWN.as(Role.LEAD);
        Map<String, Object> body = opening("Brand aan de kaai", "REAL");
        body.put("hashtag", "brandkaai");
        body.put("place", "Kaai 12");
        Answer opened = lead.post("/api/incidents", body);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("ETag")).isEqualTo("\"1\"");
        assertThat(opened.header("Location")).endsWith("/api/incidents/" + opened.id());
        JsonNode incident = opened.json();
        assertThat(incident.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(incident.path("slug").asText()).isEqualTo("brand-aan-de-kaai");
        assertThat(incident.path("publicUrl").asText()).endsWith("/i/brand-aan-de-kaai");
        assertThat(incident.path("hashtag").asText()).isEqualTo("#brandkaai");
        assertThat(Instant.parse(incident.path("nextUpdateAt").asText()))
                .isEqualTo(Instant.parse(incident.path("openedAt").asText()).plus(Duration.ofMinutes(15)));
        assertThat(incident.path("roster").path("lead").asText()).isEqualTo(lead.id());
        assertThat(texts(incident.path("myRoles"))).contains("LEAD", "AUTHOR", "APPROVER");
        assertThat(lead.get("/api/incidents/" + opened.id()).json()).isEqualTo(incident);
    }

    @Test
    void a_prepared_incident_promises_nothing_until_it_starts() {
        Visitor lead = TOWN.as(Role.LEAD);
        Map<String, Object> body = opening("Hoogwater", "REAL");
        body.put("state", "PREPARED");
        Answer prepared = lead.post("/api/incidents", body);
        assertThat(prepared.json().path("state").asText()).isEqualTo("PREPARED");
        assertThat(prepared.json().has("nextUpdateAt")).isFalse();
        String path = "/api/incidents/" + prepared.id();
        Instant later = TOWN.clock().instant().plus(Duration.ofHours(2));
        assertThat(lead.patch(path, Map.of("nextUpdateAt", later), 1).status()).isEqualTo(409);
        TOWN.clock().forward(Duration.ofHours(1));
        JsonNode started =
                lead.put(path + "/state", Map.of("state", "ACTIVE"), 1).json();
        Instant openedAt = Instant.parse(started.path("openedAt").asText());
        assertThat(openedAt)
                .isAfterOrEqualTo(
                        Instant.parse(prepared.json().path("openedAt").asText()).plus(Duration.ofHours(1)));
        assertThat(Instant.parse(started.path("nextUpdateAt").asText()))
                .isEqualTo(openedAt.plus(Duration.ofMinutes(15)));
        body.put("state", "CLOSED");
        assertThat(lead.post("/api/incidents", body).wrongFields()).containsExactly("state");
    }

    @Test
    void two_incidents_with_the_same_title_at_the_same_moment_get_different_addresses() throws Exception {
        Visitor lead = TOWN.as(Role.LEAD);
        List<Answer> opened = Scene.together(
                () -> lead.post("/api/incidents", opening("Gaslek", "REAL")),
                () -> lead.post("/api/incidents", opening("Gaslek", "REAL")));
        assertThat(opened).allMatch(answer -> answer.status() == 201);
        assertThat(opened.stream().map(answer -> answer.json().path("slug").asText()))
                .containsExactlyInAnyOrder("gaslek", "gaslek-2");
        assertThat(lead.post("/api/incidents", opening("Gaslek", "EXERCISE"))
                        .json()
                        .path("slug")
                        .asText())
                .matches("gaslek-[a-z0-9]{10}");
    }

    @Test
    void the_same_key_twice_opens_one_incident() {
        Visitor lead = TOWN.as(Role.LEAD);
        Answer first = lead.post("/api/incidents", opening("Eenmalig", "REAL"), "open-1");
        Answer second = lead.post("/api/incidents", opening("Eenmalig", "REAL"), "open-1");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(ids(lead.get("/api/incidents?q=eenmalig"))).containsExactly(first.id());
    }

    @Test
    void only_a_lead_opens_an_incident_and_the_answer_says_so() {
        for (Role role : Role.values()) {
            Answer answer = TOWN.as(role).post("/api/incidents", opening("Rechten", "REAL"));
            assertThat(answer.status()).as(role.name()).isEqualTo(role == Role.LEAD ? 201 : 403);
        }
        Answer refused =
                TOWN.as(Role.AUTHOR).with("Accept-Language", "nl").post("/api/incidents", opening("Rechten", "REAL"));
        assertThat(refused.json().path("detail").asText()).contains("leidinggevende");
    }

    @Test
    void who_may_change_an_incident_and_who_may_read_it() {
        String id = Scene.incident(TOWN, "Wie mag wat");
        String path = "/api/incidents/" + id;
        for (Role role : Role.values()) {
            Visitor visitor = TOWN.as(role);
            boolean lead = role == Role.LEAD;
            boolean knows = role != Role.EXPERT;
            int otherwise = knows ? 403 : 404;
            assertThat(visitor.get(path).status()).as(role.name()).isEqualTo(knows ? 200 : 404);
            assertThat(visitor.get(path + "/roster").status()).isEqualTo(knows ? 200 : 404);
            assertThat(visitor.get(path + "/log").status()).isEqualTo(knows ? 200 : 404);
            assertThat(visitor.get(path + "/facts").status()).isEqualTo(knows ? 200 : 404);
            long version = TOWN.as(Role.LEAD).get(path).version();
            assertThat(visitor.patch(path, Map.of("place", role.name()), version)
                            .status())
                    .as(role.name())
                    .isEqualTo(lead ? 200 : otherwise);
            boolean brakes = lead || role == Role.SPOKESPERSON;
            assertThat(visitor.put(path + "/hold", Map.of("held", true)).status())
                    .as(role.name())
                    .isEqualTo(brakes ? 200 : otherwise);
        }
        assertThat(TOWN.nobody().get(path).status()).isEqualTo(401);
        assertThat(TOWN.as(Role.LEAD).get("/api/incidents/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_an_empty_text_takes_away() {
        Visitor lead = TOWN.as(Role.LEAD);
        String decoy = Scene.incident(TOWN, "Blijft zoals het is");
        Map<String, Object> body = opening("Wijzigen", "REAL");
        body.put("place", "Markt");
        String path = "/api/incidents/" + Scene.created(lead.post("/api/incidents", body));
        Instant promise = TOWN.clock().instant().plus(Duration.ofMinutes(20));
        JsonNode changed = lead.patch(path, Map.of("place", "", "nextUpdateAt", promise, "hashtag", "#markt"), 1)
                .json();
        assertThat(changed.has("place")).isFalse();
        assertThat(changed.path("title").asText()).isEqualTo("Wijzigen");
        assertThat(changed.path("hashtag").asText()).isEqualTo("#markt");
        assertThat(changed.path("nextUpdateAt").asText()).isEqualTo(promise.toString());
        assertThat(changed.path("version").asLong()).isEqualTo(2);
        assertThat(lead.get("/api/incidents/" + decoy).version()).isEqualTo(1);
    }

    @Test
    void a_wrong_change_names_its_field() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Fout");
        assertThat(lead.patch(path, Map.of("title", "  "), 1).wrongFields()).containsExactly("title");
        assertThat(lead.patch(path, Map.of("title", "x".repeat(201)), 1).wrongFields())
                .containsExactly("title");
        assertThat(lead.patch(path, Map.of("kind", "EXERCISE"), 1).wrongFields())
                .containsExactly("kind");
        assertThat(lead.patch(path, Map.of("hashtag", "twee woorden"), 1).wrongFields())
                .containsExactly("hashtag");
        assertThat(lead.patch(path, Map.of("languages", List.of("nl", "Frans")), 1)
                        .wrongFields())
                .containsExactly("languages[1]");
        assertThat(lead.patch(path, Map.of("nextUpdateAt", Instant.EPOCH), 1).wrongFields())
                .containsExactly("nextUpdateAt");
        assertThat(lead.get(path).version()).isEqualTo(1);
    }

    @Test
    void of_two_people_who_change_the_same_version_one_is_told_who_was_first() throws Exception {
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor other = TOWN.person("tweede-leiding", Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Tegelijk");
        List<Answer> answers = Scene.together(
                () -> lead.patch(path, Map.of("place", "A"), 1), () -> other.patch(path, Map.of("place", "B"), 1));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        Visitor first = answers.get(0).status() == 200 ? lead : other;
        Answer stale = answers.get(answers.get(0).status() == 200 ? 1 : 0);
        assertThat(stale.json().path("changedBy").asText()).isEqualTo(first.name());
        assertThat(lead.get(path).version()).isEqualTo(2);
        assertThat(lead.send("PATCH", path, Map.of("place", "C"), Map.of()).status())
                .isEqualTo(428);
    }

    @Test
    void the_list_shows_open_ones_first_page_by_page_and_finds_by_text_and_state() {
        Visitor lead = TOWN.as(Role.LEAD);
        String closed = Scene.incident(TOWN, "Lijst 100% gesloten");
        lead.put("/api/incidents/" + closed + "/state", Map.of("state", "CLOSED", "reason", "vals alarm"), 1);
        String older = Scene.incident(TOWN, "Lijst 100% ouder");
        String newer = Scene.incident(TOWN, "Lijst 100% nieuwer");
        Scene.incident(TOWN, "Lijst 1000 iets anders");
        assertThat(ids(lead.get("/api/incidents?q=LIJST%20100%25"))).containsExactly(newer, older, closed);
        Answer first = lead.get("/api/incidents?q=lijst%20100%25&limit=2");
        assertThat(ids(first)).containsExactly(newer, older);
        String next = first.json().path("next").asText();
        Answer second = lead.get("/api/incidents?q=lijst%20100%25&limit=2&after=" + next);
        assertThat(ids(second)).containsExactly(closed);
        assertThat(second.json().has("next")).isFalse();
        assertThat(ids(lead.get("/api/incidents?q=lijst%20100%25&state=CLOSED")))
                .containsExactly(closed);
        assertThat(lead.get("/api/incidents?state=OPEN").wrongFields()).containsExactly("state");
        assertThat(lead.get("/api/incidents?after=x").wrongFields()).containsExactly("after");
        assertThat(lead.get("/api/incidents?limit=201").wrongFields()).containsExactly("limit");
    }

    @Test
    void the_brake_works_at_once_and_the_reason_may_follow_once() {
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Eerst remmen");
        assertThat(spokesperson.put(path + "/hold", Map.of("held", true)).json().has("heldReason"))
                .isFalse();
        spokesperson.put(path + "/hold", Map.of("held", true, "reason", "fout adres"));
        Answer later = spokesperson.put(path + "/hold", Map.of("held", true, "reason", "iets anders"));
        assertThat(later.json().path("heldReason").asText()).isEqualTo("fout adres");
        assertThat(kinds(spokesperson.get(path + "/log")))
                .containsExactly("incident.opened", "incident.held", "incident.held");
    }

    @Test
    void holding_twice_is_logged_once() {
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Noodrem");
        Answer held = spokesperson.put(path + "/hold", Map.of("held", true, "reason", "fout adres"));
        assertThat(held.json().path("held").asBoolean()).isTrue();
        assertThat(held.json().path("heldReason").asText()).isEqualTo("fout adres");
        assertThat(spokesperson.put(path + "/hold", Map.of("held", true)).version())
                .isEqualTo(held.version());
        Answer resumed = spokesperson.put(path + "/hold", Map.of("held", false, "reason", "adres klopt"));
        assertThat(resumed.json().path("held").asBoolean()).isFalse();
        assertThat(resumed.json().has("heldReason")).isFalse();
        assertThat(kinds(spokesperson.get(path + "/log")))
                .containsExactly("incident.opened", "incident.held", "incident.resumed");
        assertThat(spokesperson.put(path + "/hold", Map.of("reason", "x")).wrongFields())
                .containsExactly("held");
    }

    @Test
    void the_log_can_be_read_both_ways_and_by_kind() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Logboek");
        Scene.incident(TOWN, "Ander logboek");
        lead.patch(path, Map.of("place", "Hier"), 1);
        lead.put(path + "/hold", Map.of("held", true));
        assertThat(kinds(lead.get(path + "/log")))
                .containsExactly("incident.opened", "incident.changed", "incident.held");
        Answer newest = lead.get(path + "/log?order=desc&limit=2");
        assertThat(kinds(newest)).containsExactly("incident.held", "incident.changed");
        assertThat(kinds(lead.get(path + "/log?order=desc&limit=2&after="
                        + newest.json().path("next").asText())))
                .containsExactly("incident.opened");
        assertThat(kinds(lead.get(path + "/log?kind=incident.held"))).containsExactly("incident.held");
        assertThat(lead.get(path + "/log?order=sideways").wrongFields()).containsExactly("order");
        JsonNode first = lead.get(path + "/log").json().path("items").path(0);
        assertThat(first.path("actor").path("name").asText()).isEqualTo(lead.name());
        assertThat(first.path("hash").asText()).hasSize(64);
    }

    private static List<String> ids(Answer list) {
        return StreamSupport.stream(list.json().path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static List<String> kinds(Answer log) {
        return StreamSupport.stream(log.json().path("items").spliterator(), false)
                .map(item -> item.path("kind").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
