package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is withdrawn is taken away, or it is said there that it no longer holds; the plan says which before it runs. */
@Tag("database")
class WithdrawalTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WRONG = "Het water in de haven is veilig.";
    private static final String NOTICE = "OEFENING – We trokken ons bericht “Brand in de haven” in.";

    private final Outlets outlets = new Outlets(TOWN);
    private final Drawers drawers = new Drawers(TOWN, outlets);

    @AfterEach
    void unlink() {
        drawers.unlinkAll();
    }

    @Test
    void each_channel_takes_it_away_or_says_so_or_asks_a_person_exactly_as_planned() {
        drawers.link("removes", Map.of("imitates", "mastodon"));
        drawers.link("plain", Map.of("imitates", "webhook"));
        drawers.link(
                "letters", Map.of("imitates", "email", "recipients", List.of("an@stad.example", "bo@stad.example")));
        drawers.link("hand", Map.of("imitates", "manual"));
        drawers.link("undone", Map.of("imitates", "manual"));
        drawers.link("refusing", Map.of("imitates", "mastodon", "behaviour", "REFUSE"));
        String exercise = outlets.exercise("Intrekken");
        Answer decoy = outlets.approved(exercise, "De brug is dicht.");
        outlets.published(decoy, List.of(drawers.id("removes"), drawers.id("plain")));
        Answer wrong = outlets.approved(exercise, WRONG);
        outlets.published(wrong, "all");
        Stream.of("removes", "plain", "letters")
                .forEach(name -> outlets.awaitState(exercise, wrong, drawers.id(name), "SENT"));
        outlets.awaitState(exercise, wrong, drawers.id("refusing"), "REFUSED");
        outlets.awaitState(exercise, wrong, Account.EXERCISE_PAGE, "SENT");
        done(exercise, wrong, drawers.id("hand"));

        JsonNode plan = withdrawal(wrong).json();
        assertThat(plan.path("undo").asBoolean()).isFalse();
        Map<String, String> ways = drawers.byName(plan.path("lines"), "action");
        assertThat(ways)
                .containsEntry("removes", "REMOVE")
                .containsEntry("publicpage", "REMOVE")
                .containsEntry("plain", "NOTICE")
                .containsEntry("letters", "NOTICE")
                .containsEntry("hand", "BY_HAND")
                .containsEntry("undone", "NONE")
                .containsEntry("refusing", "NONE");
        Answer withdrawn = takeBack(wrong);
        assertThat(drawers.byName(withdrawn.json().path("plan"), "action")).isEqualTo(ways);

        Stream.of("removes", "undone")
                .forEach(name -> outlets.awaitState(exercise, wrong, drawers.id(name), "REMOVED"));
        Stream.of("plain", "letters").forEach(name -> awaitNotice(exercise, wrong, name, "SENT"));
        awaitNotice(exercise, wrong, "hand", "TODO");
        assertThat(drawers.texts("removes")).hasSize(1).noneMatch(text -> text.contains(WRONG));
        assertThat(drawers.texts("plain")).hasSize(3).anyMatch(text -> text.startsWith(NOTICE));
        assertThat(drawers.kept("letters").stream()
                        .filter(letter -> letter.path("text").asText().startsWith(NOTICE))
                        .map(letter -> letter.path("recipient").asText()))
                .containsExactlyInAnyOrder("an@stad.example", "bo@stad.example");
        assertThat(drawers.texts("plain").stream().filter(text -> text.startsWith(NOTICE)))
                .allMatch(text -> text.matches("(?s).*http\\S+/i/intrekken-\\S+"));
        assertThat(outlets.delivery(exercise, decoy, drawers.id("removes"))
                        .path("state")
                        .asText())
                .isEqualTo("SENT");
        assertBoard(exercise, wrong);
        assertThat(takeBack(wrong).status()).isEqualTo(409);
        assertThat(withdrawal(wrong).status()).isEqualTo(409);
    }

    private void assertBoard(String exercise, Answer wrong) {
        JsonNode board = TOWN.as(Role.SPOKESPERSON)
                .get("/api/incidents/" + exercise + "/board")
                .json();
        JsonNode todo = notice(exercise, wrong, "hand");
        assertThat(board.path("deliveries").findValuesAsText("id"))
                .contains(todo.path("id").asText());
        assertThat(board.path("waiting").findValuesAsText("id"))
                .contains(todo.path("id").asText());
        assertThat(todo.path("next").asText()).contains("no longer holds");
    }

    @Test
    void while_nothing_has_left_it_is_undone_and_no_channel_hears_of_it() {
        drawers.link("plain", Map.of("imitates", "webhook"));
        String exercise = outlets.exercise("Niets vertrokken");
        Answer message = outlets.approved(exercise, WRONG);
        String later = TOWN.clock().instant().plusSeconds(3600).toString();
        outlets.publish(message, "all", Map.of("at", later));
        JsonNode plan = withdrawal(message).json();
        assertThat(plan.path("undo").asBoolean()).isTrue();
        assertThat(plan.path("lines").findValuesAsText("action")).containsOnly("NONE");
        Answer undone = takeBack(message);
        assertThat(undone.json().path("undone").asBoolean()).isTrue();
        assertThat(undone.json().path("plan")).isEmpty();
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + exercise + "/deliveries")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void what_stands_on_an_account_that_was_unlinked_since_is_a_persons_to_take_away() {
        drawers.link("gone", Map.of("imitates", "mastodon"));
        String exercise = outlets.exercise("Ontkoppeld");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        outlets.unlink(drawers.id("gone"));
        assertThat(drawers.byName(withdrawal(wrong).json().path("lines"), "action"))
                .containsEntry("gone", "BY_HAND");
        takeBack(wrong);
        assertThat(notice(exercise, wrong, "gone").path("state").asText()).isEqualTo("TODO");
        assertThat(notice(exercise, wrong, "gone").path("text").asText()).contains("niet zelf weghalen");
    }

    @Test
    void what_is_unclear_is_taken_away_when_it_turns_up_and_where_it_cannot_be_it_is_said() {
        drawers.link("removes", Map.of("imitates", "mastodon", "behaviour", "UNCLEAR"));
        drawers.link("plain", Map.of("imitates", "webhook", "behaviour", "UNCLEAR"));
        String exercise = outlets.exercise("Onduidelijk");
        Answer wrong = outlets.approved(exercise, WRONG);
        outlets.published(wrong, "all");
        Stream.of("removes", "plain").forEach(name -> outlets.awaitUnclear(exercise, wrong, drawers.id(name)));
        assertThat(drawers.byName(withdrawal(wrong).json().path("lines"), "action"))
                .containsEntry("removes", "REMOVE")
                .containsEntry("plain", "NOTICE");
        takeBack(wrong);
        TOWN.clock().forward(Duration.ofMinutes(1));
        outlets.awaitState(exercise, wrong, drawers.id("removes"), "REMOVED");
        // Whether the notice left before or after the clock moved, it is unclear first, and found by a look some time
        // later.
        Town.eventually("the notice on plain is sent", () -> {
            String state = notice(exercise, wrong, "plain").path("state").asText();
            if (state.equals("UNCLEAR")) {
                TOWN.clock().forward(Duration.ofMinutes(1));
            }
            return state.equals("SENT");
        });
        assertThat(drawers.texts("removes")).isEmpty();
        assertThat(drawers.texts("plain")).hasSize(2).anyMatch(text -> text.startsWith(NOTICE));
    }

    @Test
    void a_task_for_a_person_is_never_sent_by_itself() {
        drawers.link("gone", Map.of("imitates", "mastodon"));
        String exercise = outlets.exercise("Taak");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        outlets.unlink(drawers.id("gone"));
        takeBack(wrong);
        String task = notice(exercise, wrong, "gone").path("id").asText();
        TOWN.as(Role.SPOKESPERSON).post("/api/deliveries/" + task + "/outcome", Map.of("outcome", "failed"));
        Answer again = TOWN.as(Role.SPOKESPERSON).post("/api/deliveries/" + task + "/retry", null);
        assertThat(again.json().path("state").asText()).as(again.text()).isEqualTo("TODO");
    }

    @Test
    void only_a_spokesperson_sees_the_plan_and_takes_back_and_one_of_two_at_once() throws Exception {
        String exercise = outlets.exercise("Wie mag");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        String path = "/api/messages/" + wrong.id() + "/publication";
        for (Role role : List.of(Role.AUTHOR, Role.APPROVER, Role.OBSERVER)) {
            assertThat(TOWN.as(role).get(path + "/withdrawal").status()).isEqualTo(403);
            assertThat(TOWN.as(role).delete(path).status()).isEqualTo(403);
            assertThat(TOWN.as(role)
                            .post(path + "/plan", Map.of("accounts", "all"))
                            .status())
                    .isEqualTo(403);
        }
        List<Answer> answers = Scene.together(() -> takeBack(wrong), () -> takeBack(wrong));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
    }

    private static Answer withdrawal(Answer message) {
        return TOWN.as(Role.SPOKESPERSON).get("/api/messages/" + message.id() + "/publication/withdrawal");
    }

    private static Answer takeBack(Answer message) {
        return TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + message.id() + "/publication");
    }

    private void done(String incident, Answer message, String account) {
        String todo = outlets.delivery(incident, message, account).path("id").asText();
        TOWN.as(Role.AUTHOR).post("/api/deliveries/" + todo + "/outcome", Map.of("outcome", "done"));
    }

    private JsonNode notice(String incident, Answer message, String name) {
        JsonNode items = TOWN.as(Role.SPOKESPERSON)
                .get("/api/incidents/" + incident + "/deliveries?message=" + message.id() + "&account="
                        + drawers.id(name))
                .json()
                .path("items");
        for (JsonNode item : items) {
            if (item.path("notice").asBoolean()) {
                return item;
            }
        }
        throw new AssertionError("No notice on " + name + ": " + items);
    }

    private void awaitNotice(String incident, Answer message, String name, String state) {
        Town.eventually(
                "the notice on " + name + " is " + state,
                () -> notice(incident, message, name).path("state").asText().equals(state));
    }
}
