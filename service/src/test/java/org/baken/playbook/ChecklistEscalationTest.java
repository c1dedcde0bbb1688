package org.baken.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told of what is late. */
@Tag("database")
class ChecklistEscalationTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", Books.folder());

    private final ChecklistDesk desk = new ChecklistDesk(TOWN);
    private final Visitor holder = TOWN.as(Role.MONITOR);
    private final Visitor deputy = TOWN.as(Role.MONITOR, Role.OBSERVER);

    private String staffed() {
        String incident = desk.opened(Map.of(), "engine");
        long version = desk.lead().get("/api/incidents/" + incident).version();
        List<Map<String, Object>> members = List.of(
                Map.of("person", holder.id(), "role", "MONITOR"),
                Map.of("person", deputy.id(), "role", "MONITOR", "deputy", true),
                Map.of("person", TOWN.as(Role.AUTHOR).id(), "role", "AUTHOR", "deputy", true));
        desk.lead()
                .put(
                        "/api/incidents/" + incident + "/roster",
                        Map.of("lead", desk.lead().id(), "members", members),
                        version);
        return incident;
    }

    private List<String> waiting(Visitor who, String incident) {
        return ChecklistDesk.list(
                        who.get("/api/incidents/" + incident + "/board").json().path("waiting"))
                .stream()
                .filter(one -> one.path("kind").asText().equals("CHECKLIST"))
                .map(one -> one.path("title").asText() + (one.path("late").asBoolean() ? " (late)" : ""))
                .toList();
    }

    @Test
    void what_is_late_waits_for_its_holder_and_later_for_the_deputies_and_the_lead() {
        String incident = staffed();
        String decoy = desk.opened(Map.of(), "engine");
        desk.settled(decoy, "watch", "SKIPPED", "niet nodig");
        TOWN.clock().forward(Duration.ofMinutes(12));

        assertThat(waiting(holder, incident)).contains("Do watch", "Do quiet").doesNotContain("Do both");
        assertThat(waiting(deputy, incident)).isEmpty();
        assertThat(waiting(desk.lead(), incident)).isEmpty();
        assertThat(desk.item(incident, "watch").has("escalatedAt")).isFalse();

        TOWN.clock().forward(Duration.ofMinutes(4));
        eventually("it is escalated", () -> desk.item(incident, "watch").has("escalatedAt"));

        assertThat(waiting(holder, incident)).contains("Do watch (late)", "Do quiet");
        assertThat(waiting(deputy, incident)).containsExactly("Do watch (late)");
        assertThat(waiting(desk.lead(), incident)).contains("Do watch (late)").doesNotContain("Do quiet");
        JsonNode entry = desk.log(incident, "checklist.escalated").get(0).path("data");
        assertThat(entry.path("item").asText()).isEqualTo("watch");
        assertThat(entry.path("to"))
                .extracting(JsonNode::asText)
                .containsExactly(desk.lead().name(), deputy.name());
        assertThat(desk.log(decoy, "checklist.escalated")).isEmpty();
    }

    @Test
    void it_is_told_once_and_never_of_what_waits_for_others_or_is_done() {
        String incident = staffed();
        desk.done(incident, "quiet");
        TOWN.clock().forward(Duration.ofHours(1));
        eventually(
                "they are escalated",
                () -> desk.log(incident, "checklist.escalated").size() == 3);
        desk.done(incident, "watch");
        desk.settled(incident, "watch", "OPEN", null);
        TOWN.clock().forward(Duration.ofHours(1));
        // The first thing that a mandatory item of another incident logs tells that the watch has been round again.
        String later = desk.opened(Map.of(), "engine");
        TOWN.clock().forward(Duration.ofMinutes(25));
        eventually(
                "the watch went round",
                () -> !desk.log(later, "checklist.escalated").isEmpty());

        assertThat(desk.log(incident, "checklist.escalated"))
                .extracting(entry -> entry.path("data").path("item").asText())
                .contains("first", "watch", "rhythm")
                .doesNotContain("both", "second", "quiet", "third")
                .doesNotHaveDuplicates();
    }

    @Test
    void two_nodes_that_watch_tell_it_once() throws Exception {
        String incident = staffed();
        Checklists checklists = checklists();
        ChecklistWatch one = new ChecklistWatch(TOWN.database(), checklists, TOWN.clock());
        ChecklistWatch other = new ChecklistWatch(TOWN.database(), checklists, TOWN.clock());
        TOWN.clock().forward(Duration.ofMinutes(16));

        org.baken.testing.Scene.together(
                () -> {
                    one.look();
                    return 1;
                },
                () -> {
                    other.look();
                    return 2;
                });

        assertThat(desk.log(incident, "checklist.escalated")).hasSize(1);
    }

    @Test
    void what_is_escalated_is_named_until_it_is_settled_or_its_incident_is_closed() {
        String incident = staffed();
        TOWN.clock().forward(Duration.ofMinutes(16));
        eventually("it is escalated", () -> desk.item(incident, "watch").has("escalatedAt"));

        assertThat(escalatedIn(incident)).containsExactly("watch");
        assertThat(overdueIn(incident)).contains("watch", "quiet", "first").doesNotContain("both", "second");
        desk.move(incident, "CLOSED");
        assertThat(escalatedIn(incident)).isEmpty();
        TOWN.clock().forward(Duration.ofHours(3));
        String later = staffed();
        TOWN.clock().forward(Duration.ofMinutes(16));
        eventually("the watch went round", () -> desk.item(later, "watch").has("escalatedAt"));
        assertThat(desk.log(incident, "checklist.escalated")).hasSize(1);

        desk.move(incident, "ACTIVE");
        desk.done(incident, "watch");
        assertThat(escalatedIn(incident)).doesNotContain("watch");
    }

    private Checklists checklists() {
        var logbook = new org.baken.logbook.Logbook(TOWN.database(), TOWN.clock());
        var incidents = new org.baken.incident.Incidents(TOWN.clock(), "http://localhost");
        return new Checklists(new Playbooks(), incidents, logbook, TOWN.clock(), List.of());
    }

    private List<String> escalatedIn(String incident) {
        return TOWN.database().read(handle -> checklists().escalated(handle)).stream()
                .filter(item -> item.incident().equals(incident))
                .map(ChecklistItem::item)
                .toList();
    }

    private List<String> overdueIn(String incident) {
        var incidents = new org.baken.incident.Incidents(TOWN.clock(), "http://localhost");
        return TOWN
                .database()
                .read(handle -> checklists()
                        .overdue(
                                handle,
                                incidents.get(handle, incident),
                                TOWN.clock().instant()))
                .stream()
                .map(ChecklistItem::item)
                .toList();
    }
}
