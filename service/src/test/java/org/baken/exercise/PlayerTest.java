package org.baken.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.baken.account.Role;
import org.baken.channel.Channels;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.testing.Desk;
import org.baken.testing.FailingSource;
import org.baken.testing.FailingSource.Failure;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What plays, on several nodes and over a restart, and what the database lets nobody do. */
@Tag("database")
class PlayerTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** A node that plays facts and cards. */
    private static Player node(Database database) {
        Logbook logbook = new Logbook(database, TOWN.clock());
        Behaviours behaviours = new Behaviours(null, TOWN.clock());
        Effects effects = new Effects(null, new Facts(logbook), null, behaviours, logbook, TOWN.clock());
        Incidents incidents = new Incidents(TOWN.clock(), "https://example.org");
        return new Player(database, incidents, effects, behaviours, logbook, TOWN.clock());
    }

    private static boolean look(Player player) {
        player.look();
        return true;
    }

    private static int facts(Stage stage) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + stage.incident + "/facts?limit=200")
                .json()
                .path("items")
                .size();
    }

    @Test
    void two_nodes_that_play_at_the_same_moment_let_everything_come_once() throws Exception {
        Stage stage = Stage.empty(TOWN, "Twee knopen");
        for (int i = 1; i <= 12; i++) {
            stage.add(Stage.fact("Feit " + i, "PT" + i + "M", Map.of()));
        }
        Player other = node(TOWN.database());
        Player service = TOWN.part(Player.class);
        stage.start();
        for (int minute = 0; minute < 6; minute++) {
            stage.forward(Duration.ofMinutes(2));
            Scene.together(() -> look(service), () -> look(other));
        }
        Town.eventually("all came", () -> facts(stage) == 12);
        assertThat(Desk.logged(TOWN, stage.incident, "fact.added")).hasSize(12);
        assertThat(Desk.logged(TOWN, stage.incident, "exercise.played")).hasSize(12);
    }

    @Test
    void what_was_missed_while_nobody_played_comes_afterwards_and_a_database_that_fails_midway_doubles_nothing()
            throws Exception {
        TOWN.part(Player.class).stop();
        Stage stage = Stage.empty(TOWN, "Herstart");
        stage.add(Stage.fact("Voor de herstart", "PT1M", Map.of()));
        stage.add(Stage.fact("Ook voor de herstart", "PT2M", Map.of()));
        stage.start();
        stage.forward(Duration.ofMinutes(30));
        assertThat(facts(stage)).isZero();
        AtomicReference<FailingSource> source = new AtomicReference<>();
        Player again = node(TOWN.database(real -> {
            source.set(new FailingSource(real));
            return source.get();
        }));
        for (Failure failure : Failure.values()) {
            source.get().fail(failure);
            again.look();
            assertThat(facts(stage)).isZero();
        }
        source.get().fail(null);
        again.look();
        again.look();
        assertThat(facts(stage)).isEqualTo(2);
        assertThat(Desk.logged(TOWN, stage.incident, "exercise.played")).hasSize(2);
    }

    private static void refused(String sql, Object... arguments) {
        assertThatThrownBy(() -> TOWN.database().write(handle -> execute(handle, sql, arguments)))
                .as(sql)
                .isInstanceOf(RuntimeException.class);
    }

    private static int execute(Handle handle, String sql, Object... arguments) {
        return handle.execute(sql, arguments);
    }

    @Test
    void the_database_itself_keeps_a_play_away_from_what_is_real() {
        Stage stage = Stage.empty(TOWN, "Geen lek");
        String real = Scene.incident(TOWN, "Echt");
        String account = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "manual",
                                "handle",
                                "",
                                "name",
                                "Echt bord",
                                "settings",
                                Map.of("instructions", "Hang het op"),
                                "secret",
                                Map.of())));
        String inject = stage.add(Stage.account("mastodon", "REFUSE", "PT1H", null));
        refused("UPDATE exercise_run SET incident = ? WHERE incident = ?", real, stage.incident);
        refused("UPDATE exercise_run SET incident_kind = 'REAL' WHERE incident = ?", stage.incident);
        refused("UPDATE exercise_inject SET incident = ? WHERE id = ?", real, inject);
        for (boolean sandbox : List.of(true, false)) {
            refused(
                    "INSERT INTO exercise_behaviour (id, incident, inject, account, sandbox, behaviour, set_at)"
                            + " VALUES ('x', ?, ?, ?, ?, 'REFUSE', CURRENT_TIMESTAMP)",
                    stage.incident,
                    inject,
                    account,
                    sandbox);
        }
        refused(
                "INSERT INTO exercise_attempt (id, incident, incident_kind, message, person, name, kind, at)"
                        + " VALUES ('x', ?, 'EXERCISE', 'm', ?, 'n', 'BLOCKED', CURRENT_TIMESTAMP)",
                real,
                TOWN.as(Role.LEAD).id());
        refused("UPDATE incident SET kind = 'REAL' WHERE id = ?", stage.incident);
        Accounts accounts =
                Accounts.open(TOWN.data().resolve("keys"), TOWN.database(), new Channels(List.of()), TOWN.clock());
        for (String other : List.of(account, Account.PUBLIC_PAGE, Account.EXERCISE_PAGE)) {
            assertThatThrownBy(() -> TOWN.database().<Void, RuntimeException>write(handle -> {
                        accounts.setSandbox(handle, accounts.get(handle, other), "behaviour", "REFUSE", "x");
                        return null;
                    }))
                    .isInstanceOf(Problem.class);
        }
        TOWN.database().<Void, RuntimeException>write(handle -> {
            assertThat(handle.attach(BehaviourDao.class)
                            .insert(new BehaviourDao.Set(
                                    "x",
                                    stage.incident,
                                    inject,
                                    account,
                                    null,
                                    "REFUSE",
                                    null,
                                    TOWN.clock().instant())))
                    .isZero();
            return null;
        });
    }
}
