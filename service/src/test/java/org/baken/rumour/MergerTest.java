package org.baken.rumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class MergerTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Visitor monitor() {
        return TOWN.as(Role.MONITOR);
    }

    @Test
    void claims_of_two_languages_are_proposed_with_the_reason_and_a_person_merges_them() {
        String incident = Scene.incident(TOWN, "Samen");
        String dutch = report(incident, "Het drinkwater is vergiftigd");
        String decoy = report(incident, "De brug is ingestort");
        String french = report(incident, "L'eau du robinet est empoisonnée");
        report(Scene.incident(TOWN, "Elders samen"), "Het drinkwater is vergiftigd");
        JsonNode pairs = pairs(incident);
        assertThat(pairs).hasSize(1);
        assertThat(pairs.get(0).path("a").asText()).isEqualTo(french);
        assertThat(pairs.get(0).path("b").asText()).isEqualTo(dutch);
        assertThat(pairs.get(0).path("likeness").asInt()).isBetween(55, 100);
        assertThat(pairs.get(0).path("why").asText()).contains("eau = drinkwater");
        Answer merged = merge(french, dutch);
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.id()).isEqualTo(dutch);
        assertThat(merged.json().path("merged").get(0).asText()).isEqualTo(french);
        assertThat(merged.json().path("sightings").path("count").asInt()).isEqualTo(2);
        assertThat(get(french).path("mergedInto").asText()).isEqualTo(dutch);
        assertThat(pairs(incident)).isEmpty();
        assertThat(listed(incident)).containsExactly(decoy, dutch);
        assertThat(board(incident)).containsExactlyInAnyOrder(decoy, dutch);
    }

    @Test
    void the_one_that_is_further_would_stay() {
        String incident = Scene.incident(TOWN, "Verder");
        String first = report(incident, "De melk is besmet");
        String second = report(incident, "De melk is besmet, zegt een boer");
        judge(second);
        JsonNode pair = pairs(incident).get(0);
        assertThat(pair.path("a").asText()).isEqualTo(first);
        assertThat(pair.path("b").asText()).isEqualTo(second);
    }

    @Test
    void a_pair_that_somebody_refused_is_not_proposed_again() {
        String incident = Scene.incident(TOWN, "Twee");
        String one = report(incident, "De school is gesloten");
        String other = report(incident, "Er is een school gesloten");
        report(incident, "De school sluit");
        assertThat(pairs(incident)).hasSize(3);
        String path = "/api/incidents/" + incident + "/rumour-pairs/refusals";
        assertThat(monitor().post(path, Map.of("a", one, "b", other)).status()).isEqualTo(204);
        assertThat(monitor().post(path, Map.of("a", other, "b", one)).status()).isEqualTo(204);
        assertThat(pairs(incident)).hasSize(2);
        assertThat(log(incident, "rumour.pair-refused")).hasSize(1);
        assertThat(monitor().post(path, Map.of("a", one, "b", one)).wrongFields())
                .containsExactly("b");
        String elsewhere = report(Scene.incident(TOWN, "Niet hier"), "De school is gesloten");
        assertThat(monitor().post(path, Map.of("a", one, "b", elsewhere)).wrongFields())
                .containsExactly("b");
    }

    @Test
    void mergers_make_no_circle_and_stay_within_an_incident() {
        String incident = Scene.incident(TOWN, "Kring");
        String a = report(incident, "A");
        String b = report(incident, "B");
        String c = report(incident, "C");
        String elsewhere = report(Scene.incident(TOWN, "Andere kring"), "A");
        assertThat(merge(a, a).wrongFields()).containsExactly("into");
        assertThat(merge(a, elsewhere).wrongFields()).containsExactly("into");
        assertThat(merge(a, "nothing").wrongFields()).containsExactly("into");
        assertThat(merge(a, b).status()).isEqualTo(200);
        assertThat(merge(b, a).status()).isEqualTo(409);
        assertThat(merge(a, c).status()).isEqualTo(409);
        assertThat(merge(b, c).status()).isEqualTo(200);
        assertThat(merge(c, a).status()).isEqualTo(409);
        assertThat(roots(a, b, c)).containsOnly(c);
        // A new one that is merged into one that was merged ends with the one that stands for it.
        String d = report(incident, "D");
        assertThat(merge(d, a).id()).isEqualTo(c);
        assertThat(get(c).path("merged")).hasSize(3);
    }

    @Test
    void of_two_that_merge_each_into_the_other_at_once_one_is_told() throws Exception {
        for (int i = 0; i < 5; i++) {
            String incident = Scene.incident(TOWN, "Tegelijk " + i);
            String a = report(incident, "A");
            String b = report(incident, "B");
            List<Answer> answers = Scene.together(() -> merge(a, b), () -> merge(b, a));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
            assertThat(listed(incident)).hasSize(1);
        }
    }

    @Test
    void what_was_merged_can_be_parted_with_all_that_was_its_own() {
        String incident = Scene.incident(TOWN, "Uiteen");
        String a = report(incident, "A");
        String b = report(incident, "B");
        String c = report(incident, "C");
        merge(a, b);
        merge(b, c);
        monitor().post("/api/rumours/" + a + "/sightings", Map.of("where", "markt"));
        assertThat(get(c).path("sightings").path("count").asInt()).isEqualTo(4);
        Answer parted = monitor().delete("/api/rumours/" + b + "/merger");
        assertThat(parted.status()).isEqualTo(200);
        assertThat(parted.json().has("mergedInto")).isFalse();
        assertThat(roots(a, b, c)).containsExactly(b, b, c);
        assertThat(get(b).path("sightings").path("count").asInt()).isEqualTo(3);
        assertThat(get(c).path("sightings").path("count").asInt()).isEqualTo(1);
        assertThat(monitor().delete("/api/rumours/" + b + "/merger").status()).isEqualTo(409);
    }

    @Test
    void what_was_merged_is_worked_on_where_it_went() {
        String incident = Scene.incident(TOWN, "Waar het heen ging");
        String a = report(incident, "A");
        String b = report(incident, "B");
        merge(a, b);
        long version = get(a).path("version").asLong();
        Answer refused =
                monitor().put("/api/rumours/" + a + "/state", Map.of("state", "FALSE", "source", "labo"), version);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("mergedInto").asText()).isEqualTo(b);
        assertThat(monitor()
                        .patch("/api/rumours/" + a, Map.of("harm", "HIGH"), version)
                        .status())
                .isEqualTo(409);
        // It counts once when the incident is closed.
        JsonNode open = TOWN.as(Role.LEAD)
                .put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED"), 1)
                .json()
                .path("open");
        assertThat(open.findParents("kind").stream()
                        .filter(end -> end.path("kind").asText().equals("RUMOUR"))
                        .map(end -> end.path("id").asText()))
                .containsExactly(b);
    }

    @Test
    void the_public_reads_a_claim_once_and_a_correction_stays_known_when_it_is_merged() {
        String incident = Scene.incident(TOWN, "Rechtgezet");
        String corrected = report(incident, "De kaas is besmet");
        String other = report(incident, "Alle kaas is besmet");
        judge(corrected);
        tell("message.published", incident, "m1", corrected);
        eventually(
                "it is corrected", () -> get(corrected).path("state").asText().equals("CORRECTED"));
        merge(corrected, other);
        assertThat(answered(incident)).containsExactly("De kaas is besmet");
        judge(other);
        // A message that was drafted for the one corrects the other too, since they are the same claim.
        tell("message.published", incident, "m2", corrected);
        eventually("both are corrected", () -> get(other).path("state").asText().equals("CORRECTED"));
        assertThat(answered(incident)).containsExactly("Alle kaas is besmet");
        tell("message.withdrawn", incident, "m2", corrected);
        eventually("neither is", () -> get(other).path("state").asText().equals("CORRECTING"));
        assertThat(answered(incident)).isEmpty();
    }

    @Test
    void only_who_writes_rumours_merges_and_nobody_after_closing() {
        String incident = Scene.incident(TOWN, "Wie voegt samen");
        String a = report(incident, "A");
        String b = report(incident, "B");
        Map<String, String> into = Map.of("into", b);
        for (Role role : List.of(Role.APPROVER, Role.OBSERVER, Role.SPOKESPERSON)) {
            assertThat(TOWN.as(role).post("/api/rumours/" + a + "/merger", into).status())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(TOWN.as(Role.EXPERT)
                        .post("/api/rumours/" + a + "/merger", into)
                        .status())
                .isEqualTo(404);
        TOWN.as(Role.LEAD)
                .put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED", "reason", "klaar"), 1);
        assertThat(merge(a, b).status()).isEqualTo(409);
    }

    private static List<String> roots(String... ids) {
        Logbook logbook = new Logbook(TOWN.database(), TOWN.clock());
        Rumours rumours = new Rumours(
                new Incidents(TOWN.clock(), ""),
                logbook,
                TOWN.clock(),
                Duration.ofMinutes(30),
                handle -> new Spread.Threshold(Level.MEDIUM, 3));
        List<String> roots = new ArrayList<>();
        for (String id : ids) {
            String root = TOWN.database().read(handle -> rumours.root(handle, id));
            assertThat(TOWN.database().<List<String>, RuntimeException>read(handle -> rumours.family(handle, id)))
                    .startsWith(root)
                    .contains(id);
            roots.add(root);
        }
        return roots;
    }

    private static List<String> answered(String incident) {
        Logbook logbook = new Logbook(TOWN.database(), TOWN.clock());
        Rumours rumours = new Rumours(
                new Incidents(TOWN.clock(), ""),
                logbook,
                TOWN.clock(),
                Duration.ofMinutes(30),
                handle -> new Spread.Threshold(Level.MEDIUM, 3));
        return TOWN.database()
                .read(handle -> rumours.answered(handle, incident).stream()
                        .map(Rumour::claim)
                        .toList());
    }

    private static void tell(String kind, String incident, String message, String rumour) {
        Logbook logbook = new Logbook(TOWN.database(), TOWN.clock());
        TOWN.database()
                .write(handle -> logbook.append(
                        handle, Entry.of(kind, incident, message, Actor.system("test"), Map.of("corrects", rumour))));
    }

    private static void judge(String id) {
        Answer answer = monitor()
                .put(
                        "/api/rumours/" + id + "/state",
                        Map.of("state", "FALSE", "source", "labo"),
                        get(id).path("version").asLong());
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Answer merge(String id, String into) {
        return monitor().post("/api/rumours/" + id + "/merger", Map.of("into", into));
    }

    private static String report(String incident, String claim) {
        return Scene.created(monitor().post("/api/incidents/" + incident + "/rumours", Map.of("claim", claim)));
    }

    private static JsonNode get(String id) {
        return monitor().get("/api/rumours/" + id).json();
    }

    private static JsonNode pairs(String incident) {
        return monitor()
                .get("/api/incidents/" + incident + "/rumour-pairs")
                .json()
                .path("items");
    }

    private static List<String> listed(String incident) {
        return ids(
                monitor().get("/api/incidents/" + incident + "/rumours").json().path("items"));
    }

    private static List<String> board(String incident) {
        return ids(monitor().get("/api/incidents/" + incident + "/board").json().path("rumours"));
    }

    private static List<String> ids(JsonNode rumours) {
        List<String> ids = new ArrayList<>();
        rumours.forEach(rumour -> ids.add(rumour.path("id").asText()));
        return ids;
    }

    private static JsonNode log(String incident, String kind) {
        return monitor()
                .get("/api/incidents/" + incident + "/log?kind=" + kind)
                .json()
                .path("items");
    }
}
