package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ticks itself: done for real where one call does it, and told by the log as that part of the product tells it. */
@Tag("database")
class ChecklistTickTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", Books.folder());

    private final ChecklistDesk desk = new ChecklistDesk(TOWN);
    private final String incident = desk.opened(Map.of(), "ticking");
    private final String decoy = desk.opened(Map.of(), "ticking");

    private void ticks(String item) {
        eventually(item + " is ticked", () -> desk.state(incident, item).equals("DONE"));
        assertThat(desk.item(incident, item).path("automatic").asBoolean()).isTrue();
        assertThat(desk.state(decoy, item)).isEqualTo("OPEN");
    }

    /** What does not tick: once what comes behind it in the log has ticked its own, it would have. */
    private void ticksNot(String item) {
        desk.logged("forward.requested", incident, Map.of());
        ticks("forward-requested");
        assertThat(desk.state(incident, item)).isEqualTo("OPEN");
    }

    @Test
    void every_event_that_a_playbook_can_name_has_an_item_here() {
        assertThat(desk.names(incident)).hasSize(Tick.Event.values().length);
    }

    @Test
    void a_rumour_that_is_reported_and_then_judged_ticks_both() {
        String rumour = Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/rumours",
                        Map.of(
                                "claim",
                                "Het water is vergiftigd",
                                "where",
                                "Facebook",
                                "reach",
                                "LOW",
                                "harm",
                                "HIGH")));
        ticks("rumour-reported");
        assertThat(desk.state(incident, "rumour-decided")).isEqualTo("OPEN");

        move(rumour, "VERIFYING", null);
        ticksNot("rumour-decided");
        move(rumour, "FALSE", "Gemeten door de brandweer");

        ticks("rumour-decided");
        assertThat(desk.state(incident, "rumour-answered")).isEqualTo("OPEN");
    }

    private static void move(String rumour, String state, String note) {
        Visitor monitor = TOWN.as(Role.MONITOR);
        long version = monitor.get("/api/rumours/" + rumour).version();
        Map<String, Object> move = note == null
                ? Map.of("state", state)
                : Map.of("state", state, "note", note, "source", "Brandweer", "verdictSource", "Brandweer");
        Answer moved = monitor.put("/api/rumours/" + rumour + "/state", move, version);
        if (moved.status() == 400) {
            moved = monitor.put("/api/rumours/" + rumour + "/state", Map.of("state", state, "note", note), version);
        }
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    }

    @Test
    void evidence_of_a_rumour_and_of_a_reaction_ticks() {
        desk.logged("rumour.evidence", incident, Map.of());
        ticks("evidence-kept");
        String other = desk.opened(Map.of(), "ticking");
        desk.logged("reaction.evidence", other, Map.of());
        eventually(
                "that of a reaction too",
                () -> desk.state(other, "evidence-kept").equals("DONE"));
    }

    @Test
    void a_question_to_an_expert_ticks() {
        desk.logged("rumour.asked", incident, Map.of());
        ticks("expert-asked");
    }

    @Test
    void work_by_hand_ticks_when_it_is_done_and_not_when_a_channel_sent_by_itself() {
        desk.logged("delivery.sent", incident, Map.of());
        ticksNot("manual-done");
        desk.logged("delivery.done", incident, Map.of());
        ticks("manual-done");
    }

    @Test
    void a_message_ticks_when_it_is_handed_in_and_when_it_has_all_its_signatures() {
        desk.logged("message.submitted", incident, Map.of("purpose", "UPDATE"));
        ticks("message-submitted");
        desk.logged("message.signed-off", incident, Map.of("purpose", "UPDATE"));
        ticksNot("message-signed-off");
        desk.logged("message.approved", incident, Map.of("purpose", "UPDATE"));
        ticks("message-signed-off");
    }

    @Test
    void the_emergency_road_is_no_signature() {
        desk.logged("message.emergency", incident, Map.of());
        desk.logged("message.approved", incident, Map.of());
        ticksNot("message-signed-off");
    }

    @Test
    void a_class_and_an_answer_tick_but_a_receipt_is_no_answer() {
        desk.logged("reaction.triaged", incident, Map.of("class", "question"));
        ticks("reaction-sorted");
        desk.logged("reaction.replied", incident, Map.of("kind", "RECEIPT"));
        desk.logged("reaction.state", incident, Map.of("from", "NEW", "to", "LEFT"));
        ticksNot("reaction-answered");
        desk.logged("reaction.replied", incident, Map.of("kind", "ANSWER"));
        ticks("reaction-answered");
    }

    @Test
    void a_question_on_the_public_page_ticks() {
        desk.logged("question.worded", incident, Map.of());
        ticksNot("question-shown");
        desk.logged("question.shown", incident, Map.of());
        ticks("question-shown");
    }

    @Test
    void closing_ticks() {
        desk.move(incident, "AFTERCARE");
        ticksNot("incident-closed");
        desk.move(incident, "CLOSED");
        ticks("incident-closed");
    }

    @Test
    void an_entry_that_belongs_to_no_incident_harms_nothing() {
        desk.logged("reaction.triaged", null, Map.of());
        desk.logged("reaction.triaged", incident, Map.of());
        ticks("reaction-sorted");
        assertThat(List.of(desk.state(decoy, "reaction-sorted"))).containsExactly("OPEN");
    }
}
