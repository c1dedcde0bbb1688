package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ChecklistTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Visitor lead() {
        return TOWN.as(Role.LEAD);
    }

    private static Answer opening(Map<String, Object> more) {
        Map<String, Object> incident = new HashMap<>(Map.of(
                "title", "Brand in de haven",
                "type", "brand",
                "kind", "REAL",
                "scale", "GRIP 2",
                "languages", List.of("nl", "fr")));
        incident.putAll(more);
        return lead().post("/api/incidents", incident);
    }

    private static String opened(Map<String, Object> more) {
        Answer answer = opening(more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static List<JsonNode> checklist(String incident) {
        Answer answer = lead().get("/api/incidents/" + incident + "/checklist");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    private static JsonNode item(String incident, String id) {
        return checklist(incident).stream()
                .filter(item -> item.path("item").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean ticked(String incident, String id) {
        JsonNode item = item(incident, id);
        return item.path("state").asText().equals("DONE")
                && item.path("automatic").asBoolean();
    }

    private static Answer put(Visitor who, JsonNode item, Map<String, Object> outcome) {
        return who.put(
                "/api/checklist-items/" + item.path("id").asText(),
                outcome,
                item.path("version").asLong());
    }

    private static void move(String incident, String state) {
        long version =
                lead().get("/api/incidents/" + incident).json().path("version").asLong();
        Answer answer = lead().put(
                        "/api/incidents/" + incident + "/state",
                        Map.of("state", state, "reason", "het vuur is uit"),
                        version);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** What later parts of the product log when it happens there. */
    private static void logged(String kind, String incident, Map<String, ?> data) {
        Logbook logbook = new Logbook(TOWN.database(), TOWN.clock());
        TOWN.database()
                .write(handle -> logbook.append(
                        handle, Entry.of(kind, incident, null, Actor.person("person", "De schrijver"), data)));
    }

    @Test
    void everybody_who_is_logged_in_sees_which_playbooks_there_are() {
        Answer answer = TOWN.as(Role.OBSERVER).get("/api/playbooks");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode first = StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .filter(playbook -> playbook.path("id").asText().equals("first-hour"))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("title").path("nl").asText()).isEqualTo("Eerste uur");
        assertThat(first.path("items").asInt()).isGreaterThanOrEqualTo(22);
        assertThat(first.path("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(TOWN.nobody().get("/api/playbooks").status()).isEqualTo(401);
    }

    @Test
    void an_incident_gets_the_first_hour_and_what_goes_on_when_nobody_chose_a_playbook() {
        List<JsonNode> items = checklist(opened(Map.of()));

        assertThat(items).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("playbook").asText()).isIn("first-hour", "ongoing");
            assertThat(item.path("playbookHash").asText()).matches("[0-9a-f]{64}");
            assertThat(item.path("state").asText()).isEqualTo("OPEN");
            assertThat(item.path("title").has("fr")).isTrue();
            assertThat(item.path("why").has("en")).isTrue();
        });
    }

    @Test
    void items_are_due_counted_from_the_opening_and_come_in_that_order() {
        String incident = opened(Map.of());

        Instant openedAt = Instant.parse(
                lead().get("/api/incidents/" + incident).json().path("openedAt").asText());
        assertThat(Instant.parse(item(incident, "first-statement").path("dueAt").asText()))
                .isEqualTo(openedAt.plus(Duration.ofMinutes(15)));
        assertThat(checklist(incident).stream()
                        .filter(item -> item.has("dueAt"))
                        .map(item -> Instant.parse(item.path("dueAt").asText())))
                .isSorted();
    }

    @Test
    void a_playbook_that_does_not_exist_opens_no_incident() {
        Answer answer = opening(Map.of("title", "Nooit geopend", "playbooks", List.of("first-hour", "zeppelin")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("playbooks");
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .contains("zeppelin", "first-hour");
        assertThat(lead().get("/api/incidents?q=Nooit").json().path("items")).isEmpty();
    }

    @Test
    void a_playbook_named_twice_is_copied_once() {
        String incident = opened(Map.of("playbooks", List.of("first-hour", "first-hour")));

        assertThat(checklist(incident).stream()
                        .filter(item -> item.path("item").asText().equals("facts")))
                .hasSize(1);
    }

    @Test
    void a_member_of_the_team_ticks_an_item_and_the_log_knows_who() {
        String incident = opened(Map.of());

        Visitor monitor = TOWN.as(Role.MONITOR);
        Answer done = put(monitor, item(incident, "watch"), Map.of("state", "DONE"));

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().path("doneBy").asText()).isEqualTo(monitor.name());
        assertThat(done.json().path("automatic").asBoolean()).isFalse();
        JsonNode entry = lead().get("/api/incidents/" + incident + "/log?kind=checklist.done")
                .json()
                .path("items")
                .path(0);
        assertThat(entry.path("actor").path("name").asText()).isEqualTo(monitor.name());
        assertThat(entry.path("data").path("item").asText()).isEqualTo("watch");
    }

    @Test
    void an_item_that_was_ticked_by_mistake_can_be_opened_again() {
        String incident = opened(Map.of());
        put(lead(), item(incident, "watch"), Map.of("state", "DONE"));

        Answer open = put(lead(), item(incident, "watch"), Map.of("state", "OPEN"));

        assertThat(open.status()).isEqualTo(200);
        assertThat(open.json().has("doneBy")).isFalse();
        assertThat(item(incident, "watch").path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void skipping_needs_a_reason() {
        JsonNode item = item(opened(Map.of()), "alert");

        assertThat(put(lead(), item, Map.of("state", "SKIPPED")).status()).isEqualTo(400);
        Answer blank = put(lead(), item, Map.of("state", "SKIPPED", "note", "   "));
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.json().path("errors").path(0).path("field").asText()).isEqualTo("note");
        Answer skipped = put(lead(), item, Map.of("state", "SKIPPED", "note", "Geen gevaar, zegt de brandweer"));
        assertThat(skipped.status()).isEqualTo(200);
        assertThat(skipped.json().path("note").asText()).isEqualTo("Geen gevaar, zegt de brandweer");
    }

    @Test
    void a_note_of_501_characters_is_refused_and_one_of_500_is_kept() {
        JsonNode item = item(opened(Map.of()), "alert");

        assertThat(put(lead(), item, Map.of("state", "DONE", "note", "n".repeat(501)))
                        .status())
                .isEqualTo(400);
        assertThat(put(lead(), item, Map.of("state", "DONE", "note", "n".repeat(500)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoever_only_looks_on_ticks_nothing() {
        JsonNode item = item(opened(Map.of()), "watch");

        assertThat(put(TOWN.as(Role.OBSERVER), item, Map.of("state", "DONE")).status())
                .isEqualTo(403);
        assertThat(put(TOWN.as(Role.ADMIN), item, Map.of("state", "DONE")).status())
                .isEqualTo(403);
        assertThat(put(TOWN.as(Role.EXPERT), item, Map.of("state", "DONE")).status())
                .isEqualTo(404);
    }

    @Test
    void of_two_people_who_tick_at_once_the_second_hears_who_was_first() {
        JsonNode item = item(opened(Map.of()), "press-line");
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        put(spokesperson, item, Map.of("state", "DONE"));

        Answer second = put(lead(), item, Map.of("state", "SKIPPED", "note", "niet nodig"));

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().path("changedBy").asText()).isEqualTo(spokesperson.name());
        assertThat(lead().put("/api/checklist-items/" + item.path("id").asText(), Map.of("state", "DONE"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void an_item_that_does_not_exist_is_not_found() {
        assertThat(lead().put("/api/checklist-items/nothing", Map.of("state", "DONE"), 1)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_first_holding_message_ticks_its_item_and_no_other_purpose_does() {
        String incident = opened(Map.of());
        String other = opened(Map.of());

        logged("message.published", incident, Map.of("purpose", "PRESS"));
        logged("message.published", incident, Map.of("purpose", "HOLDING"));

        eventually("the first message is ticked", () -> ticked(incident, "first-statement"));
        assertThat(item(incident, "first-statement").path("doneBy").asText()).isEqualTo("De schrijver");
        assertThat(item(incident, "update").path("state").asText()).isEqualTo("OPEN");
        assertThat(item(other, "first-statement").path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_correction_of_a_rumour_ticks_the_answer() {
        String incident = opened(Map.of());

        logged("message.published", incident, Map.of("purpose", "CORRECTION"));
        logged("rumour.reported", incident, Map.of());
        eventually("the rumour is ticked", () -> ticked(incident, "rumours"));
        assertThat(item(incident, "rumour-answer").path("state").asText()).isEqualTo("OPEN");

        logged("message.published", incident, Map.of("purpose", "CORRECTION", "corrects", "a-rumour"));
        eventually("the answer is ticked", () -> ticked(incident, "rumour-answer"));
    }

    @Test
    void what_a_person_skipped_stays_skipped_when_it_happens_after_all() {
        String incident = opened(Map.of());
        put(lead(), item(incident, "forward"), Map.of("state", "SKIPPED", "note", "te vroeg"));

        logged("forward.requested", incident, Map.of());
        logged("rumour.reported", incident, Map.of());

        eventually("the log was read", () -> ticked(incident, "rumours"));
        assertThat(item(incident, "forward").path("state").asText()).isEqualTo("SKIPPED");
    }

    @Test
    void a_fact_ticks_the_facts_and_only_one_that_is_unknown_ticks_the_unknowns() {
        String incident = opened(Map.of());

        addFact(incident, "CONFIRMED");
        eventually("the facts are ticked", () -> ticked(incident, "facts"));
        assertThat(item(incident, "unknowns").path("state").asText()).isEqualTo("OPEN");

        addFact(incident, "UNKNOWN");
        eventually("the unknowns are ticked", () -> ticked(incident, "unknowns"));
    }

    private static void addFact(String incident, String state) {
        Answer added = TOWN.as(Role.AUTHOR)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of("text", Map.of("nl", "Er brandt een loods"), "state", state, "source", "Brandweer"));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
    }

    @Test
    void a_promise_by_a_person_ticks_and_another_change_does_not() {
        String incident = opened(Map.of());
        lead().patch("/api/incidents/" + incident, Map.of("place", "Haven"), 1);
        addFact(incident, "CONFIRMED");
        eventually("the log was read", () -> ticked(incident, "facts"));
        assertThat(item(incident, "promise").path("state").asText()).isEqualTo("OPEN");

        Answer changed = lead().patch(
                        "/api/incidents/" + incident,
                        Map.of(
                                "nextUpdateAt",
                                TOWN.clock()
                                        .instant()
                                        .plus(Duration.ofMinutes(20))
                                        .toString()),
                        2);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        eventually("the promise is ticked", () -> ticked(incident, "promise"));
    }

    @Test
    void a_complete_roster_ticks_and_half_of_one_does_not() {
        String incident = opened(Map.of());
        addFact(incident, "CONFIRMED");

        roster(incident, Role.AUTHOR, Role.APPROVER);
        eventually("the log was read", () -> ticked(incident, "facts"));
        assertThat(item(incident, "roster").path("state").asText()).isEqualTo("OPEN");

        roster(incident, Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR);
        eventually("the roster is ticked", () -> ticked(incident, "roster"));
    }

    private static void roster(String incident, Role... roles) {
        List<Map<String, Object>> members = Arrays.stream(roles)
                .map(role -> Map.<String, Object>of("person", TOWN.as(role).id(), "role", role))
                .toList();
        long version =
                lead().get("/api/incidents/" + incident).json().path("version").asLong();
        Answer answer = lead().put(
                        "/api/incidents/" + incident + "/roster",
                        Map.of("lead", lead().id(), "members", members),
                        version);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void aftercare_comes_with_its_own_items_that_count_from_that_moment() {
        String incident = opened(Map.of());
        logged("message.published", incident, Map.of("purpose", "ALL_CLEAR"));
        TOWN.clock().forward(Duration.ofHours(5));
        Instant before = TOWN.clock().instant();

        move(incident, "AFTERCARE");

        eventually(
                "aftercare is there",
                () -> checklist(incident).stream()
                        .anyMatch(item -> item.path("phase").asText().equals("AFTERCARE")));
        assertThat(Instant.parse(item(incident, "contact-point").path("dueAt").asText()))
                .isBetween(
                        before.plus(Duration.ofMinutes(240)),
                        TOWN.clock().instant().plus(Duration.ofMinutes(240)));
        assertThat(ticked(incident, "all-clear"))
                .as("an all-clear that is out already counts")
                .isTrue();
    }

    @Test
    void aftercare_that_was_chosen_at_the_opening_is_not_due_and_not_copied_again() {
        String incident = opened(Map.of("playbooks", List.of("first-hour", "aftercare")));
        assertThat(item(incident, "team-care").has("dueAt")).isFalse();
        int before = checklist(incident).size();

        move(incident, "AFTERCARE");

        eventually("its clock runs", () -> item(incident, "team-care").has("dueAt"));
        assertThat(checklist(incident)).hasSize(before);
    }

    @Test
    void an_incident_that_was_prepared_has_nothing_due_until_it_becomes_active() {
        String incident = opened(Map.of("state", "PREPARED"));
        assertThat(checklist(incident))
                .allSatisfy(item -> assertThat(item.has("dueAt")).isFalse());

        move(incident, "ACTIVE");

        eventually(
                "the clocks run",
                () -> checklist(incident).stream()
                        .filter(item -> item.path("from").asText().matches("phase|opening"))
                        .allMatch(item -> item.has("dueAt")));
    }

    @Test
    void closing_names_the_mandatory_items_that_are_open() {
        String incident = opened(Map.of());
        put(lead(), item(incident, "watch"), Map.of("state", "DONE"));
        long version =
                lead().get("/api/incidents/" + incident).json().path("version").asLong();

        Answer refused = lead().put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED"), version);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        List<String> open = StreamSupport.stream(refused.json().path("open").spliterator(), false)
                .filter(end -> end.path("kind").asText().equals("CHECKLIST"))
                .map(end -> end.path("id").asText())
                .toList();
        assertThat(open)
                .contains(item(incident, "facts").path("id").asText())
                .doesNotContain(
                        item(incident, "watch").path("id").asText(),
                        item(incident, "guilt").path("id").asText());
    }

    @Test
    void the_checklist_of_a_closed_incident_stays_as_it_was() {
        String incident = opened(Map.of());
        move(incident, "CLOSED");

        assertThat(put(lead(), item(incident, "watch"), Map.of("state", "DONE")).status())
                .isEqualTo(409);
    }
}
