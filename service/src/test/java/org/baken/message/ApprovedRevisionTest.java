package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.approval.Policies;
import org.baken.approval.Questions;
import org.baken.approval.Rights;
import org.baken.incident.Cadence;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ApprovedRevisionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Actor ACTOR = Actor.system("test");
    private static Database database;
    private static Messages messages;

    @BeforeAll
    static void behind() {
        database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        Facts facts = new Facts(logbook);
        Incidents incidents = new Incidents(TOWN.clock(), "https://stad.test");
        messages = new Messages(
                incidents,
                facts,
                new ContentRules(facts, (handle, incident, ids) -> Map.of(), Set.of(), TOWN.clock()),
                new Rights(
                        new Policies(Questions.shipped()),
                        new Rulebook(logbook),
                        incidents,
                        new People(database, TOWN.clock())),
                new Cadence(Duration.ofMinutes(15), Duration.ofMinutes(30)),
                logbook,
                TOWN.clock());
    }

    @Test
    void what_was_signed_off_is_what_goes_out() {
        String incident = Scene.incident(TOWN, "Publiceren");
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Sluit de ramen."));
        ApprovedRevision revision = approved(approved);
        assertThat(revision.message()).isEqualTo(approved.id());
        assertThat(revision.incident()).isEqualTo(incident);
        assertThat(revision.purpose()).isEqualTo(Purpose.HOLDING);
        assertThat(revision.languages()).containsExactly("nl");
        assertThat(revision.isPublished()).isFalse();
        assertThat(revision.render("email", "nl").text()).isEqualTo("Brand in de haven\n\nSluit de ramen.");
    }

    @Test
    void an_exercise_goes_out_with_its_mark() {
        String incident =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening", "EXERCISE")));
        ApprovedRevision revision = approved(Desk.approved(TOWN, incident, Desk.words("Sluit de ramen.")));
        assertThat(revision.isExercise()).isTrue();
        assertThat(revision.render("email", "nl").text()).startsWith("OEFENING – Brand");
    }

    @Test
    void nothing_else_is_approved() {
        String incident = Scene.incident(TOWN, "Niets anders");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ontwerp"));
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("In nazicht"));
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Goed"));
        conflict(() -> approved(draft));
        conflict(() -> approved(submitted));
        conflict(() -> approved(approved.id(), 2, hash(approved)));
        conflict(() -> approved(approved.id(), 1, hash(submitted)));
        assertThatThrownBy(() -> approved("none", 1, hash(approved)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        TOWN.as(Role.AUTHOR).put("/api/messages/" + approved.id(), Desk.words("Anders"), approved.version());
        conflict(() -> approved(approved));
    }

    @Test
    void an_approval_that_no_sign_off_binds_is_worth_nothing() {
        String incident = Scene.incident(TOWN, "Achter de rug");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Ontwerp"));
        Answer submitted = Desk.submit(TOWN.as(Role.AUTHOR), draft);
        write(handle -> handle.execute("UPDATE message SET state = 'APPROVED' WHERE id = ?", submitted.id()));
        conflict(() -> approved(submitted));
        // By who wrote it, straight into the table.
        write(handle -> handle.execute(
                "INSERT INTO sign_off (message, review, person, name, revision, hash, answers, at)"
                        + " SELECT id, review, ?, 'De auteur', 1, ?, '{}', changed_at FROM message WHERE id = ?",
                TOWN.as(Role.AUTHOR).id(),
                hash(submitted),
                submitted.id()));
        conflict(() -> approved(submitted));
    }

    @Test
    void a_content_that_is_not_what_was_hashed_does_not_go_out() {
        String incident = Scene.incident(TOWN, "Geknoei");
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Goed"));
        String other =
                Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Vals")).id();
        // Rows cannot be changed, but somebody with the keys of the database could put another one in place.
        write(handle -> handle.execute(
                "INSERT INTO message_revision (message, number, content, headline, hash, author, author_name, at)"
                        + " SELECT ?, 2, content, headline, ?, author, author_name, at FROM message_revision"
                        + " WHERE message = ?",
                approved.id(),
                hash(approved),
                other));
        write(handle -> handle.execute("UPDATE message SET revision = 2 WHERE id = ?", approved.id()));
        conflict(() -> approved(approved.id(), 2, hash(approved)));
    }

    @Test
    void publishing_promises_the_next_update_and_closes_the_text() {
        String incident = Scene.incident(TOWN, "Belofte");
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Goed"));
        Instant before = TOWN.clock().instant();
        publish(approved);
        JsonNode message = get(approved);
        assertThat(message.path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(message.path("publishedAt").asText()).isNotBlank();
        assertThat(message.path("signOffs")).hasSize(1);
        Instant promise = Instant.parse(TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("nextUpdateAt")
                .asText());
        assertThat(promise).isBetween(before.plusSeconds(1800), before.plusSeconds(1860));
        Answer edit = TOWN.as(Role.AUTHOR)
                .put(
                        "/api/messages/" + approved.id(),
                        Desk.words("Anders"),
                        message.path("version").asLong());
        assertThat(edit.status()).isEqualTo(409);
        assertThat(edit.json().path("detail").asText()).contains("update");
        ApprovedRevision again = approved(approved);
        assertThat(again.isPublished()).isTrue();
        assertThat(Desk.logged(TOWN, incident, "message.published")).hasSize(1);
    }

    @Test
    void an_update_supersedes_and_its_undo_restores() {
        String incident = Scene.incident(TOWN, "Opvolging");
        Answer old = Desk.approved(TOWN, incident, Desk.words("Eerst"));
        Answer bystander = Desk.approved(TOWN, incident, Desk.words("Ernaast"));
        publish(old);
        publish(bystander);
        Map<String, Object> words = Desk.words("Daarna");
        words.put("supersedes", old.id());
        Answer update = Desk.approved(TOWN, incident, words);
        publish(update);
        assertThat(get(old).path("state").asText()).isEqualTo("SUPERSEDED");
        assertThat(get(old).path("supersededBy").asText()).isEqualTo(update.id());
        assertThat(get(bystander).path("state").asText()).isEqualTo("PUBLISHED");
        conflict(() -> write(handle -> messages.undone(handle, old.id(), ACTOR)));
        conflict(() -> write(handle -> messages.withdrawn(handle, old.id(), ACTOR)));
        write(handle -> messages.undone(handle, update.id(), ACTOR));
        assertThat(get(update).path("state").asText()).isEqualTo("APPROVED");
        assertThat(get(old).path("state").asText()).isEqualTo("PUBLISHED");
        assertThat(get(old).has("supersededBy")).isFalse();
        assertThat(Desk.logged(TOWN, incident, "message."))
                .endsWith("message.published", "message.superseded", "message.undone");
        publish(update);
        write(handle -> messages.withdrawn(handle, update.id(), ACTOR));
        assertThat(get(update).path("state").asText()).isEqualTo("WITHDRAWN");
        conflict(() -> approved(update));
        conflict(() -> write(handle -> messages.withdrawn(handle, update.id(), ACTOR)));
    }

    @Test
    void two_people_who_publish_at_the_same_moment_publish_once() throws Exception {
        String incident = Scene.incident(TOWN, "Dubbel");
        Answer approved = Desk.approved(TOWN, incident, Desk.words("Goed"));
        List<Boolean> first = Scene.together(() -> publish(approved), () -> publish(approved));
        assertThat(first).containsExactlyInAnyOrder(true, false);
        assertThat(Desk.logged(TOWN, incident, "message.published")).hasSize(1);
    }

    @Test
    void what_would_replace_a_message_that_is_gone_cannot_be_submitted() {
        String incident = Scene.incident(TOWN, "Te laat");
        Answer old = Desk.approved(TOWN, incident, Desk.words("Eerst"));
        publish(old);
        Map<String, Object> words = Desk.words("Daarna");
        words.put("supersedes", old.id());
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, words);
        write(handle -> messages.withdrawn(handle, old.id(), ACTOR));
        Answer refused = TOWN.as(Role.AUTHOR).post("/api/messages/" + draft.id() + "/review", null);
        assertThat(refused.status()).isEqualTo(409);
        Answer mended = TOWN.as(Role.AUTHOR).put("/api/messages/" + draft.id(), Desk.words("Daarna"), draft.version());
        Desk.submit(TOWN.as(Role.AUTHOR), mended);
    }

    /** Whether this call is the one that published it. */
    private static boolean publish(Answer message) {
        return write(handle -> {
            ApprovedRevision revision = messages.approved(handle, message.id(), 1, hash(message));
            messages.published(handle, revision, ACTOR, Map.of());
            return !revision.isPublished();
        });
    }

    private static ApprovedRevision approved(Answer message) {
        return approved(message.id(), 1, hash(message));
    }

    private static ApprovedRevision approved(String id, int revision, String hash) {
        return write(handle -> messages.approved(handle, id, revision, hash));
    }

    private static <T> T write(HandleCallback<T, RuntimeException> command) {
        return database.write(command);
    }

    private static JsonNode get(Answer message) {
        return TOWN.as(Role.LEAD).get("/api/messages/" + message.id()).json();
    }

    private static String hash(Answer message) {
        return message.json().path("hash").asText();
    }

    private static void conflict(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }
}
