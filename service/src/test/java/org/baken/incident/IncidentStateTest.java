package org.baken.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class IncidentStateTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<IncidentState, Set<IncidentState>> LEGAL = Map.of(
            IncidentState.PREPARED, Set.of(IncidentState.ACTIVE, IncidentState.CLOSED),
            IncidentState.ACTIVE, Set.of(IncidentState.AFTERCARE, IncidentState.CLOSED),
            IncidentState.AFTERCARE, Set.of(IncidentState.ACTIVE, IncidentState.CLOSED),
            IncidentState.CLOSED, Set.of(IncidentState.ACTIVE));

    @Test
    void every_move_is_either_legal_or_refused() {
        for (IncidentState from : IncidentState.values()) {
            assertThat(from.next()).isEqualTo(LEGAL.get(from));
            for (IncidentState to : IncidentState.values()) {
                String path = incidentIn(from);
                long version = TOWN.as(Role.LEAD).get(path).version();
                Answer answer = move(path, to, "dat is zo beslist", version);
                assertThat(answer.status())
                        .as(from + " → " + to)
                        .isEqualTo(LEGAL.get(from).contains(to) ? 200 : 409);
                Answer now = TOWN.as(Role.LEAD).get(path);
                assertThat(now.json().path("state").asText()).isEqualTo((answer.status() == 200 ? to : from).name());
            }
        }
    }

    @Test
    void closing_and_reopening_need_a_reason_that_stays_in_the_log() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Met reden");
        Answer unfinished = move(path, IncidentState.CLOSED, null, 1);
        assertThat(unfinished.status()).isEqualTo(409);
        assertThat(unfinished.json().path("open").findValuesAsText("kind")).containsOnly("CHECKLIST");
        tickEverything(path);
        assertThat(move(path, IncidentState.CLOSED, null, 1).wrongFields()).containsExactly("reason");
        assertThat(move(path, IncidentState.CLOSED, "  ", 1).wrongFields()).containsExactly("reason");
        Answer closed = move(path, IncidentState.CLOSED, "brand geblust", 1);
        assertThat(closed.json().has("closedAt")).isTrue();
        assertThat(closed.json().has("nextUpdateAt")).isFalse();
        assertThat(move(path, IncidentState.ACTIVE, null, 2).wrongFields()).containsExactly("reason");
        Answer reopened = move(path, IncidentState.ACTIVE, "opgelaaid", 2);
        assertThat(reopened.json().has("closedAt")).isFalse();
        assertThat(reopened.json().has("nextUpdateAt")).isTrue();
        assertThat(lead.get(path + "/log?kind=incident.state").text()).contains("brand geblust", "opgelaaid");
    }

    @Test
    void nothing_is_changed_in_a_closed_incident() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Voorbij");
        move(path, IncidentState.CLOSED, "klaar", 1);
        assertThat(lead.patch(path, Map.of("place", "X"), 2).status()).isEqualTo(409);
        assertThat(lead.post(path + "/facts", Map.of("text", Map.of("nl", "X"), "source", "Y"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void of_two_people_who_press_the_same_button_one_wins() throws Exception {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Twee knoppen");
        Map<String, String> anyVersion = Map.of("If-Match", "*");
        Map<String, String> body = Map.of("state", "AFTERCARE");
        List<Answer> answers = Scene.together(
                () -> lead.send("PUT", path + "/state", body, anyVersion),
                () -> lead.send("PUT", path + "/state", body, anyVersion));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).allMatch(answer -> Set.of(200, 409, 412).contains(answer.status()));
        assertThat(lead.get(path + "/log?kind=incident.state").json().path("items"))
                .hasSize(1);
        assertThat(lead.get(path).version()).isEqualTo(2);
    }

    @Test
    void a_move_from_an_old_version_is_refused() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Oude versie");
        lead.patch(path, Map.of("place", "X"), 1);
        assertThat(move(path, IncidentState.AFTERCARE, null, 1).status()).isEqualTo(412);
        assertThat(lead.put(path + "/state", Map.of("state", "AFTERCARE")).status())
                .isEqualTo(428);
    }

    private static String incidentIn(IncidentState state) {
        Visitor lead = TOWN.as(Role.LEAD);
        Map<String, Object> body = Scene.opening("Matrix", "EXERCISE");
        body.put("state", state == IncidentState.PREPARED ? "PREPARED" : "ACTIVE");
        String path = "/api/incidents/" + Scene.created(lead.post("/api/incidents", body));
        if (state == IncidentState.AFTERCARE || state == IncidentState.CLOSED) {
            assertThat(move(path, state, "om te beginnen", 1).status()).isEqualTo(200);
        }
        return path;
    }

    private static void tickEverything(String path) {
        Visitor lead = TOWN.as(Role.LEAD);
        for (JsonNode item : lead.get(path + "/checklist").json().path("items")) {
            String address = "/api/checklist-items/" + item.path("id").asText();
            lead.send("PUT", address, Map.of("state", "DONE"), Map.of("If-Match", "*"));
        }
    }

    private static Answer move(String path, IncidentState to, String reason, long version) {
        Map<String, Object> body = reason == null ? Map.of("state", to) : Map.of("state", to, "reason", reason);
        return TOWN.as(Role.LEAD).put(path + "/state", body, version);
    }
}
