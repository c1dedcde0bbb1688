package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class RumourTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<RumourState, List<RumourState>> ROAD = Map.of(
            RumourState.REPORTED, List.of(),
            RumourState.VERIFYING, List.of(RumourState.VERIFYING),
            RumourState.FALSE, List.of(RumourState.FALSE),
            RumourState.MISLEADING, List.of(RumourState.MISLEADING),
            RumourState.TRUE, List.of(RumourState.TRUE),
            RumourState.UNPROVEN, List.of(RumourState.UNPROVEN),
            RumourState.CORRECTING, List.of(RumourState.FALSE, RumourState.CORRECTING),
            RumourState.CORRECTED, List.of(RumourState.FALSE, RumourState.CORRECTING, RumourState.CORRECTED),
            RumourState.MONITORING, List.of(RumourState.FALSE, RumourState.MONITORING),
            RumourState.CLOSED, List.of(RumourState.CLOSED));

    @Test
    void every_move_is_either_legal_or_refused() {
        String incident = Scene.incident(TOWN, "Geruchtenmatrix");
        Visitor monitor = TOWN.as(Role.MONITOR);
        for (RumourState from : RumourState.values()) {
            for (RumourState to : RumourState.values()) {
                String path = "/api/rumours/" + Scene.created(report(incident, from + " naar " + to, Map.of()));
                long version = 1;
                for (RumourState step : ROAD.get(from)) {
                    version = move(path, step, "bron: brandweer", version).version();
                }
                Answer answer = move(path, to, "bron: brandweer", version);
                boolean legal = legal(from).contains(to);
                assertThat(answer.status()).as(from + " → " + to).isEqualTo(legal ? 200 : 409);
                assertThat(monitor.get(path).json().path("state").asText()).isEqualTo((legal ? to : from).name());
            }
        }
    }

    /** Written out once more, by hand: the test would agree with anything if it asked the enum. */
    private static Set<RumourState> legal(RumourState from) {
        return switch (from) {
            case REPORTED ->
                EnumSet.of(
                        RumourState.VERIFYING,
                        RumourState.FALSE,
                        RumourState.MISLEADING,
                        RumourState.TRUE,
                        RumourState.UNPROVEN,
                        RumourState.CLOSED);
            case VERIFYING ->
                EnumSet.of(
                        RumourState.FALSE,
                        RumourState.MISLEADING,
                        RumourState.TRUE,
                        RumourState.UNPROVEN,
                        RumourState.CLOSED);
            case FALSE, MISLEADING -> EnumSet.of(RumourState.VERIFYING, RumourState.CORRECTING, RumourState.MONITORING);
            case TRUE, UNPROVEN -> EnumSet.of(RumourState.VERIFYING, RumourState.MONITORING, RumourState.CLOSED);
            case CORRECTING -> EnumSet.of(RumourState.VERIFYING, RumourState.CORRECTED, RumourState.MONITORING);
            case CORRECTED -> EnumSet.of(RumourState.VERIFYING, RumourState.CORRECTING, RumourState.MONITORING);
            case MONITORING -> EnumSet.of(RumourState.VERIFYING, RumourState.CORRECTING, RumourState.CLOSED);
            case CLOSED -> EnumSet.of(RumourState.VERIFYING, RumourState.MONITORING);
        };
    }

    @Test
    void monitors_authors_and_leads_report_and_experts_may_give_a_verdict() {
        String incident = Scene.incident(TOWN, "Wie meldt");
        Visitor expert = TOWN.person("rooster-expert", Role.EXPERT);
        Visitor other = TOWN.person("andere-expert", Role.EXPERT);
        Scene.roster(TOWN, incident, Map.of(expert, Role.EXPERT));
        for (Role role : Role.values()) {
            Answer answer = TOWN.as(role).post("/api/incidents/" + incident + "/rumours", body("Door " + role));
            boolean may = Set.of(Role.MONITOR, Role.AUTHOR, Role.LEAD).contains(role);
            int refused = role == Role.EXPERT ? 404 : 403;
            assertThat(answer.status()).as(role.name()).isEqualTo(may ? 201 : refused);
        }
        String path = "/api/rumours/" + Scene.created(report(incident, "Het water is giftig", Map.of()));
        Map<String, Object> verdict = Map.of("state", "FALSE", "note", "meting van de waterdienst");
        assertThat(expert.post("/api/incidents/" + incident + "/rumours", body("X"))
                        .status())
                .isEqualTo(403);
        assertThat(expert.put(path + "/state", Map.of("state", "VERIFYING"), 1).status())
                .isEqualTo(403);
        assertThat(other.put(path + "/state", verdict, 1).status()).isEqualTo(404);
        assertThat(TOWN.as(Role.OBSERVER).put(path + "/state", verdict, 1).status())
                .isEqualTo(403);
        Answer judged = expert.put(path + "/state", verdict, 1);
        assertThat(judged.status()).isEqualTo(200);
        assertThat(judged.json().path("verdictBy").asText()).isEqualTo(expert.name());
    }

    @Test
    void a_verdict_needs_a_note_and_starts_the_clock_of_the_correction() {
        String incident = Scene.incident(TOWN, "Oordeel");
        Answer reported = report(incident, "De school is dicht", Map.of("harm", "HIGH"));
        String path = "/api/rumours/" + reported.id();
        assertThat(reported.json().path("clocks").has("correctionDueAt")).isFalse();
        Instant reportedAt = Instant.parse(reported.json().path("reportedAt").asText());
        assertThat(reported.json().path("clocks").path("verdictDueAt").asText())
                .isEqualTo(reportedAt.plus(Duration.ofMinutes(15)).toString());
        assertThat(move(path, RumourState.FALSE, null, 1).wrongFields()).containsExactly("note");
        assertThat(move(path, RumourState.FALSE, " ", 1).wrongFields()).containsExactly("note");
        JsonNode judged = move(path, RumourState.FALSE, "de directie zegt dat ze open is", 1)
                .json();
        JsonNode clocks = judged.path("clocks");
        assertThat(Instant.parse(clocks.path("correctionDueAt").asText()))
                .isEqualTo(Instant.parse(clocks.path("verdictAt").asText()).plus(Duration.ofMinutes(30)));
        assertThat(judged.path("verdictNote").asText()).isEqualTo("de directie zegt dat ze open is");
        JsonNode verifying = move(path, RumourState.VERIFYING, null, 2).json();
        assertThat(verifying.path("verdict").asText()).isEqualTo("FALSE");
    }

    @Test
    void a_wrong_report_names_its_field() {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Foute melding") + "/rumours";
        Map<String, Object> late = new HashMap<>(body("x"));
        late.put("seenAt", TOWN.clock().instant().plus(Duration.ofHours(1)));
        assertThat(monitor.post(path, late).wrongFields()).containsExactly("seenAt");
        Map<String, Object> script = new HashMap<>(body("x"));
        script.put("url", "javascript:alert(1)");
        assertThat(monitor.post(path, script).wrongFields()).containsExactly("url");
        Map<String, Object> harm = new HashMap<>(body("x"));
        harm.put("harm", "EXTREME");
        assertThat(monitor.post(path, harm).wrongFields()).containsExactly("harm");
        assertThat(monitor.post(path, Map.of("note", "y".repeat(2001))).wrongFields())
                .containsExactlyInAnyOrder("claim", "note");
        assertThat(monitor.post(path, body("x".repeat(1001))).wrongFields()).containsExactly("claim");
        assertThat(monitor.get(path).json().path("items")).isEmpty();
    }

    @Test
    void a_claim_is_enough_for_a_report() {
        String incident = Scene.incident(TOWN, "Tien seconden");
        JsonNode reported = TOWN.as(Role.MONITOR)
                .post("/api/incidents/" + incident + "/rumours", Map.of("claim", "Er komt gas vrij"))
                .json();
        assertThat(Instant.parse(reported.path("seenAt").asText()))
                .isEqualTo(Instant.parse(reported.path("reportedAt").asText()));
        assertThat(reported.path("where").asText()).isEqualTo("?");
        assertThat(reported.path("harm").asText()).isEqualTo("MEDIUM");
        assertThat(reported.path("sightings").path("count").asInt()).isEqualTo(1);
        assertThat(reported.path("sightings").path("perHour").asInt()).isEqualTo(1);
    }

    @Test
    void a_verdict_rests_on_a_source_or_on_a_note_that_names_it() {
        String incident = Scene.incident(TOWN, "Bronnen");
        String path = "/api/rumours/" + Scene.created(report(incident, "De weg is dicht", Map.of()));
        Visitor monitor = TOWN.as(Role.MONITOR);
        assertThat(monitor.put(path + "/state", Map.of("state", "FALSE", "source", " "), 1)
                        .wrongFields())
                .containsExactly("note");
        JsonNode judged = monitor.put(path + "/state", Map.of("state", "FALSE", "source", "wegbeheerder"), 1)
                .json();
        assertThat(judged.path("verdictSource").asText()).isEqualTo("wegbeheerder");
        assertThat(judged.has("verdictNote")).isFalse();
        // What the source said before is not the source of another verdict.
        JsonNode again = move(path, RumourState.VERIFYING, null, 2).json();
        assertThat(again.path("verdictSource").asText()).isEqualTo("wegbeheerder");
        JsonNode other =
                move(path, RumourState.TRUE, "gezien door de politie", 3).json();
        assertThat(other.has("verdictSource")).isFalse();
    }

    @Test
    void the_list_and_the_board_can_begin_with_the_most_urgent() {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String incident = Scene.incident(TOWN, "Volgorde");
        String mild = Scene.created(report(incident, "mild", Map.of("harm", "LOW")));
        String grave = Scene.created(report(incident, "erg", Map.of("harm", "HIGH", "reach", "HIGH")));
        String settled = Scene.created(report(incident, "klaar", Map.of("harm", "HIGH", "reach", "HIGH")));
        String usual = Scene.created(report(incident, "gewoon", Map.of()));
        move("/api/rumours/" + settled, RumourState.TRUE, "gezien", 1);
        String path = "/api/incidents/" + incident + "/rumours?order=priority";
        assertThat(ids(monitor.get(path))).containsExactly(grave, usual, mild, settled);
        assertThat(ids(monitor.get(path + "&q=ERG"))).containsExactly(grave);
        assertThat(ids(monitor.get(path + "&state=TRUE"))).containsExactly(settled);
        Answer page = monitor.get(path + "&limit=3");
        assertThat(ids(page)).containsExactly(grave, usual, mild);
        String next = page.json().path("next").asText();
        assertThat(ids(monitor.get(path + "&limit=3&after=" + next))).containsExactly(settled);
        assertThat(monitor.get(path + "&after=nothing").json().path("items")).isEmpty();
        assertThat(monitor.get("/api/incidents/" + incident + "/rumours?order=age")
                        .wrongFields())
                .containsExactly("order");
        JsonNode board = monitor.get("/api/incidents/" + incident + "/board").json();
        assertThat(board.path("rumours").findValuesAsText("claim")).containsExactly("erg", "gewoon", "mild", "klaar");
    }

    @Test
    void the_list_shows_those_of_the_incident_newest_first_and_finds_by_text_and_state() {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String incident = Scene.incident(TOWN, "Lijst van geruchten");
        String decoy = Scene.incident(TOWN, "Andere geruchten");
        String first = Scene.created(report(incident, "De BRUG is ingestort", Map.of()));
        Scene.created(report(decoy, "De brug is ingestort", Map.of()));
        String second = Scene.created(report(incident, "Er zijn doden", Map.of()));
        String path = "/api/incidents/" + incident + "/rumours";
        assertThat(ids(monitor.get(path))).containsExactly(second, first);
        Answer page = monitor.get(path + "?limit=1");
        assertThat(ids(page)).containsExactly(second);
        assertThat(ids(monitor.get(
                        path + "?limit=1&after=" + page.json().path("next").asText())))
                .containsExactly(first);
        assertThat(ids(monitor.get(path + "?q=brug"))).containsExactly(first);
        move("/api/rumours/" + second, RumourState.VERIFYING, null, 1);
        assertThat(ids(monitor.get(path + "?state=VERIFYING"))).containsExactly(second);
        assertThat(monitor.get(path + "?state=MAYBE").wrongFields()).containsExactly("state");
    }

    @Test
    void a_change_is_made_from_the_newest_version_and_of_two_at_once_one_is_told() throws Exception {
        Visitor monitor = TOWN.as(Role.MONITOR);
        Visitor author = TOWN.as(Role.AUTHOR);
        String incident = Scene.incident(TOWN, "Gelijktijdig gerucht");
        String path = "/api/rumours/" + Scene.created(report(incident, "Iedereen moet weg", Map.of()));
        List<Answer> answers = Scene.together(
                () -> monitor.patch(path, Map.of("reach", "HIGH"), 1),
                () -> author.patch(path, Map.of("harm", "HIGH"), 1));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        assertThat(monitor.send("PATCH", path, Map.of("reach", "LOW"), Map.of()).status())
                .isEqualTo(428);
        Map<String, String> any = Map.of("If-Match", "*");
        Map<String, Object> verdict = Map.of("state", "TRUE", "note", "gezien");
        List<Answer> moves = Scene.together(
                () -> monitor.send("PUT", path + "/state", verdict, any),
                () -> author.send("PUT", path + "/state", verdict, any));
        assertThat(moves.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(log(incident, "rumour.state")).hasSize(1);
    }

    @Test
    void closing_an_incident_names_the_rumours_that_nobody_answered() {
        String incident = Scene.incident(TOWN, "Sluiten met gerucht");
        report(Scene.incident(TOWN, "Andere, ook open"), "Telt hier niet mee", Map.of());
        String open = Scene.created(report(incident, "Er komt een tweede golf", Map.of()));
        String settled = Scene.created(report(incident, "De dijk is nat", Map.of()));
        move("/api/rumours/" + settled, RumourState.TRUE, "gezien", 1);
        String path = "/api/incidents/" + incident + "/state";
        Answer refused = TOWN.as(Role.LEAD).put(path, Map.of("state", "CLOSED"), 1);
        assertThat(refused.status()).isEqualTo(409);
        List<JsonNode> rumours = refused.json().path("open").findParents("kind").stream()
                .filter(end -> end.path("kind").asText().equals("RUMOUR"))
                .toList();
        assertThat(rumours).hasSize(1);
        assertThat(rumours.get(0).path("id").asText()).isEqualTo(open);
        assertThat(rumours.get(0).path("title").asText()).isEqualTo("Er komt een tweede golf");
        assertThat(TOWN.as(Role.LEAD)
                        .put(path, Map.of("state", "CLOSED", "reason", "loopt uit zichzelf dood"), 1)
                        .status())
                .isEqualTo(200);
        assertThat(report(incident, "Te laat", Map.of()).status()).isEqualTo(409);
        assertThat(move("/api/rumours/" + open, RumourState.VERIFYING, null, 1).status())
                .isEqualTo(409);
    }

    @Test
    void the_log_tells_that_a_correction_was_drafted_published_and_taken_back() {
        String incident = Scene.incident(TOWN, "Correctie");
        String path = "/api/rumours/" + Scene.created(report(incident, "De melk is besmet", Map.of()));
        String decoy = "/api/rumours/" + Scene.created(report(incident, "De kaas is besmet", Map.of()));
        move(path, RumourState.FALSE, "labo", 1);
        move(decoy, RumourState.FALSE, "labo", 1);
        tell("message.drafted", incident, "message-1", path);
        eventually("the rumour is being corrected", () -> state(path).equals("CORRECTING"));
        assertThat(TOWN.as(Role.MONITOR).get(path).json().path("correction").asText())
                .isEqualTo("message-1");
        tell("message.published", incident, "message-1", path);
        eventually("the rumour is corrected", () -> state(path).equals("CORRECTED"));
        JsonNode corrected = TOWN.as(Role.MONITOR).get(path).json();
        assertThat(corrected.path("clocks").has("correctedAt")).isTrue();
        assertThat(corrected.path("priority").asInt()).isZero();
        assertThat(answered(incident)).containsExactly("De melk is besmet");
        tell("message.withdrawn", incident, "message-1", path);
        eventually("the rumour has no correction any more", () -> state(path).equals("CORRECTING"));
        assertThat(answered(incident)).isEmpty();
        assertThat(state(decoy)).isEqualTo("FALSE");
        assertThat(log(incident, "rumour.state")).hasSize(5);
    }

    @Test
    void a_message_of_another_incident_corrects_nothing_here() {
        String incident = Scene.incident(TOWN, "Hier");
        String elsewhere = Scene.incident(TOWN, "Elders");
        String path = "/api/rumours/" + Scene.created(report(incident, "Hier gezegd", Map.of()));
        String own = "/api/rumours/" + Scene.created(report(elsewhere, "Elders gezegd", Map.of()));
        move(path, RumourState.FALSE, "bron", 1);
        move(own, RumourState.FALSE, "bron", 1);
        tell("message.published", elsewhere, "message-2", path);
        tell("message.published", elsewhere, "message-3", "/api/rumours/nothing");
        tell("message.published", elsewhere, "message-4", own);
        eventually("what came later is done", () -> state(own).equals("CORRECTED"));
        assertThat(state(path)).isEqualTo("FALSE");
    }

    private static void tell(String kind, String incident, String message, String rumour) {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        Map<String, String> data = Map.of("corrects", rumour.replaceFirst(".*/", ""));
        database.write(handle -> logbook.append(handle, Entry.of(kind, incident, message, Actor.system("test"), data)));
    }

    private static List<String> answered(String incident) {
        return TOWN.database()
                .read(handle -> handle.attach(RumourDao.class).answered(incident).stream()
                        .map(Rumour::claim)
                        .toList());
    }

    private static String state(String path) {
        return TOWN.as(Role.MONITOR).get(path).json().path("state").asText();
    }

    private static Answer report(String incident, String claim, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(body(claim));
        body.putAll(more);
        return TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", body);
    }

    private static Map<String, Object> body(String claim) {
        return Map.of(
                "claim",
                claim,
                "seenAt",
                TOWN.clock().instant().minusSeconds(60),
                "where",
                "buurtgroep",
                "url",
                "https://example.org/buurt");
    }

    private static Answer move(String path, RumourState to, String note, long version) {
        Map<String, Object> body = note == null ? Map.of("state", to) : Map.of("state", to, "note", note);
        return TOWN.as(Role.MONITOR).put(path + "/state", body, version);
    }

    private static List<String> ids(Answer list) {
        return list.json().path("items").findValuesAsText("id");
    }

    private static JsonNode log(String incident, String kind) {
        return TOWN.as(Role.MONITOR)
                .get("/api/incidents/" + incident + "/log?kind=" + kind)
                .json()
                .path("items");
    }
}
