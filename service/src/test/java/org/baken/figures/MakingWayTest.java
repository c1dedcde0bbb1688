package org.baken.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Role;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.publishing.Account;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Figures never stand in the way of a publication, and an exercise asks nobody outside the house. */
@Tag("database")
class MakingWayTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private SkyServer server;
    private String account;
    private String incident;

    @BeforeEach
    void open() throws Exception {
        server = new SkyServer();
        account = server.link(TOWN, "Bluesky");
        incident = Scene.incident(TOWN, "Brand in de haven");
    }

    @AfterEach
    void close() {
        TOWN.admin().delete("/api/accounts/" + account);
        server.close();
    }

    private static FiguresPoller poller() {
        return TOWN.part(FiguresPoller.class);
    }

    private void untilAsked(int more) {
        int before = server.asked();
        Town.eventually("asked", () -> {
            TOWN.clock().forward(Duration.ofSeconds(5));
            poller().look();
            return server.asked() >= before + more;
        });
    }

    @Test
    void a_question_that_nobody_answers_delays_no_publication() {
        Publish.onto(TOWN, incident, Desk.words("Blijf binnen."), List.of(account));
        server.failToCount(Failure.HANG_AFTER);
        TOWN.stayUp(Duration.ofMinutes(6));
        untilAsked(1);

        Publish.onto(TOWN, incident, Desk.words("Het gevaar is voorbij."), List.of(account));

        assertThat(server.posts()).hasSize(2);
    }

    @Test
    void an_account_that_has_something_to_send_is_not_asked() {
        Publish.onto(TOWN, incident, Desk.words("Blijf binnen."), List.of(account));
        server.failToPost(Failure.UNAVAILABLE, Failure.UNAVAILABLE, Failure.UNAVAILABLE, Failure.UNAVAILABLE);
        Answer message = Desk.approved(TOWN, incident, Desk.words("Er komt nog een bericht."));
        publish(message, null);
        Town.eventually("it is tried again", () -> state(message.id()).equals("RETRYING"));

        for (int second = 0; second < 3; second++) {
            poller().look();
        }
        assertThat(server.asked()).isZero();
        Town.eventually("it left", () -> {
            TOWN.clock().forward(Duration.ofSeconds(20));
            return state(message.id()).equals("SENT");
        });
        TOWN.stayUp(Duration.ofMinutes(6));
        untilAsked(1);
    }

    @Test
    void what_is_planned_for_the_next_moments_goes_first_and_what_is_stopped_does_not_count() {
        Publish.onto(TOWN, incident, Desk.words("Blijf binnen."), List.of(account));
        TOWN.stayUp(Duration.ofMinutes(4));
        int before = server.asked();
        Answer message = Desk.approved(TOWN, incident, Desk.words("Straks meer."));
        publish(message, TOWN.clock().instant().plusSeconds(90));
        TOWN.clock().forward(Duration.ofSeconds(62));
        poller().look();
        Town.eventually("the turn is over", () -> turnOver());
        assertThat(server.asked()).isEqualTo(before);

        TOWN.as(Role.LEAD).put("/api/incidents/" + incident + "/hold", Map.of("held", true, "reason", "Wacht."));
        untilAsked(1);
        assertThat(state(message.id())).isEqualTo("QUEUED");
    }

    private boolean turnOver() {
        return TOWN.database()
                        .read(handle -> handle.createQuery(
                                        "SELECT COUNT(*) FROM figures_turn WHERE account = :id AND lease_until IS NULL AND turn > 0")
                                .bind("id", account)
                                .mapTo(Integer.class)
                                .one())
                == 1;
    }

    private void publish(Answer message, Instant at) {
        Map<String, Object> wish = new java.util.HashMap<>(Map.of(
                "revision", message.json().path("revision").asInt(),
                "hash", message.json().path("hash").asText(),
                "accounts", List.of(account)));
        if (at != null) {
            wish.put("at", at.toString());
        }
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .post("/api/messages/" + message.id() + "/publication", wish)
                        .status())
                .isEqualTo(202);
    }

    private String state(String message) {
        return TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT state FROM delivery WHERE message = :message AND account = :account")
                        .bind("message", message)
                        .bind("account", account)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void an_exercise_gets_made_up_figures_and_asks_nobody() {
        String sandbox = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform", "sandbox",
                                "handle", "",
                                "name", "Oefenbluesky",
                                "settings", Map.of("imitates", "bluesky"),
                                "secret", Map.of())));
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening", "EXERCISE")));
        String message = Publish.onto(TOWN, exercise, Desk.words("OEFENING Blijf binnen."), List.of(sandbox))
                .id();
        TOWN.stayUp(Duration.ofMinutes(6));
        Town.eventually("made up", () -> {
            TOWN.clock().forward(Duration.ofSeconds(5));
            poller().look();
            return TOWN.as(Role.LEAD)
                    .get("/api/messages/" + message + "/figures")
                    .text()
                    .contains("\"asOf\"");
        });

        Answer sheet = TOWN.as(Role.LEAD).get("/api/messages/" + message + "/figures");
        assertThat(sheet.json().path("exercise").asBoolean()).isTrue();
        assertThat(sheet.text()).contains("\"platform\":\"sandbox\"").doesNotContain(account);
        assertThat(server.asked()).isZero();
        assertThat(server.posts()).isEmpty();
    }

    @Test
    void of_two_nodes_one_asks_and_who_was_given_up_keeps_nothing() {
        String message = Publish.onto(TOWN, incident, Desk.words("Blijf binnen."), List.of(account))
                .id();
        Account bluesky = TOWN.database().read(handle -> account(handle));
        Instant now = TOWN.clock().instant();
        FiguresPoller poller = poller();
        Optional<AskTurn> one = TOWN.database().write(handle -> poller.claim(handle, bluesky, now));
        Optional<AskTurn> other = TOWN.database().write(handle -> poller.claim(handle, bluesky, now));
        assertThat(one).isPresent();
        assertThat(other).isEmpty();

        Instant later = now.plus(FiguresPoller.LEASE);
        Optional<AskTurn> next = TOWN.database().write(handle -> poller.claim(handle, bluesky, later));
        assertThat(next).isPresent();
        AskRound round = new AskRound(TOWN.database(), accounts(), null, TOWN.clock());
        List<PostDao.Due> asked = List.of(new PostDao.Due(delivery(message), account, "at://x", now));
        Map<String, Counts> told = Map.of("at://x", Counts.NONE.with(Measure.FAVOURITES, 7L));
        assertThat(TOWN.database()
                        .<Boolean, RuntimeException>write(
                                handle -> round.keep(handle, bluesky, one.get(), asked, told)))
                .isFalse();
        assertThat(rows(message)).isZero();
        assertThat(TOWN.database()
                        .<Boolean, RuntimeException>write(
                                handle -> round.keep(handle, bluesky, next.get(), asked, told)))
                .isTrue();
        assertThat(TOWN.database()
                        .<Boolean, RuntimeException>write(
                                handle -> round.keep(handle, bluesky, next.get(), asked, told)))
                .isTrue();
        assertThat(rows(message)).isEqualTo(1);
    }

    private Account account(org.jdbi.v3.core.Handle handle) {
        return accounts().get(handle, account);
    }

    private static org.baken.publishing.Accounts accounts() {
        return poller().accounts();
    }

    private static String delivery(String message) {
        return TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT id FROM delivery WHERE message = :id AND platform = 'bluesky'")
                        .bind("id", message)
                        .mapTo(String.class)
                        .one());
    }

    private static int rows(String message) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM post_figures_past WHERE delivery = :id")
                        .bind("id", delivery(message))
                        .mapTo(Integer.class)
                        .one());
    }
}
