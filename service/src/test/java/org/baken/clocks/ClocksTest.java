package org.baken.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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
class ClocksTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** An incident beside another with clocks of its own. */
    private static String incident(String title) {
        String decoy = Scene.incident(TOWN, title + ", een ander");
        rumour(decoy, "De brug is dicht", "HIGH", "HIGH");
        return Scene.incident(TOWN, title);
    }

    private static String rumour(String incident, String claim, String harm, String reach) {
        Map<String, Object> seen = Map.of(
                "claim", claim, "seenAt", TOWN.clock().instant(), "where", "buurtgroep", "harm", harm, "reach", reach);
        return Scene.created(TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", seen));
    }

    private static void judge(String rumour, String state) {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String path = "/api/rumours/" + rumour;
        Map<String, String> verdict = new HashMap<>(Map.of("state", state, "note", "de waterdienst heeft gemeten"));
        Answer moved = monitor.put(path + "/state", verdict, monitor.get(path).version());
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private static List<JsonNode> clocks(String incident) {
        List<JsonNode> clocks = new ArrayList<>();
        TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/board")
                .json()
                .path("clocks")
                .forEach(clocks::add);
        return clocks;
    }

    /** All but those of the checklist, of which there are many. */
    private static List<String> told(String incident) {
        return clocks(incident).stream()
                .filter(clock -> !clock.path("kind").asText().equals("CHECKLIST"))
                .map(clock ->
                        clock.path("kind").asText() + " " + clock.path("state").asText())
                .toList();
    }

    private static JsonNode only(String incident, ClockKind kind) {
        List<JsonNode> found = clocks(incident).stream()
                .filter(clock -> clock.path("kind").asText().equals(kind.name()))
                .toList();
        assertThat(found).as("clocks of " + kind).hasSize(1);
        return found.get(0);
    }

    private static void forward(long minutes) {
        TOWN.clock().forward(Duration.ofMinutes(minutes));
    }

    private static JsonNode shown(String incident) {
        return TOWN.as(Role.LEAD).get("/api/incidents/" + incident).json();
    }

    private static void move(String incident, String state) {
        Visitor lead = TOWN.as(Role.LEAD);
        Answer moved = lead.put(
                "/api/incidents/" + incident + "/state",
                Map.of("state", state, "reason", "de toestand is anders"),
                lead.get("/api/incidents/" + incident).version());
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    @Test
    void the_first_statement_runs_from_the_opening_until_something_is_out() {
        String incident = incident("Eerste bericht");
        JsonNode clock = only(incident, ClockKind.FIRST_STATEMENT);
        Instant opened = Instant.parse(shown(incident).path("openedAt").asText());
        assertThat(clock.path("thing").asText()).isEqualTo(incident);
        assertThat(clock.path("startedAt").asText()).isEqualTo(opened.toString());
        assertThat(clock.path("dueAt").asText())
                .isEqualTo(opened.plus(Duration.ofMinutes(15)).toString());
        assertThat(clock.path("roles").get(0).asText()).isEqualTo("AUTHOR");
        // What the opening promised is this same moment, not a second clock.
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT RUNNING");
        forward(11);
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT SOON");
        forward(4);
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT LATE");
        forward(10);
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT ESCALATED");
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren in de haven."));
        assertThat(told(incident)).containsExactly("NEXT_UPDATE RUNNING");
    }

    @Test
    void a_promise_runs_from_the_last_publication_and_moves_with_the_promise() {
        String incident = incident("Beloofd");
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren in de haven."));
        Instant published = TOWN.clock().instant();
        JsonNode clock = only(incident, ClockKind.NEXT_UPDATE);
        assertThat(Instant.parse(clock.path("startedAt").asText())).isBeforeOrEqualTo(published);
        assertThat(clock.path("dueAt").asText())
                .isEqualTo(shown(incident).path("nextUpdateAt").asText());
        forward(26);
        assertThat(told(incident)).containsExactly("NEXT_UPDATE SOON");
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + incident;
        Instant later = TOWN.clock().instant().plus(Duration.ofHours(1));
        lead.patch(path, Map.of("nextUpdateAt", later), lead.get(path).version());
        assertThat(told(incident)).containsExactly("NEXT_UPDATE RUNNING");
        assertThat(only(incident, ClockKind.NEXT_UPDATE).path("dueAt").asText()).isEqualTo(later.toString());
        forward(60);
        assertThat(told(incident)).containsExactly("NEXT_UPDATE LATE");
        Publish.onPage(
                TOWN, incident, Desk.words("UPDATE", Map.of("nl", Map.of("body", "De brand is onder controle."))));
        assertThat(told(incident)).containsExactly("NEXT_UPDATE RUNNING");
    }

    @Test
    void a_later_promise_does_not_stop_the_clock_of_the_first_statement() {
        String incident = incident("Eerst later");
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + incident;
        Instant later = TOWN.clock().instant().plus(Duration.ofHours(2));
        lead.patch(path, Map.of("nextUpdateAt", later), lead.get(path).version());
        forward(16);
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT LATE", "NEXT_UPDATE RUNNING");
    }

    @Test
    void a_rumour_runs_to_its_verdict_and_a_false_one_to_its_correction() {
        String incident = incident("Gerucht");
        String rumour = rumour(incident, "Het drinkwater is giftig", "HIGH", "HIGH");
        JsonNode verdict = only(incident, ClockKind.RUMOUR_VERDICT);
        assertThat(verdict.path("thing").asText()).isEqualTo(rumour);
        assertThat(verdict.path("title").asText()).isEqualTo("Het drinkwater is giftig");
        assertThat(verdict.path("roles").get(0).asText()).isEqualTo("MONITOR");
        forward(16);
        assertThat(told(incident)).contains("RUMOUR_VERDICT LATE");
        judge(rumour, "FALSE");
        JsonNode correction = only(incident, ClockKind.RUMOUR_CORRECTION);
        assertThat(correction.path("dueAt").asText()).isEqualTo(after(30, rumour, "verdictAt"));
        assertThat(correction.path("roles").get(0).asText()).isEqualTo("AUTHOR");
        assertThat(told(incident)).noneMatch(clock -> clock.startsWith("RUMOUR_VERDICT"));
        Map<String, Object> words = Desk.words(
                "CORRECTION", Map.of("nl", Map.of("title", "Drinkwater", "body", "Het drinkwater is veilig.")));
        words.put("corrects", rumour);
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, words);
        assertThat(draft.status()).isEqualTo(201);
        Town.eventually(
                "somebody corrects it",
                () -> TOWN.as(Role.LEAD)
                        .get("/api/rumours/" + rumour)
                        .json()
                        .path("state")
                        .asText()
                        .equals("CORRECTING"));
        forward(31);
        assertThat(told(incident)).contains("RUMOUR_CORRECTION LATE");
        Publish.onPage(TOWN, incident, words);
        Town.eventually("the clock ends", () -> told(incident).stream().noneMatch(clock -> clock.startsWith("RUMOUR")));
    }

    @Test
    void one_that_few_people_know_has_no_clock_after_its_verdict_and_one_that_was_merged_none_at_all() {
        String incident = incident("Weinig bekend");
        String few = rumour(incident, "De burgemeester is weg", "MEDIUM", "LOW");
        String same = rumour(incident, "De burgemeester is vertrokken", "MEDIUM", "LOW");
        Answer merged = TOWN.as(Role.MONITOR).post("/api/rumours/" + same + "/merger", Map.of("into", few));
        assertThat(merged.status()).as(merged.text()).isLessThan(300);
        assertThat(only(incident, ClockKind.RUMOUR_VERDICT).path("thing").asText())
                .isEqualTo(few);
        judge(few, "FALSE");
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT RUNNING");
    }

    @Test
    void a_verdict_that_is_looked_at_again_has_time_again() {
        String incident = incident("Opnieuw");
        String rumour = rumour(incident, "De school sluit", "MEDIUM", "HIGH");
        judge(rumour, "TRUE");
        forward(120);
        judge(rumour, "VERIFYING");
        JsonNode clock = only(incident, ClockKind.RUMOUR_VERDICT);
        assertThat(clock.path("state").asText()).isEqualTo("RUNNING");
        assertThat(clock.path("dueAt").asText()).isEqualTo(after(30, rumour, "changedAt"));
    }

    private static String after(long minutes, String rumour, String what) {
        JsonNode view = TOWN.as(Role.LEAD).get("/api/rumours/" + rumour).json();
        JsonNode moment = view.has(what) ? view.path(what) : view.path("clocks").path(what);
        return Instant.parse(moment.asText()).plus(Duration.ofMinutes(minutes)).toString();
    }

    private static String reaction(String incident, String text) {
        return Scene.created(
                TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/reactions", Map.of("text", text)));
    }

    private static void sort(String reaction, String category) {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String path = "/api/reactions/" + reaction;
        Answer sorted = monitor.put(
                path + "/triage", Map.of("class", category), monitor.get(path).version());
        assertThat(sorted.status()).as(sorted.text()).isEqualTo(200);
    }

    @Test
    void answers_that_are_owed_are_one_clock_with_their_number_and_the_oldest() {
        String incident = incident("Vragen");
        String oldest = reaction(incident, "Mag mijn kind buiten spelen?");
        forward(3);
        String second = reaction(incident, "Waar kan ik heen?");
        JsonNode clock = only(incident, ClockKind.RESPONSE);
        assertThat(clock.path("count").asInt()).isEqualTo(2);
        assertThat(clock.path("thing").asText()).isEqualTo(oldest);
        Instant posted = Instant.parse(TOWN.as(Role.MONITOR)
                .get("/api/reactions/" + oldest)
                .json()
                .path("postedAt")
                .asText());
        assertThat(clock.path("startedAt").asText()).isEqualTo(posted.toString());
        assertThat(clock.path("dueAt").asText())
                .isEqualTo(posted.plus(Duration.ofMinutes(120)).toString());
        sort(oldest, "sympathy");
        assertThat(only(incident, ClockKind.RESPONSE).path("thing").asText()).isEqualTo(second);
        sort(second, "sympathy");
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT RUNNING");
    }

    @Test
    void mandatory_items_of_the_checklist_run_out_and_others_do_not() {
        String incident = Scene.incident(TOWN, "Controlelijst");
        assertThat(told(incident)).containsExactly("FIRST_STATEMENT RUNNING");
        forward(90);
        List<JsonNode> late = clocks(incident).stream()
                .filter(clock -> clock.path("kind").asText().equals("CHECKLIST"))
                .toList();
        assertThat(late).isNotEmpty().allSatisfy(clock -> {
            assertThat(clock.path("title").asText()).isNotBlank();
            assertThat(clock.path("state").asText()).isIn("LATE", "ESCALATED");
        });
        JsonNode checklist = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/checklist")
                .json();
        JsonNode items = checklist.isArray() ? checklist : checklist.path("items");
        Map<String, Boolean> mandatory = new HashMap<>();
        items.forEach(item ->
                mandatory.put(item.path("id").asText(), item.path("mandatory").asBoolean()));
        assertThat(late)
                .allMatch(clock -> mandatory.get(clock.path("thing").asText())
                        || clock.path("state").asText().equals("ESCALATED"));
        assertThat(mandatory).containsValue(false);
    }

    @Test
    void every_page_can_ask_for_the_clocks_and_strangers_cannot() {
        String incident = incident("Overal");
        JsonNode alone = TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + incident + "/clocks")
                .json()
                .path("items");
        assertThat(alone).containsExactlyElementsOf(clocks(incident));
        assertThat(TOWN.as(Role.EXPERT)
                        .get("/api/incidents/" + incident + "/clocks")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothing_runs_before_an_incident_is_active_or_once_it_is_closed() {
        Map<String, Object> opening = Scene.opening("Voorbereid", "REAL");
        opening.put("state", "PREPARED");
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        forward(60);
        assertThat(clocks(incident)).isEmpty();
        move(incident, "ACTIVE");
        rumour(incident, "De brug is dicht", "HIGH", "HIGH");
        assertThat(told(incident)).contains("FIRST_STATEMENT RUNNING", "RUMOUR_VERDICT RUNNING");
        move(incident, "AFTERCARE");
        // Nobody waits for a first statement any more; what was promised, and rumours, go on.
        assertThat(told(incident)).contains("NEXT_UPDATE RUNNING", "RUMOUR_VERDICT RUNNING");
        assertThat(told(incident)).noneMatch(clock -> clock.startsWith("FIRST"));
        move(incident, "CLOSED");
        assertThat(clocks(incident)).isEmpty();
    }
}
