package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes after what, when it is due, and what comes with a larger scale. */
@Tag("database")
class ChecklistCourseTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", Books.folder());

    private final ChecklistDesk desk = new ChecklistDesk(TOWN);

    @Test
    void an_item_that_waits_for_another_cannot_be_ticked_and_the_answer_names_what_comes_first() {
        String incident = desk.opened(Map.of(), "engine");

        JsonNode second = desk.item(incident, "second");
        Answer refused = desk.put(desk.lead(), second, "DONE", null);

        assertThat(second.path("waiting").asBoolean()).isTrue();
        assertThat(second.path("after")).extracting(JsonNode::asText).containsExactly("first");
        assertThat(second.path("waitsFor").path(0).path("title").path("fr").asText())
                .isEqualTo("Faites first");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("Do first");
        assertThat(refused.json().path("waitsFor").path(0).asText())
                .isEqualTo(desk.item(incident, "first").path("id").asText());
    }

    @Test
    void an_item_that_waits_can_be_skipped_with_a_reason() {
        String incident = desk.opened(Map.of(), "engine");

        assertThat(desk.put(desk.lead(), desk.item(incident, "second"), "SKIPPED", null)
                        .status())
                .isEqualTo(400);
        desk.settled(incident, "second", "SKIPPED", "Niemand vraagt erom");

        assertThat(desk.state(incident, "second")).isEqualTo("SKIPPED");
        assertThat(desk.put(desk.lead(), desk.item(incident, "second"), "DONE", null)
                        .status())
                .as("by way of skipping it is not done either")
                .isEqualTo(409);
    }

    @Test
    void what_is_set_free_is_never_due_in_the_past_nor_without_time_to_do_it() {
        String incident = desk.opened(Map.of(), "engine");
        TOWN.clock().forward(Duration.ofMinutes(40));
        Instant before = TOWN.clock().instant();

        desk.done(incident, "first");

        JsonNode second = desk.item(incident, "second");
        assertThat(second.path("waiting").asBoolean()).isFalse();
        assertThat(second.path("waitsFor")).isEmpty();
        desk.assertTimeToDo(incident, "second", before);
        assertThat(desk.item(incident, "both").path("waiting").asBoolean())
                .as("the other of two is still open")
                .isTrue();
    }

    @Test
    void what_is_set_free_in_time_keeps_its_own_time() {
        String incident = desk.opened(Map.of(), "engine");
        Instant own = desk.due(incident, "second");

        desk.settled(incident, "first", "SKIPPED", "al gedaan door de provincie");

        assertThat(desk.due(incident, "second")).isEqualTo(own);
    }

    @Test
    void an_item_that_counts_from_another_has_no_time_until_that_is_done_and_loses_it_when_that_is_undone() {
        String incident = desk.opened(Map.of(), "engine");
        assertThat(desk.item(incident, "third").has("dueAt")).isFalse();
        TOWN.clock().forward(Duration.ofMinutes(7));

        Instant done = Instant.parse(desk.done(incident, "first").path("doneAt").asText());
        assertThat(desk.due(incident, "third")).isEqualTo(done.plus(Duration.ofMinutes(20)));

        desk.settled(incident, "first", "OPEN", null);
        assertThat(desk.item(incident, "third").has("dueAt")).isFalse();
        assertThat(desk.item(incident, "second").path("waiting").asBoolean()).isTrue();
    }

    @Test
    void two_people_who_do_the_two_things_that_a_third_waits_for_at_once_set_it_free() throws Exception {
        for (int i = 0; i < 5; i++) {
            String incident = desk.opened(Map.of(), "engine");
            JsonNode first = desk.item(incident, "first");
            JsonNode other = desk.item(incident, "other");

            List<Answer> answers = Scene.together(
                    () -> desk.put(TOWN.as(Role.AUTHOR), first, "DONE", null),
                    () -> desk.put(TOWN.as(Role.MONITOR), other, "DONE", null));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(desk.item(incident, "both").path("waiting").asBoolean()).isFalse();
        }
    }

    @Test
    void a_message_counts_although_what_comes_first_was_not_ticked() {
        String incident = desk.opened(Map.of("playbooks", List.of("first-hour")));
        assertThat(desk.item(incident, "promise").path("waiting").asBoolean()).isTrue();
        long version = desk.lead().get("/api/incidents/" + incident).version();

        String soon = TOWN.clock().instant().plus(Duration.ofMinutes(20)).toString();
        desk.lead().patch("/api/incidents/" + incident, Map.of("nextUpdateAt", soon), version);

        eventually(
                "the promise is ticked", () -> desk.state(incident, "promise").equals("DONE"));
    }

    @Test
    void what_belongs_to_a_larger_scale_comes_with_it_and_stays_when_the_scale_goes_down() {
        String incident = desk.opened(Map.of("scale", "GRIP 2"), "engine", "large");
        String decoy = desk.opened(Map.of("scale", "GRIP 2"), "engine");
        assertThat(desk.names(incident)).doesNotContain("large", "disaster");
        assertThat(desk.item(incident, "needs-large").path("waiting").asBoolean())
                .as("what is not there holds nothing up")
                .isFalse();
        TOWN.clock().forward(Duration.ofMinutes(50));
        Instant before = TOWN.clock().instant();

        desk.scale(incident, "GRIP 3");
        eventually("it has come", () -> desk.names(incident).contains("large"));

        desk.assertTimeToDo(incident, "large", before);
        assertThat(desk.item(incident, "needs-large").path("waiting").asBoolean())
                .isTrue();
        assertThat(desk.log(incident, "checklist.added"))
                .extracting(entry -> entry.path("data").path("item").asText())
                .containsExactlyInAnyOrder("large", "asked");
        assertThat(desk.names(incident)).doesNotContain("disaster");
        assertThat(desk.names(decoy)).doesNotContain("large");

        desk.scale(incident, "GRIP 4");
        eventually(
                "a playbook of which nothing was there yet",
                () -> desk.names(incident).contains("disaster"));
        desk.scale(incident, "municipal");
        desk.scale(incident, "GRIP 3");
        desk.logged("rumour.reported", incident, Map.of());
        assertThat(desk.names(incident)).contains("large", "disaster").doesNotHaveDuplicates();
        assertThat(desk.log(incident, "checklist.added")).hasSize(3);
    }

    @Test
    void what_comes_with_a_larger_scale_knows_what_happened_before() {
        String incident = desk.opened(Map.of("scale", "GRIP 1"), "engine");
        desk.logged("rumour.asked", incident, Map.of());

        desk.scale(incident, "GRIP 3");

        eventually(
                "it is ticked",
                () -> desk.names(incident).contains("asked")
                        && desk.state(incident, "asked").equals("DONE"));
        assertThat(desk.state(incident, "large")).isEqualTo("OPEN");
    }

    @Test
    void grip_and_the_phases_of_the_other_row_are_not_compared() {
        assertThat(desk.names(desk.opened(Map.of("scale", "GRIP 5"), "engine"))).contains("large", "asked");
        assertThat(desk.names(desk.opened(Map.of("scale", "federal"), "engine")))
                .contains("large")
                .doesNotContain("asked");
        assertThat(desk.names(desk.opened(Map.of("scale", "provincial"), "engine")))
                .doesNotContain("large", "asked");
        assertThat(desk.names(desk.opened(Map.of("scale", "Code rood"), "engine")))
                .doesNotContain("large", "asked");
    }

    @Test
    void what_counts_from_the_opening_is_due_in_aftercare_only_once_that_has_begun() {
        String incident = desk.opened(Map.of(), "engine");
        assertThat(desk.item(incident, "thanks").has("dueAt")).isFalse();
        TOWN.clock().forward(Duration.ofHours(5));
        Instant before = TOWN.clock().instant();

        desk.move(incident, "AFTERCARE");

        eventually("its clock runs", () -> desk.item(incident, "thanks").has("dueAt"));
        desk.assertTimeToDo(incident, "thanks", before);
    }

    @Test
    void closing_ticks_what_is_done_by_closing_and_does_not_name_it() {
        String incident = desk.opened(Map.of(), "engine");
        desk.move(incident, "AFTERCARE");
        eventually("aftercare is there", () -> desk.item(incident, "close").has("dueAt"));
        long version = desk.lead().get("/api/incidents/" + incident).version();

        Answer refused = desk.lead().put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED"), version);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("open").findValuesAsText("title"))
                .contains("Doe first", "Doe rhythm")
                .doesNotContain("Doe close");

        desk.move(incident, "CLOSED");
        eventually("it is ticked", () -> desk.state(incident, "close").equals("DONE"));
    }

    @Test
    void an_incident_without_chosen_playbooks_gets_those_of_its_type() {
        String incident = Scene.incident(TOWN, "Rook");

        assertThat(desk.items(incident))
                .extracting(item -> item.path("playbook").asText())
                .contains("first-hour", "ongoing", "industrial-fire")
                .doesNotContain("engine", "preparation", "flood", "aftercare");
    }

    @Test
    void an_item_names_who_holds_its_role_and_the_lead_where_nobody_does() {
        String incident = desk.opened(Map.of(), "engine");
        assertThat(desk.item(incident, "first")
                        .path("assigned")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo(desk.lead().name());
        assertThat(desk.item(incident, "first")
                        .path("assigned")
                        .path(0)
                        .path("lead")
                        .asBoolean())
                .isTrue();

        long version = desk.lead().get("/api/incidents/" + incident).version();
        desk.lead()
                .put(
                        "/api/incidents/" + incident + "/roster",
                        Map.of(
                                "lead",
                                desk.lead().id(),
                                "members",
                                List.of(
                                        Map.of("person", TOWN.as(Role.APPROVER).id(), "role", "AUTHOR", "deputy", true),
                                        Map.of("person", TOWN.as(Role.AUTHOR).id(), "role", "AUTHOR"))),
                        version);

        JsonNode assigned = desk.item(incident, "first").path("assigned");
        assertThat(assigned)
                .extracting(one -> one.path("name").asText())
                .containsExactly(
                        TOWN.as(Role.AUTHOR).name(), TOWN.as(Role.APPROVER).name());
        assertThat(assigned).extracting(one -> one.path("deputy").asBoolean()).containsExactly(false, true);
        assertThat(desk.item(incident, "both").path("place").asText()).isEqualTo("rumours");
    }
}
