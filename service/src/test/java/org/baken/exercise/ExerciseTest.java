package org.baken.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ExerciseTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void injects_come_at_their_moment_faster_or_slower_and_not_while_the_play_stands_still() {
        Stage stage = Stage.empty(TOWN, "Op tijd");
        String early = stage.add(Stage.call("Vroeg", "PT1M"));
        String later = stage.add(Stage.call("Later", "PT20M"));
        assertThat(stage.now().path("state").asText()).isEqualTo("READY");
        stage.forward(Duration.ofMinutes(5));
        stage.start();
        assertThat(stage.state(early)).isEqualTo("WAITING");
        stage.forward(Duration.ofMinutes(2));
        stage.awaitPlayed(early);
        stage.move(Map.of("state", "PAUSED"));
        stage.forward(Duration.ofHours(1));
        assertThat(stage.now().path("position").asDouble()).isBetween(110.0, 200.0);
        stage.move(Map.of("state", "RUNNING", "speed", 10));
        stage.forward(Duration.ofMinutes(1));
        assertThat(stage.now().path("position").asDouble()).isBetween(700.0, 900.0);
        assertThat(stage.state(later)).isEqualTo("WAITING");
        stage.forward(Duration.ofMinutes(1));
        stage.awaitPlayed(later);
        assertThat(stage.now().path("injects")).hasSize(2);
        assertThat(Desk.logged(TOWN, stage.incident, "exercise.played")).hasSize(2);
    }

    @Test
    void a_jump_plays_or_skips_what_lies_between_and_back_only_moves_what_has_not_come() {
        Stage stage = Stage.empty(TOWN, "Springen");
        String one = stage.add(Stage.call("Een", "PT5M"));
        String two = stage.add(Stage.call("Twee", "PT15M"));
        String three = stage.add(Stage.call("Drie", "PT25M"));
        assertThat(stage.tried(Map.of("position", 60)).status()).isEqualTo(409);
        stage.start();
        stage.move(Map.of("position", 600));
        stage.awaitPlayed(one);
        stage.move(Map.of("position", 1200, "between", "SKIP"));
        assertThat(stage.state(two)).isEqualTo("SKIPPED");
        stage.move(Map.of("position", 0));
        assertThat(stage.state(one)).isEqualTo("PLAYED");
        assertThat(stage.state(three)).isEqualTo("WAITING");
        assertThat(stage.now().path("position").asDouble()).isLessThan(30);
        Answer played = stage.trainer().post("/api/injects/" + two + "/play", null);
        assertThat(played.status()).as(played.text()).isEqualTo(200);
        assertThat(stage.state(two)).isEqualTo("PLAYED");
        assertThat(stage.trainer().post("/api/injects/" + two + "/play", null).status())
                .isEqualTo(409);
    }

    @Test
    void a_change_of_the_play_needs_its_version_and_a_possible_state_and_speed() {
        Stage stage = Stage.empty(TOWN, "Versies");
        assertThat(stage.trainer().put(stage.path(), Map.of("state", "RUNNING")).status())
                .isEqualTo(428);
        assertThat(stage.tried(Map.of("state", "PAUSED")).status()).isEqualTo(409);
        assertThat(stage.tried(Map.of("state", "RUNNING", "speed", 61)).wrongFields())
                .containsExactly("speed");
        assertThat(stage.tried(Map.of("state", "RUNNING", "speed", 0.4)).wrongFields())
                .containsExactly("speed");
        assertThat(stage.tried(Map.of("state", "RUNNING", "position", -1)).wrongFields())
                .containsExactly("position");
        long version = stage.now().path("version").asLong();
        stage.start();
        assertThat(stage.trainer()
                        .put(stage.path(), Map.of("state", "PAUSED"), version)
                        .status())
                .isEqualTo(412);
        stage.move(Map.of("state", "ENDED"));
        assertThat(stage.tried(Map.of("state", "RUNNING")).status()).isEqualTo(409);
    }

    @Test
    void players_see_only_what_came_and_asks_for_them_and_never_what_comes() {
        Stage stage = Stage.empty(TOWN, "Wie ziet wat");
        Visitor speaker = TOWN.as(Role.SPOKESPERSON);
        Visitor monitor = TOWN.as(Role.MONITOR);
        Visitor playing = TOWN.person("spelende-leider", Role.LEAD);
        Scene.roster(TOWN, stage.incident, Map.of(playing, Role.LEAD, speaker, Role.SPOKESPERSON));
        stage.add(Stage.rumour("Het water is giftig", "PT1M", Stage.post("@jan", "mastodon", "Drink niet")));
        String card = stage.add(Stage.call("Geheime titel van de oproep", "PT1M"));
        String coming = stage.add(Stage.call("Geheime komende oproep", "PT1H"));
        for (Visitor player : List.of(speaker, monitor, playing)) {
            assertThat(stage.seenBy(player).path("injects")).isEmpty();
            assertThat(stage.seenBy(player).path("trainer").asBoolean()).isFalse();
        }
        stage.start();
        stage.forward(Duration.ofMinutes(2));
        stage.awaitPlayed(card);
        for (Visitor player : List.of(speaker, monitor, playing)) {
            Answer seen = player.get(stage.path());
            assertThat(seen.json().path("injects")).hasSize(1);
            assertThat(seen.text())
                    .contains("Mogen de kinderen naar huis")
                    .doesNotContain("Geheime", "giftig", "expect");
            assertThat(player.get("/api/incidents/" + stage.incident + "/log?limit=200")
                            .text())
                    .doesNotContain("Geheime", "giftig", "RUMOUR");
            assertThat(player.put(stage.path(), Map.of("state", "ENDED"), 2).status())
                    .isEqualTo(403);
            assertThat(player.post(stage.path() + "/injects", Stage.call("Van een speler", null))
                            .status())
                    .isEqualTo(403);
            assertThat(player.post("/api/injects/" + coming + "/play", null).status())
                    .isEqualTo(404);
            assertThat(player.get(stage.path() + "/score").status()).isEqualTo(403);
        }
        assertThat(stage.seenBy(speaker).path("injects").path(0).path("mine").asBoolean())
                .isTrue();
        assertThat(stage.seenBy(monitor).path("injects").path(0).path("mine").asBoolean())
                .isFalse();
        assertThat(TOWN.nobody().get(stage.path()).status()).isEqualTo(401);
        assertThat(stage.seenBy(TOWN.admin()).path("trainer").asBoolean())
                .as("an administrator who does not play may train")
                .isTrue();
    }

    @Test
    void a_card_is_handled_with_a_note_by_who_it_is_for() {
        Stage stage = Stage.empty(TOWN, "Kaarten");
        stage.start();
        String card = stage.add(Stage.call("Nu", null));
        stage.awaitPlayed(card);
        JsonNode seen = stage.seenBy(TOWN.as(Role.SPOKESPERSON)).path("injects").path(0);
        assertThat(seen.hasNonNull("dueAt")).isTrue();
        String path = "/api/injects/" + card + "/handled";
        long version = seen.path("version").asLong();
        Map<String, String> note = Map.of("note", "Teruggebeld: de school blijft open.");
        assertThat(TOWN.as(Role.MONITOR).put(path, note, version).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .put(path, Map.of("note", " "), version)
                        .wrongFields())
                .containsExactly("note");
        Answer handled = TOWN.as(Role.SPOKESPERSON).put(path, note, version);
        assertThat(handled.status()).as(handled.text()).isEqualTo(200);
        assertThat(handled.json().path("handledBy").asText())
                .isEqualTo(TOWN.as(Role.SPOKESPERSON).name());
        assertThat(TOWN.as(Role.SPOKESPERSON).put(path, note, version).status()).isEqualTo(412);
    }

    @Test
    void what_a_trainer_adds_is_refused_with_its_field_when_it_cannot_be_played() {
        Stage stage = Stage.empty(TOWN, "Fouten");
        assertRefused(stage, Map.of("kind", "CALL", "title", Map.of("nl", "Leeg")), "to");
        assertRefused(stage, with(Stage.call("Met te veel", null), "claim", Map.of("nl", "Gerucht")), "claim");
        assertRefused(stage, with(Stage.call("Tijd", null), "at", "PT25H"), "at");
        assertRefused(stage, with(Stage.call("Taal", null), "text", Map.of("fr", "Bonjour")), "text.nl");
        assertRefused(stage, with(Stage.call("Rol", null), "to", "ADMIN"), "to");
        assertRefused(
                stage,
                with(Stage.rumour("Een claim", "PT1M", Stage.post("@jan", "x", "Tekst")), "truth", "CLOSED"),
                "truth");
        assertRefused(
                stage,
                Stage.rumour(
                        "Een claim",
                        "PT1M",
                        Map.of("author", "@jan", "text", Map.of("nl", "Tekst"), "class", "bestaat-niet")),
                "posts[0].class");
        assertRefused(stage, Stage.fact("Toch niet", "PT5M", Map.of("corrects", "onbekend")), "corrects");
        assertRefused(stage, Stage.account("mastodon", "REFUSE", "PT5M", "PT4M"), "until");
        assertThat(stage.trainer()
                        .post(stage.path() + "/injects", with(Stage.call("Sleutel", null), "extra", 1))
                        .status())
                .isEqualTo(400);
        stage.add(with(Stage.call("Een naam", "PT30M"), "id", "dubbel"));
        assertRefused(stage, with(Stage.call("Nog eens", "PT30M"), "id", "dubbel"), "id");
        stage.start();
        stage.move(Map.of("position", 600));
        assertRefused(stage, Stage.call("Voorbij", "PT5M"), "at");
    }

    private static Map<String, Object> with(Map<String, Object> inject, String field, Object value) {
        Map<String, Object> more = new HashMap<>(inject);
        more.put(field, value);
        return more;
    }

    private static void assertRefused(Stage stage, Map<String, Object> inject, String field) {
        Answer answer = stage.trainer().post(stage.path() + "/injects", inject);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void what_has_not_come_can_be_changed_and_dropped_and_what_has_cannot() {
        Stage stage = Stage.empty(TOWN, "Aanpassen");
        String changed = stage.add(Stage.call("Was", "PT10M"));
        String dropped = stage.add(Stage.call("Weg", "PT10M"));
        String came = stage.add(Stage.call("Komt", "PT1M"));
        JsonNode written = stage.inject(came).path("content");
        assertThat(List.of(written.path("at"), written.path("within")))
                .as("as it stands in a file")
                .extracting(JsonNode::asText)
                .containsExactly("PT1M", "PT10M");
        Answer answer = stage.trainer()
                .put(
                        "/api/injects/" + changed,
                        Stage.rumour("Het werd een gerucht", "PT12M", Stage.post("@a1", "x", "Tekst")),
                        1);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(stage.inject(changed).path("kind").asText()).isEqualTo("RUMOUR");
        assertThat(stage.trainer()
                        .send("DELETE", "/api/injects/" + dropped, null, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(204);
        stage.start();
        stage.move(Map.of("position", 1200));
        stage.awaitPlayed(changed);
        Town.eventually("the post came", () -> stage.reactions().size() == 1);
        assertThat(stage.state(dropped)).isEqualTo("DROPPED");
        long version = stage.inject(came).path("version").asLong();
        assertThat(stage.trainer()
                        .put("/api/injects/" + came, Stage.call("Te laat", "PT30M"), version)
                        .status())
                .isEqualTo(409);
        assertThat(stage.trainer()
                        .send("DELETE", "/api/injects/" + came, null, Map.of("If-Match", "\"" + version + "\""))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void posts_come_into_the_inbox_of_this_exercise_spread_over_their_time_and_from_the_account_that_imitates() {
        String account = sandbox("Mastodon van de oefening", "mastodon");
        Stage stage = Stage.empty(TOWN, "Inbox");
        stage.add(with(
                Stage.rumour(
                        "Het water is giftig",
                        "PT1M",
                        Stage.post("@jan", "mastodon", "Drink niet van de kraan"),
                        with(Stage.post("@mia", "phone", "L'eau est-elle potable ?"), "lang", "fr"),
                        Stage.post("@els", "mastodon", "Alles is giftig")),
                "over",
                "PT10M"));
        stage.start();
        stage.forward(Duration.ofSeconds(70));
        Town.eventually("the first", () -> stage.reactions().size() == 1);
        JsonNode first = stage.reactions().get(0);
        assertThat(first.path("source").asText()).isEqualTo("EXERCISE");
        assertThat(first.path("account").asText()).isEqualTo(account);
        assertThat(first.path("author").path("handle").asText()).contains("jan");
        assertThat(first.path("lang").asText()).isEqualTo("nl");
        stage.forward(Duration.ofMinutes(5));
        Town.eventually("the second", () -> stage.reactions().size() == 2);
        assertThat(stage.reactions().get(0).hasNonNull("account")).isFalse();
        assertThat(stage.reactions().get(0).path("lang").asText()).isEqualTo("fr");
        stage.forward(Duration.ofMinutes(5));
        Town.eventually("the third", () -> stage.reactions().size() == 3);
        assertThat(TOWN.database()
                        .<Integer, RuntimeException>read(handle -> handle.createQuery(
                                        "SELECT COUNT(*) FROM reaction JOIN incident ON incident.id = reaction.incident"
                                                + " WHERE incident.kind = 'REAL'")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    static String sandbox(String name, String imitates) {
        return Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "sandbox",
                                "handle",
                                "",
                                "name",
                                name,
                                "settings",
                                Map.of("imitates", imitates),
                                "secret",
                                Map.of())));
    }

    private static String behaviour(String account) {
        return TOWN.admin()
                .get("/api/accounts/" + account)
                .json()
                .path("settings")
                .path("behaviour")
                .asText("none");
    }

    @Test
    void accounts_misbehave_and_are_set_back_in_time_at_the_end_and_when_the_incident_is_closed() {
        String account = sandbox("Bluesky van de oefening", "bluesky");
        String other = sandbox("X van de oefening", "x");
        Stage stage = Stage.empty(TOWN, "Storing");
        stage.add(Stage.account("bluesky", "REFUSE", "PT1M", "PT10M"));
        String again = stage.add(Stage.account("bluesky", "SLOW", "PT20M", null));
        stage.start();
        stage.move(Map.of("position", 120));
        Town.eventually("it refuses", () -> behaviour(account).equals("REFUSE"));
        assertThat(behaviour(other)).isEqualTo("none");
        stage.move(Map.of("position", 660));
        Town.eventually("it is well again", () -> behaviour(account).equals("none"));
        stage.move(Map.of("position", 1260));
        Town.eventually("it is slow", () -> behaviour(account).equals("SLOW"));
        assertThat(stage.inject(again).path("accounts").path(0).asText()).isEqualTo("Bluesky van de oefening");
        stage.move(Map.of("state", "ENDED"));
        assertThat(behaviour(account)).isEqualTo("none");

        Stage closed = Stage.empty(TOWN, "Storing en gesloten");
        closed.add(Stage.account("bluesky", "UNCLEAR", "PT1M", null));
        closed.start();
        closed.move(Map.of("position", 120));
        Town.eventually("it is unclear", () -> behaviour(account).equals("UNCLEAR"));
        long version = closed.trainer().get("/api/incidents/" + closed.incident).version();
        Answer shut = closed.trainer()
                .put(
                        "/api/incidents/" + closed.incident + "/state",
                        Map.of("state", "CLOSED", "reason", "De oefening is voorbij."),
                        version);
        assertThat(shut.status()).as(shut.text()).isEqualTo(200);
        Town.eventually("it is well again", () -> behaviour(account).equals("none"));
        Town.eventually("it is over", () -> closed.now().path("state").asText().equals("ENDED"));
    }

    @Test
    void an_account_that_a_person_set_otherwise_in_the_meantime_stays_so_and_one_set_twice_goes_back_to_the_first() {
        String account = sandbox("Threads van de oefening", "threads");
        String kept = sandbox("Instagram van de oefening", "instagram");
        Stage one = Stage.empty(TOWN, "Eerste storing");
        one.add(Stage.account("threads", "REFUSE", "PT1M", null));
        one.add(Stage.account("instagram", "REFUSE", "PT1M", null));
        Stage other = Stage.empty(TOWN, "Tweede storing");
        other.add(Stage.account("threads", "SLOW", "PT1M", null));
        one.start();
        one.move(Map.of("position", 60));
        Town.eventually(
                "both refuse",
                () -> behaviour(account).equals("REFUSE") && behaviour(kept).equals("REFUSE"));
        other.start();
        other.move(Map.of("position", 60));
        Town.eventually("slow now", () -> behaviour(account).equals("SLOW"));
        Answer set = TOWN.admin()
                .patch(
                        "/api/accounts/" + kept,
                        Map.of("settings", Map.of("imitates", "instagram", "behaviour", "RETRY")),
                        TOWN.admin().get("/api/accounts/" + kept).version());
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        one.move(Map.of("state", "ENDED"));
        assertThat(behaviour(account)).as("the other exercise goes on").isEqualTo("SLOW");
        assertThat(behaviour(kept)).isEqualTo("RETRY");
        other.move(Map.of("state", "ENDED"));
        assertThat(behaviour(account)).isEqualTo("none");
    }

    @Test
    void a_wrong_fact_comes_onto_the_board_and_the_service_says_so_later_on_a_card() {
        Stage stage = Stage.empty(TOWN, "Feiten");
        stage.add(with(Stage.fact("Er zijn vier gewonden.", "PT1M", Map.of("wrong", true)), "id", "fout"));
        stage.add(Stage.fact("Er is één gewonde.", "PT5M", Map.of("corrects", "fout", "within", "PT5M")));
        stage.start();
        stage.move(Map.of("position", 120));
        Visitor author = TOWN.as(Role.AUTHOR);
        String facts = "/api/incidents/" + stage.incident + "/facts";
        Town.eventually("the fact", () -> author.get(facts).json().path("items").size() == 1);
        JsonNode fact = author.get(facts).json().path("items").path(0);
        assertThat(fact.path("source").asText()).isEqualTo("Brandweer");
        assertThat(fact.path("state").asText()).isEqualTo("CONFIRMED");
        assertThat(stage.seenBy(author).path("injects")).isEmpty();
        stage.move(Map.of("position", 360));
        Town.eventually("the card", () -> stage.seenBy(author).path("injects").size() == 1);
        JsonNode card = stage.seenBy(author).path("injects").path(0);
        assertThat(card.path("earlier").asText()).isEqualTo("Er zijn vier gewonden.");
        assertThat(card.path("who").asText()).isEqualTo("Brandweer");
        assertThat(author.get(facts).json().path("items")).hasSize(2);
        stage.move(Map.of("state", "ENDED"));
        assertThat(stage.line("fact-fout").path("met").asText()).isEqualTo("NO");
    }

    @Test
    void nothing_of_it_can_belong_to_a_real_incident() {
        String real = Scene.incident(TOWN, "Een echte brand");
        Answer refused = TOWN.as(Role.LEAD).post("/api/incidents/" + real + "/exercise", Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + real + "/exercise")
                        .status())
                .isEqualTo(404);
        assertThat(TOWN.as(Role.MONITOR)
                        .post("/api/incidents/" + real + "/exercise", Map.of())
                        .status())
                .isEqualTo(403);
        String scene =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Een oefening", "EXERCISE")));
        assertThat(TOWN.as(Role.LEAD)
                        .post("/api/incidents/" + scene + "/exercise", Map.of("scenario", "bestaat-niet"))
                        .wrongFields())
                .containsExactly("scenario");
        assertThat(TOWN.as(Role.MONITOR)
                        .post("/api/exercises", Map.of("scenario", "bestaat-niet"))
                        .status())
                .isIn(400, 403);
    }
}
