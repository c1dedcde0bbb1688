package org.baken.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class ScoreTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", own().toString());

    private static Path own() {
        try {
            Path folder = Files.createTempDirectory("baken-own");
            Files.writeString(
                    Files.createDirectories(folder.resolve("scenarios")).resolve("klein.yml"), Small.TEXT);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stage opened(String title) {
        Answer opened = TOWN.as(Role.LEAD).post("/api/exercises", Map.of("scenario", "klein", "title", title));
        return Stage.of(TOWN, Scene.created(opened));
    }

    private static String inject(Stage stage, String name) {
        for (JsonNode inject : stage.now().path("injects")) {
            if (inject.path("name").asText().equals(name)) {
                return inject.path("id").asText();
            }
        }
        throw new AssertionError("No inject " + name);
    }

    private static String rumour(Stage stage, String claim) {
        Map<String, Object> report = new HashMap<>(Map.of("claim", claim, "where", "Mastodon", "harm", "HIGH"));
        report.put("seenAt", TOWN.clock().instant().toString());
        return Scene.created(TOWN.as(Role.MONITOR).post("/api/incidents/" + stage.incident + "/rumours", report));
    }

    private static void verdict(String rumour, String state) {
        Answer moved = TOWN.as(Role.MONITOR)
                .put(
                        "/api/rumours/" + rumour + "/state",
                        Map.of("state", state, "note", "Nagevraagd bij de watermaatschappij"),
                        TOWN.as(Role.MONITOR).get("/api/rumours/" + rumour).version());
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    private static String met(Stage stage, String line) {
        return stage.line(line).path("met").asText();
    }

    @Test
    void a_scenario_opens_an_exercise_with_its_alarm_and_only_who_trains_reads_what_happens() {
        Answer listed = TOWN.as(Role.MONITOR).get("/api/scenarios");
        assertThat(listed.text()).contains("klein").doesNotContain("vergiftigd");
        assertThat(TOWN.as(Role.MONITOR).get("/api/scenarios/klein").text()).doesNotContain("vergiftigd");
        assertThat(TOWN.as(Role.LEAD).get("/api/scenarios/klein").text()).contains("vergiftigd");
        assertThat(TOWN.as(Role.LEAD).get("/api/scenarios/geen").status()).isEqualTo(404);
        assertThat(TOWN.as(Role.MONITOR)
                        .post("/api/exercises", Map.of("scenario", "klein"))
                        .status())
                .isEqualTo(403);
        assertThat(TOWN.as(Role.LEAD)
                        .post("/api/exercises", Map.of("scenario", "klein", "language", "fr"))
                        .wrongFields())
                .containsExactly("language");
        Stage stage = opened("Geopend");
        JsonNode incident =
                TOWN.as(Role.LEAD).get("/api/incidents/" + stage.incident).json();
        assertThat(incident.path("kind").asText()).isEqualTo("EXERCISE");
        assertThat(incident.path("hashtag").asText()).isEqualTo("#waterschoot");
        JsonNode facts = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + stage.incident + "/facts")
                .json()
                .path("items");
        assertThat(facts).hasSize(1);
        assertThat(facts.path(0).path("state").asText()).isEqualTo("REPORTED");
        assertThat(stage.now().path("state").asText()).isEqualTo("READY");
        assertThat(stage.now().path("trainer").asBoolean()).isTrue();
        Visitor playing = TOWN.person("leider-in-opleiding", Role.LEAD);
        Scene.roster(TOWN, stage.incident, Map.of(playing, Role.AUTHOR));
        assertThat(playing.get("/api/scenarios/klein").text())
                .as("nobody reads what they are playing")
                .doesNotContain("vergiftigd");
    }

    @Test
    void a_whole_scenario_is_played_and_what_the_team_did_well_is_met() {
        Stage stage = opened("Goed gedaan");
        stage.start();
        Publish.onPage(TOWN, stage.incident, Desk.words("Er brandt een loods. Blijf weg van de haven. EXERCISE"));
        stage.move(Map.of("position", 300));
        stage.awaitPlayed(inject(stage, "pers"));
        Town.eventually("the posts", () -> stage.reactions().size() == 3);
        verdict(rumour(stage, "Het drinkwater zou vergiftigd zijn"), "FALSE");
        String press = inject(stage, "pers");
        TOWN.as(Role.SPOKESPERSON)
                .put(
                        "/api/injects/" + press + "/handled",
                        Map.of("note", "Teruggebeld"),
                        stage.inject(press).path("version").asLong());
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + stage.incident + "/report")
                        .text())
                .as("not before the end")
                .doesNotContain("Score of the exercise", "De school belt");
        stage.move(Map.of("position", 1200));
        Town.eventually("the last", () -> stage.state(inject(stage, "oproep")).equals("PLAYED"));
        stage.move(Map.of("state", "ENDED"));
        for (String line : List.of("first-statement", "rumour-gerucht", "verdict-gerucht", "card-pers", "unapproved")) {
            assertThat(met(stage, line)).as(stage.line(line).toString()).isEqualTo("YES");
        }
        for (String line : List.of("card-bezoek", "card-oproep", "fact-feit-fout", "triage")) {
            assertThat(met(stage, line)).as(stage.line(line).toString()).isEqualTo("NO");
        }
        assertThat(met(stage, "fact-used-feit-fout")).isEqualTo("YES");
        assertThat(met(stage, "updates")).isEqualTo("NOT_TRIED");
        JsonNode score = stage.score();
        assertThat(score.path("met").asInt()).isLessThan(score.path("of").asInt());
        assertThat(score.path("injects")).hasSize(8);
        assertThat(score.path("goals").path(0).path("nl").asText()).isEqualTo("Op tijd spreken");
        String report = "/api/incidents/" + stage.incident + "/report";
        assertThat(TOWN.as(Role.LEAD).get(report).text()).contains("Score of the exercise");
        Answer forPlayers = TOWN.as(Role.MONITOR).get(stage.path() + "/score");
        assertThat(forPlayers.status()).isEqualTo(200);
        assertThat(forPlayers.json().path("trainer").asBoolean()).isFalse();
    }

    /** The post by which the rumour begins. */
    private static Optional<JsonNode> firstPost(Stage stage) {
        return stage.reactions().stream()
                .filter(reaction -> reaction.path("text").asText().contains("kraan"))
                .findFirst();
    }

    @Test
    void a_rumour_that_nobody_reported_is_missed_until_the_trainer_says_which_it_was() {
        Stage stage = opened("Gemist");
        stage.start();
        stage.move(Map.of("position", 200));
        String inject = inject(stage, "gerucht");
        stage.awaitPlayed(inject);
        String other = rumour(stage, "De burgemeester is gevlucht");
        stage.forward(Duration.ofMinutes(6));
        assertThat(met(stage, "rumour-gerucht")).isEqualTo("NO");
        assertThat(stage.score().path("injects").path(0).path("happened").asText())
                .isEqualTo("Nobody reported this rumour.");
        long version = stage.inject(inject).path("version").asLong();
        Answer strange = stage.trainer().put("/api/injects/" + inject + "/match", Map.of("rumour", "x"), version);
        assertThat(strange.wrongFields()).containsExactly("rumour");
        Answer matched = stage.trainer().put("/api/injects/" + inject + "/match", Map.of("rumour", other), version);
        assertThat(matched.status()).as(matched.text()).isEqualTo(200);
        assertThat(met(stage, "rumour-gerucht")).isEqualTo("YES");
        String alike = rumour(stage, "Drinkwater is vergiftigd");
        stage.trainer().put("/api/injects/" + inject + "/match", Map.of("automatic", true), version + 1);
        assertThat(stage.score().path("injects").path(0).path("rumour").asText())
                .as("the likest")
                .isEqualTo(alike);
        Town.eventually("the posts came", () -> firstPost(stage).isPresent());
        JsonNode post = firstPost(stage).orElseThrow();
        Answer linked = TOWN.as(Role.MONITOR)
                .put(
                        "/api/reactions/" + post.path("id").asText() + "/rumour",
                        Map.of("rumour", other),
                        post.path("version").asLong());
        assertThat(linked.status()).as(linked.text()).isEqualTo(200);
        assertThat(stage.score().path("injects").path(0).path("rumour").asText())
                .as("what the team linked")
                .isEqualTo(other);
        stage.trainer().put("/api/injects/" + inject + "/match", Map.of(), version + 2);
        assertThat(met(stage, "rumour-gerucht")).as("none, says the trainer").isEqualTo("NO");
    }

    @Test
    void a_wrong_verdict_and_a_late_report_are_not_met_and_a_pause_is_not_counted() {
        Stage stage = opened("Fout oordeel");
        stage.start();
        stage.move(Map.of("position", 150));
        stage.awaitPlayed(inject(stage, "gerucht"));
        stage.move(Map.of("state", "PAUSED"));
        stage.forward(Duration.ofHours(2));
        stage.move(Map.of("state", "RUNNING", "speed", 0.5));
        String reported = rumour(stage, "Het drinkwater is vergiftigd");
        assertThat(met(stage, "rumour-gerucht")).isEqualTo("YES");
        verdict(reported, "TRUE");
        assertThat(met(stage, "verdict-gerucht")).isEqualTo("NO");
        assertThat(stage.line("verdict-gerucht").path("got").asText()).startsWith("true");

        Stage late = opened("Te laat gemeld");
        late.start();
        late.move(Map.of("position", 150));
        late.awaitPlayed(inject(late, "gerucht"));
        late.forward(Duration.ofMinutes(6));
        rumour(late, "Het drinkwater is vergiftigd");
        assertThat(met(late, "rumour-gerucht")).isEqualTo("NO");
    }

    @Test
    void what_somebody_tried_against_the_rules_is_counted_in_exercises_alone() {
        Stage stage = opened("Geprobeerd");
        stage.start();
        String real = Scene.incident(TOWN, "Ook geprobeerd, maar echt");
        for (String incident : List.of(stage.incident, real)) {
            Answer own = Desk.submitted(TOWN, incident, Desk.words("Een eigen tekst. EXERCISE"));
            assertThat(Desk.signOff(TOWN.as(Role.AUTHOR), own).status()).isEqualTo(403);
            Visitor both = TOWN.as(Role.AUTHOR, Role.APPROVER);
            Answer mine = Desk.submit(both, Desk.draft(both, incident, Desk.words("Zelf geschreven. EXERCISE")));
            assertThat(Desk.signOff(both, mine).status()).isEqualTo(403);
            Map<String, Object> publication = new HashMap<>(Desk.yes(own));
            publication.remove("answers");
            publication.put("accounts", List.of("all"));
            publication.put("accounts", "all");
            assertThat(TOWN.as(Role.SPOKESPERSON)
                            .post("/api/messages/" + own.id() + "/publication", publication)
                            .status())
                    .isEqualTo(409);
        }
        JsonNode score = stage.score();
        assertThat(score.path("attempts").findValuesAsText("kind"))
                .containsExactly("OWN_WORK", "OWN_WORK", "UNAPPROVED");
        assertThat(met(stage, "unapproved")).isEqualTo("NO");
        assertThat(Desk.logged(TOWN, stage.incident, "exercise.attempt")).hasSize(3);
        assertThat(Desk.logged(TOWN, real, "exercise.attempt")).isEmpty();
    }

    @Test
    void what_somebody_tried_with_an_answer_counts_as_what_they_tried_with_a_message() {
        Stage stage = opened("Antwoord geprobeerd");
        stage.start();
        String real = Scene.incident(TOWN, "Echt antwoord geprobeerd");
        Visitor both = TOWN.as(Role.MONITOR, Role.SPOKESPERSON);
        for (String incident : List.of(stage.incident, real)) {
            String reaction = reaction(incident);
            String replies = "/api/reactions/" + reaction + "/replies";
            Answer stopped = both.post(replies, Map.of("text", "Bel onze collega thuis: 0470 12 34 56."));
            assertThat(stopped.status()).as(stopped.text()).isEqualTo(409);
            Answer asked = both.post(replies, Map.of("text", "Dat zoeken we uit, en we laten het u weten."));
            assertThat(asked.json().path("state").asText()).as(asked.text()).isEqualTo("IN_REVIEW");
            String signOffs = "/api/replies/" + asked.id() + "/sign-offs";
            Map<String, String> seen = Map.of("hash", asked.json().path("hash").asText());
            assertThat(both.post(signOffs, seen).status()).isEqualTo(403);
            assertThat(TOWN.as(Role.AUTHOR).post(signOffs, seen).status()).isEqualTo(403);
            assertThat(TOWN.as(Role.LEAD).post(signOffs, seen).status()).isEqualTo(201);
        }

        JsonNode tried = stage.score().path("attempts");

        assertThat(tried.findValuesAsText("kind")).containsExactly("BLOCKED", "OWN_WORK", "NO_RIGHT");
        assertThat(tried.get(1).path("reply").asText()).isNotEmpty();
        assertThat(met(stage, "unapproved")).isEqualTo("NO");
        assertThat(met(stage, "blocked")).isEqualTo("NO");
        assertThat(Desk.logged(TOWN, stage.incident, "exercise.attempt"))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("0470", "zoeken", "@vraagt"));
        assertThat(Desk.logged(TOWN, real, "exercise.attempt")).isEmpty();
    }

    @Test
    void that_somebody_tried_stays_when_the_answer_is_erased() {
        Stage stage = opened("Gewist antwoord");
        stage.start();
        String reaction = reaction(stage.incident);
        Visitor both = TOWN.as(Role.MONITOR, Role.SPOKESPERSON);
        Answer asked = both.post(
                "/api/reactions/" + reaction + "/replies",
                Map.of("text", "Dat zoeken we uit, en we laten het u weten."));
        Map<String, String> seen = Map.of("hash", asked.json().path("hash").asText());
        assertThat(both.post("/api/replies/" + asked.id() + "/sign-offs", seen).status())
                .isEqualTo(403);

        TOWN.database()
                .<Integer, RuntimeException>write(
                        handle -> handle.execute("DELETE FROM reply WHERE id = ?", asked.id()));

        JsonNode tried = stage.score().path("attempts");
        assertThat(tried.findValuesAsText("kind")).containsExactly("OWN_WORK");
        assertThat(tried.get(0).has("reply")).isFalse();
    }

    /** A question that somebody judged. */
    private static String reaction(String incident) {
        String id = Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/reactions",
                        Map.of("text", "Wat is daar aan de hand?", "handle", "@vraagt", "lang", "nl")));
        TOWN.database()
                .<Integer, RuntimeException>write(handle -> handle.execute(
                        "UPDATE reaction SET state = 'TRIAGED', category = 'question', version = version + 1 WHERE id = ?",
                        id));
        return id;
    }

    @Test
    void the_trainer_keeps_a_note_for_the_debrief() {
        Stage stage = opened("Nota");
        String inject = inject(stage, "pers");
        long version = stage.inject(inject).path("version").asLong();
        Map<String, String> note = Map.of("note", "Bel volgende keer sneller terug.");
        assertThat(TOWN.as(Role.MONITOR)
                        .put("/api/injects/" + inject + "/note", note, version)
                        .status())
                .isEqualTo(404);
        Answer kept = stage.trainer().put("/api/injects/" + inject + "/note", note, version);
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(stage.score().toString()).contains("sneller terug");
    }
}
