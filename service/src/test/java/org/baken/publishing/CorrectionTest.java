package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One correction reaches every channel in the way that the channel allows, and exactly as its plan said. */
@Tag("database")
class CorrectionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WRONG = "Het water in de haven is veilig.";
    private static final String RIGHT = "Drink geen water uit de haven.";

    private final Outlets outlets = new Outlets(TOWN);
    private final Drawers drawers = new Drawers(TOWN, outlets);

    @AfterEach
    void unlink() {
        drawers.unlinkAll();
    }

    @Test
    void a_correction_edits_replaces_answers_writes_and_asks_as_each_channel_allows() {
        drawers.link("edits", Map.of("imitates", "mastodon"));
        drawers.link("replaces", Map.of("imitates", "bluesky"));
        drawers.link("answers", Map.of("imitates", "bluesky"));
        drawers.link(
                "letters", Map.of("imitates", "email", "recipients", List.of("an@stad.example", "bo@stad.example")));
        drawers.link("hand", Map.of("imitates", "manual"));
        drawers.link("plain", Map.of("imitates", "webhook"));
        String exercise = outlets.exercise("Rechtzetting");
        Answer decoy = drawers.published(exercise, outlets.approved(exercise, "De brug is dicht."));
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        done(exercise, wrong, drawers.id("hand"));

        Answer right = correction(exercise, wrong);
        Map<String, Object> more = Map.of("actions", Map.of(drawers.id("answers"), "REPLY"));
        JsonNode plan = outlets.plan(right, "all", more).json();
        assertThat(drawers.byName(plan.path("lines"), "action"))
                .containsEntry("edits", "EDIT")
                .containsEntry("replaces", "REPOST")
                .containsEntry("answers", "REPLY")
                .containsEntry("letters", "LETTERS")
                .containsEntry("hand", "BY_HAND")
                .containsEntry("plain", "POST")
                .containsEntry("publicpage", "POST");
        assertThat(outlets.publish(right, "all", more).status()).isEqualTo(202);
        assertPlanned(exercise, right, plan);

        Stream.of("edits", "replaces", "answers", "letters", "plain")
                .forEach(name -> outlets.awaitState(exercise, right, drawers.id(name), "SENT"));
        outlets.awaitState(exercise, wrong, drawers.id("edits"), "EDITED");
        outlets.awaitState(exercise, wrong, drawers.id("replaces"), "REMOVED");
        assertThat(drawers.texts("edits")).hasSize(2).anyMatch(text -> text.contains(RIGHT));
        assertThat(drawers.texts("replaces")).hasSize(2).anyMatch(text -> text.contains(RIGHT));
        assertThat(drawers.texts("edits")).noneMatch(text -> text.contains(WRONG));
        assertThat(drawers.texts("replaces")).noneMatch(text -> text.contains(WRONG));
        assertThat(outlets.delivery(exercise, right, drawers.id("edits")).path("url"))
                .isEqualTo(
                        outlets.delivery(exercise, wrong, drawers.id("edits")).path("url"));
        assertThat(drawers.kept("answers").stream()
                        .filter(post -> post.path("text").asText().contains(RIGHT))
                        .map(post -> post.path("inReplyTo").asText()))
                .containsExactly(outlets.delivery(exercise, wrong, drawers.id("answers"))
                        .path("id")
                        .asText());
        assertThat(drawers.texts("plain")).hasSize(3);
        assertLetters();
        JsonNode todo = outlets.delivery(exercise, right, drawers.id("hand"));
        assertThat(todo.path("state").asText()).isEqualTo("TODO");
        assertThat(todo.path("next").asText()).contains("replace what is still there");
        for (String name : List.of("edits", "replaces", "answers", "letters", "hand", "plain")) {
            assertThat(outlets.delivery(exercise, decoy, drawers.id(name))
                            .path("state")
                            .asText())
                    .isIn("SENT", "TODO");
        }
        awaitOnPage(exercise, "CURRENT", "SUPERSEDED", "CURRENT");
    }

    private void assertLetters() {
        List<JsonNode> letters = drawers.kept("letters").stream()
                .filter(letter -> letter.path("text").asText().contains(RIGHT))
                .toList();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.path("subject").asText()).startsWith("OEFENING – Rechtzetting: ");
            assertThat(letter.path("text").asText())
                    .startsWith("OEFENING – Dit is een rechtzetting van ons bericht “Brand in de haven” van ");
        });
        assertThat(letters.stream().map(letter -> letter.path("recipient").asText()))
                .containsExactlyInAnyOrder("an@stad.example", "bo@stad.example");
        assertThat(letters)
                .allSatisfy(letter -> assertThat(answered(letter))
                        .containsExactly(WRONG + " " + letter.path("recipient").asText()));
    }

    /** What the letter stands under: its text's end and its recipient. */
    private List<String> answered(JsonNode letter) {
        return drawers.kept("letters").stream()
                .filter(earlier -> earlier.path("key").equals(letter.path("inReplyTo")))
                .map(earlier -> earlier.path("text").asText().replaceFirst("(?s).*\n", "") + " "
                        + earlier.path("recipient").asText())
                .toList();
    }

    @Test
    void what_was_corrected_twice_is_found_where_the_first_correction_never_was() {
        drawers.link("both", Map.of("imitates", "bluesky"));
        drawers.link("first", Map.of("imitates", "bluesky"));
        String exercise = outlets.exercise("Twee keer");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        Answer better = correction(exercise, wrong);
        Answer plan = outlets.plan(better, List.of(drawers.id("both")), Map.of());
        assertThat(plan.json().path("left").findValuesAsText("account")).containsExactly(drawers.id("first"));
        outlets.published(better, List.of(drawers.id("both")));
        outlets.awaitState(exercise, wrong, drawers.id("both"), "REMOVED");

        Answer best = correction(exercise, better);
        JsonNode lines = outlets.plan(best, "all", Map.of()).json().path("lines");
        assertThat(drawers.byName(lines, "of/delivery").get("both"))
                .isEqualTo(outlets.delivery(exercise, better, drawers.id("both"))
                        .path("id")
                        .asText());
        assertThat(drawers.byName(lines, "of/delivery").get("first"))
                .isEqualTo(outlets.delivery(exercise, wrong, drawers.id("first"))
                        .path("id")
                        .asText());
    }

    @Test
    void two_people_who_press_publish_at_once_publish_once() throws Exception {
        drawers.link("only", Map.of("imitates", "bluesky"));
        String exercise = outlets.exercise("Tegelijk");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        Answer right = correction(exercise, wrong);
        List<Answer> answers = Scene.together(() -> outlets.publish(right, "all"), () -> outlets.publish(right, "all"));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(202, 409);
        outlets.awaitState(exercise, right, drawers.id("only"), "SENT");
        outlets.awaitState(exercise, wrong, drawers.id("only"), "REMOVED");
        assertThat(drawers.texts("only")).hasSize(1);
    }

    @Test
    void until_the_newer_message_is_out_the_older_one_holds_and_an_undo_lets_it_go_after_all() {
        drawers.link("later", Map.of("imitates", "mastodon"));
        String exercise = outlets.exercise("Straks");
        Answer wrong = outlets.approved(exercise, WRONG);
        outlets.published(wrong, List.of());
        outlets.awaitState(exercise, wrong, Account.EXERCISE_PAGE, "SENT");
        String at = TOWN.clock().instant().plus(Duration.ofHours(1)).toString();
        outlets.publish(wrong, "all", Map.of("at", at));
        Answer right = correction(exercise, wrong);
        assertThat(outlets.publish(right, "all", Map.of("at", at)).status()).isEqualTo(202);
        outlets.awaitState(exercise, wrong, drawers.id("later"), "REMOVED");
        awaitOnPage(exercise, "CURRENT");

        Answer undone = TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + right.id() + "/publication");
        assertThat(undone.json().path("undone").asBoolean()).as(undone.text()).isTrue();
        outlets.published(wrong, "all");
        outlets.awaitState(exercise, wrong, drawers.id("later"), "SENT");
        assertThat(drawers.texts("later")).hasSize(1).allMatch(text -> text.contains(WRONG));
    }

    @Test
    void what_a_channel_cannot_do_cannot_be_chosen() {
        drawers.link("plain", Map.of("imitates", "webhook"));
        String exercise = outlets.exercise("Kan niet");
        Answer wrong = drawers.published(exercise, outlets.approved(exercise, WRONG));
        Answer right = correction(exercise, wrong);
        Map<String, Object> edit = Map.of("actions", Map.of(drawers.id("plain"), "EDIT"));
        String field = "actions." + drawers.id("plain");
        assertThat(outlets.plan(right, "all", edit).wrongFields()).containsExactly(field);
        assertThat(outlets.publish(right, "all", edit).wrongFields()).containsExactly(field);
        assertThat(drawers.texts("plain")).hasSize(1);
    }

    private void done(String incident, Answer message, String account) {
        String todo = outlets.delivery(incident, message, account).path("id").asText();
        TOWN.as(Role.AUTHOR).post("/api/deliveries/" + todo + "/outcome", Map.of("outcome", "done"));
    }

    private Answer correction(String incident, Answer of) {
        Map<String, Object> words = new HashMap<>(
                Desk.words("CORRECTION", Map.of("nl", Map.of("title", "Water is niet veilig", "body", RIGHT))));
        words.put("supersedes", of.id());
        return Desk.approved(TOWN, incident, words);
    }

    private void assertPlanned(String incident, Answer message, JsonNode plan) {
        plan.path("lines").forEach(line -> {
            JsonNode delivery =
                    outlets.delivery(incident, message, line.path("account").asText());
            String action = line.path("action").asText();
            if (!List.of("LETTERS", "BY_HAND").contains(action)) {
                assertThat(delivery.path("action").asText()).isEqualTo(action);
            }
            assertThat(delivery.path("target").asText())
                    .isEqualTo(line.at("/of/delivery").asText());
        });
        assertThat(plan.path("lines")).hasSize(drawers.size() + 1);
    }

    /** The page is an account of its own, and drawn after its delivery arrived. */
    private static void awaitOnPage(String incident, String... standing) {
        Town.eventually("on the page is " + List.of(standing), () -> {
            Answer page = page(incident);
            return page.status() == 200
                    && page.json().path("messages").findValuesAsText("standing").equals(List.of(standing));
        });
    }

    private static Answer page(String incident) {
        String slug = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
        return TOWN.nobody().get("/i/" + slug + ".json?lang=nl");
    }
}
