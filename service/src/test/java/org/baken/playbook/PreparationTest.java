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
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the house works off before any incident. */
@Tag("database")
class PreparationTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", Books.folder());

    private final ChecklistDesk desk = new ChecklistDesk(TOWN);

    private static Answer start(Visitor who) {
        return who.post("/api/preparation", Map.of());
    }

    private static JsonNode current() {
        return TOWN.as(Role.LEAD).get("/api/preparation").json().path("current");
    }

    private static JsonNode item(String id) {
        return ChecklistDesk.list(current().path("items")).stream()
                .filter(item -> item.path("item").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Answer close(Visitor who, String reason) {
        Map<String, Object> move =
                reason == null ? Map.of("state", "CLOSED") : Map.of("state", "CLOSED", "reason", reason);
        return who.put("/api/preparation/state", move, current().path("version").asLong());
    }

    @AfterEach
    void nothing_runs() {
        close(TOWN.as(Role.LEAD), "klaar met deze test");
    }

    @Test
    void a_lead_starts_a_round_with_all_that_is_to_be_ready_beforehand() {
        Answer started = start(TOWN.as(Role.LEAD));

        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        assertThat(started.json().path("startedBy").asText())
                .isEqualTo(TOWN.as(Role.LEAD).name());
        assertThat(started.json().path("total").asInt()).isEqualTo(4);
        assertThat(started.json().path("done").asInt()).isZero();
        JsonNode list = item("list");
        assertThat(list.path("playbook").asText()).isEqualTo("preparation");
        assertThat(list.path("playbookHash").asText()).matches("[0-9a-f]{64}");
        assertThat(Instant.parse(list.path("dueAt").asText()))
                .isEqualTo(
                        Instant.parse(started.json().path("startedAt").asText()).plus(Duration.ofDays(1)));
        assertThat(item("exercise").path("waiting").asBoolean()).isTrue();
        assertThat(list.path("assigned"))
                .extracting(one -> one.path("name").asText())
                .doesNotContain(TOWN.as(Role.LEAD).name());
        // A decoy: an incident has its own list, and none of these.
        assertThat(desk.names(Scene.incident(TOWN, "Ander"))).doesNotContain("list", "weekly");
    }

    @Test
    void only_a_lead_or_an_administrator_starts_and_closes_and_an_expert_sees_nothing() {
        assertThat(start(TOWN.as(Role.MONITOR)).status()).isEqualTo(403);
        assertThat(start(TOWN.admin()).status()).isEqualTo(201);
        assertThat(close(TOWN.as(Role.AUTHOR), "ik wil weg").status()).isEqualTo(403);
        assertThat(TOWN.as(Role.OBSERVER).get("/api/preparation").status()).isEqualTo(200);
        assertThat(TOWN.as(Role.EXPERT).get("/api/preparation").status()).isEqualTo(403);
        assertThat(TOWN.nobody().get("/api/preparation").status()).isEqualTo(401);
    }

    @Test
    void one_round_runs_at_a_time_also_when_two_start_one_at_once() throws Exception {
        List<Answer> answers = Scene.together(() -> start(TOWN.as(Role.LEAD)), () -> start(TOWN.admin()));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(current().path("items")).hasSize(4);
    }

    @Test
    void who_holds_the_role_of_an_item_ticks_it_and_others_do_not() {
        start(TOWN.as(Role.LEAD));

        assertThat(desk.put(TOWN.as(Role.AUTHOR), item("list"), "DONE", null).status())
                .isEqualTo(403);
        assertThat(desk.put(TOWN.as(Role.MONITOR), item("exercise"), "DONE", null)
                        .status())
                .isEqualTo(403);
        assertThat(desk.put(TOWN.as(Role.AUTHOR), item("exercise"), "DONE", null)
                        .status())
                .as("it waits for the list")
                .isEqualTo(409);
        Answer done = desk.put(TOWN.as(Role.MONITOR), item("list"), "DONE", "Nagekeken met de politie");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(desk.put(TOWN.as(Role.AUTHOR), item("exercise"), "DONE", null)
                        .status())
                .isEqualTo(200);
        assertThat(desk.put(TOWN.admin(), item("weekly"), "DONE", null).status())
                .isEqualTo(200);

        assertThat(current().path("done").asInt()).isEqualTo(3);
        assertThat(item("weekly").path("round").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_late_is_counted() {
        start(TOWN.as(Role.LEAD));
        assertThat(current().path("late").asInt()).isZero();

        TOWN.stayUp(Duration.ofHours(25));

        assertThat(current().path("late").asInt()).isEqualTo(2);
        assertThat(item("list").has("escalatedAt")).isFalse();
    }

    @Test
    void closing_with_open_items_needs_a_reason_and_names_them() {
        start(TOWN.as(Role.LEAD));
        desk.put(TOWN.as(Role.MONITOR), item("weekly"), "DONE", null);
        JsonNode list = item("list");

        Answer refused = close(TOWN.as(Role.LEAD), null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("open").findValuesAsText("title"))
                .contains("Doe list", "Doe exercise")
                .doesNotContain("Doe weekly");
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/preparation/state", Map.of("state", "CLOSED", "reason", "x"), 9)
                        .status())
                .isEqualTo(412);

        Answer closed = close(TOWN.as(Role.LEAD), "Volgend jaar beter");
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        JsonNode all = TOWN.as(Role.LEAD).get("/api/preparation").json();
        assertThat(all.has("current")).isFalse();
        assertThat(all.path("earlier").path(0).path("reason").asText()).isEqualTo("Volgend jaar beter");
        assertThat(all.path("earlier").path(0).path("done").asInt()).isEqualTo(1);
        assertThat(desk.put(TOWN.as(Role.LEAD), list, "DONE", null).status()).isEqualTo(409);
        assertThat(TOWN.as(Role.LEAD)
                        .put("/api/preparation/state", Map.of("state", "CLOSED"), 1)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_round_is_not_opened_again() {
        start(TOWN.as(Role.LEAD));
        Answer refused = TOWN.as(Role.LEAD).put("/api/preparation/state", Map.of("state", "OPEN"), 1);
        assertThat(refused.wrongFields()).containsExactly("state");
    }

    @Test
    void a_check_of_the_accounts_ticks_what_asks_for_it() {
        start(TOWN.as(Role.LEAD));
        assertThat(item("tried").path("ticks").asText()).isEqualTo("accounts.checked");

        desk.logged("account.checked", null, Map.of());

        eventually("it is ticked", () -> item("tried").path("state").asText().equals("DONE"));
        assertThat(item("list").path("state").asText()).isEqualTo("OPEN");
    }
}
