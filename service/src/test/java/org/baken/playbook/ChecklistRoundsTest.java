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

/** What comes back. */
@Tag("database")
class ChecklistRoundsTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", Books.folder());

    private final ChecklistDesk desk = new ChecklistDesk(TOWN);

    private String opened() {
        // A decoy: what happens to the same item of another incident is nobody's business here.
        String decoy = desk.opened(Map.of(), "engine");
        desk.done(decoy, "round");
        return desk.opened(Map.of(), "engine");
    }

    private int round(String incident, String id) {
        return desk.item(incident, id).path("round").asInt();
    }

    @Test
    void what_is_done_comes_back_so_long_after_and_the_times_before_stay() {
        String incident = opened();
        TOWN.clock().forward(Duration.ofMinutes(20));

        JsonNode done = desk.done(incident, "round");

        JsonNode next = desk.item(incident, "round");
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("round").asInt()).isEqualTo(1);
        assertThat(next.path("round").asInt()).isEqualTo(2);
        assertThat(next.path("state").asText()).isEqualTo("OPEN");
        assertThat(next.path("every").asLong()).isEqualTo(3600);
        assertThat(next.path("done").asInt()).isEqualTo(1);
        assertThat(next.path("previous").path("doneBy").asText())
                .isEqualTo(desk.lead().name());
        assertThat(desk.due(incident, "round"))
                .isEqualTo(Instant.parse(done.path("doneAt").asText()).plus(Duration.ofHours(1)));
        assertThat(desk.names(incident)).doesNotHaveDuplicates();
    }

    @Test
    void a_time_that_is_skipped_leads_to_the_next_one_too() {
        String incident = opened();

        desk.settled(incident, "round", "SKIPPED", "Alles was stil");

        assertThat(round(incident, "round")).isEqualTo(2);
        assertThat(desk.item(incident, "round").path("skipped").asInt()).isEqualTo(1);
    }

    @Test
    void who_takes_back_a_tick_takes_back_the_next_time_too() {
        String incident = opened();
        desk.done(incident, "round");
        JsonNode previous = desk.item(incident, "round").path("previous");

        Answer opened = desk.put(TOWN.as(Role.MONITOR), previous, "OPEN", null);

        assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
        assertThat(round(incident, "round")).isEqualTo(1);
        assertThat(desk.state(incident, "round")).isEqualTo("OPEN");
        desk.done(incident, "round");
        assertThat(round(incident, "round")).isEqualTo(2);
    }

    @Test
    void a_tick_cannot_be_taken_back_once_the_next_time_was_done() {
        String incident = opened();
        JsonNode first = desk.done(incident, "round");
        desk.done(incident, "round");

        Answer refused = desk.put(desk.lead(), first, "OPEN", null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(round(incident, "round")).isEqualTo(3);
    }

    @Test
    void two_people_who_tick_the_same_time_at_once_make_one_next_time() throws Exception {
        String incident = opened();
        JsonNode item = desk.item(incident, "round");

        List<Answer> answers = Scene.together(
                () -> desk.put(TOWN.as(Role.MONITOR), item, "DONE", null),
                () -> desk.put(TOWN.as(Role.AUTHOR), item, "DONE", null));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        assertThat(round(incident, "round")).isEqualTo(2);
    }

    @Test
    void each_published_update_ticks_one_time() {
        String incident = opened();

        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        eventually("the first update", () -> round(incident, "rhythm") == 2);
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        desk.logged("message.published", incident, Map.of("purpose", "PRESS"));
        eventually("the second update", () -> round(incident, "rhythm") == 3);
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        eventually("the third update", () -> round(incident, "rhythm") == 4);

        assertThat(desk.item(incident, "rhythm").path("done").asInt()).isEqualTo(3);
        assertThat(desk.log(incident, "checklist.done"))
                .extracting(entry -> entry.path("data").path("round").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void reading_the_log_again_from_the_start_ticks_nothing_twice() {
        String incident = opened();
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        eventually("both updates", () -> round(incident, "rhythm") == 3);

        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE log_follower SET seq = 0 WHERE name = 'checklist'")
                        .execute());
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));

        eventually("the log was read", () -> round(incident, "rhythm") == 4);
        assertThat(desk.item(incident, "rhythm").path("done").asInt()).isEqualTo(3);
    }

    @Test
    void what_was_published_before_somebody_ticked_by_hand_belongs_to_that_time() {
        String incident = opened();
        desk.logged("rumour.reported", incident, Map.of());
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));
        eventually("the update", () -> round(incident, "rhythm") == 2);
        desk.done(incident, "rhythm");

        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE log_follower SET seq = 0 WHERE name = 'checklist'")
                        .execute());
        desk.logged("fact.added", incident, Map.of("state", "CONFIRMED"));
        desk.logged("message.published", incident, Map.of("purpose", "UPDATE"));

        eventually("the newest update", () -> round(incident, "rhythm") == 4);
    }

    @Test
    void what_comes_back_ends_with_its_phase_and_comes_back_with_it() {
        String incident = opened();
        desk.done(incident, "round");
        TOWN.clock().forward(Duration.ofMinutes(30));

        desk.move(incident, "AFTERCARE");
        eventually("it has ended", () -> desk.state(incident, "round").equals("SKIPPED"));
        JsonNode ended = desk.item(incident, "round");
        assertThat(ended.path("note").asText()).contains("fase");
        assertThat(ended.path("automatic").asBoolean()).isTrue();
        assertThat(desk.state(incident, "rhythm"))
                .as("nobody ever did this one")
                .isEqualTo("OPEN");
        desk.done(incident, "rhythm");
        assertThat(desk.state(incident, "rhythm")).as("its phase is over").isEqualTo("DONE");
        desk.done(incident, "daily");
        assertThat(round(incident, "daily")).isEqualTo(2);

        TOWN.clock().forward(Duration.ofHours(8));
        desk.move(incident, "CLOSED");
        eventually("that has ended too", () -> desk.state(incident, "daily").equals("SKIPPED"));
        Instant before = TOWN.clock().instant();
        desk.move(incident, "ACTIVE");

        eventually("it is back", () -> round(incident, "round") == 3);
        desk.assertTimeToDo(incident, "round", before);
        assertThat(round(incident, "rhythm")).isEqualTo(2);
        assertThat(desk.state(incident, "daily")).isEqualTo("SKIPPED");
        assertThat(desk.item(incident, "thanks").has("dueAt")).isFalse();
    }

    @Test
    void closing_names_what_was_never_done_and_not_the_next_time_of_what_was() {
        String incident = opened();
        desk.done(incident, "rhythm");
        long version = desk.lead().get("/api/incidents/" + incident).version();

        Answer refused = desk.lead().put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED"), version);

        assertThat(refused.json().path("open").findValuesAsText("title"))
                .contains("Doe first")
                .doesNotContain("Doe rhythm");
    }
}
