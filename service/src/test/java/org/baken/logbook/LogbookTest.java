package org.baken.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.baken.platform.Database;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class LogbookTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Actor ACTOR = Actor.person("p", "Persoon");

    @Test
    void concurrent_appends_leave_no_gap_and_one_chain() throws Exception {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        long before = logbook.newest();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Long>> numbers = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            int number = n;
            numbers.add(threads.submit(() -> append(database, logbook, "test.many", Map.of("n", number))));
        }
        List<Long> given = new ArrayList<>();
        for (Future<Long> number : numbers) {
            given.add(number.get());
        }
        threads.shutdown();
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(before + 1, before + 60).boxed().toList());
        assertThat(logbook.firstBroken()).isZero();
    }

    @Test
    void an_append_that_is_rolled_back_leaves_nothing() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        long before = logbook.newest();
        assertThatThrownBy(() -> database.write(handle -> {
                    logbook.append(handle, Entry.of("test.undone", null, null, ACTOR, Map.of()));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(append(database, logbook, "test.after", Map.of())).isEqualTo(before + 1);
        assertThat(logbook.firstBroken()).isZero();
    }

    @Test
    void the_database_itself_refuses_to_change_or_remove_an_entry() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        long seq = append(database, logbook, "test.fixed", Map.of("amount", 1));
        for (String statement : List.of("UPDATE log_entry SET kind = 'x'", "DELETE FROM log_entry")) {
            assertThatThrownBy(() -> database.write(handle -> handle.execute(statement + " WHERE seq = ?", seq)))
                    .isInstanceOf(JdbiException.class)
                    .hasStackTraceContaining("append-only");
        }
        assertThat(logbook.firstBroken()).isZero();
    }

    @Test
    void every_member_of_an_entry_is_under_its_hash() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        LogEntry entry = database.write(handle ->
                logbook.append(handle, Entry.of("test.hash", "incident", "object", ACTOR, Map.of("amount", 1))));
        LogEntry other = database.write(handle ->
                logbook.append(handle, Entry.of("test.hash", "incident", "object", ACTOR, Map.of("amount", 2))));
        assertThat(entry.intact()).isTrue();
        assertThat(List.of(
                        with(entry, entry.seq() + 1, entry.kind(), entry),
                        with(entry, entry.seq(), "test.other", entry),
                        with(entry, entry.seq(), entry.kind(), other),
                        new LogEntry(
                                entry.seq(),
                                entry.at().plus(1, ChronoUnit.MILLIS),
                                entry.actor(),
                                entry.kind(),
                                entry.incident(),
                                entry.object(),
                                entry.data(),
                                entry.previous(),
                                entry.hash()),
                        new LogEntry(
                                entry.seq(),
                                entry.at(),
                                Actor.person("p", "Ander"),
                                entry.kind(),
                                entry.incident(),
                                entry.object(),
                                entry.data(),
                                entry.previous(),
                                entry.hash())))
                .noneMatch(LogEntry::intact);
    }

    @Test
    void a_follower_acts_once_on_each_entry_of_its_kinds_also_with_two_nodes_and_after_a_restart() throws Exception {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        List<Long> seen = new CopyOnWriteArrayList<>();
        drain(follower(database, seen, "test-follower"), logbook.newest());
        seen.clear();
        List<Long> expected = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            expected.add(append(database, logbook, "test.followed", Map.of("n", n)));
            append(database, logbook, "test.decoy", Map.of("n", n));
        }
        long newest = logbook.newest();
        LogFollower one = follower(database, seen, "test-follower");
        LogFollower other = follower(database, seen, "test-follower");
        Scene.together(() -> drain(one, newest), () -> drain(other, newest));
        drain(follower(database, seen, "test-follower"), newest);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_follower_does_not_act_twice_on_what_was_logged_after_it_looked() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        List<Long> seen = new CopyOnWriteArrayList<>();
        long looked = append(database, logbook, "test.decoy", Map.of());
        LogFollower follower = follower(database, seen, "test-late");
        drain(follower, looked);
        seen.clear();
        append(database, logbook, "test.decoy", Map.of());
        long after = append(database, logbook, "test.followed", Map.of());
        drain(follower, after - 1);
        drain(follower, after);
        assertThat(seen).containsExactly(after);
    }

    @Test
    void a_step_that_fails_is_tried_again_from_the_same_entry() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        List<Long> seen = new CopyOnWriteArrayList<>();
        drain(follower(database, seen, "test-failing"), logbook.newest());
        seen.clear();
        long seq = append(database, logbook, "test.followed", Map.of());
        LogFollower failing = new LogFollower(database, "test-failing", Set.of("test.followed"), (handle, entry) -> {
            throw new IllegalStateException("not now");
        });
        assertThatThrownBy(() -> failing.catchUp(seq)).isInstanceOf(IllegalStateException.class);
        drain(follower(database, seen, "test-failing"), seq);
        assertThat(seen).containsExactly(seq);
    }

    private static LogFollower follower(Database database, List<Long> seen, String name) {
        return new LogFollower(database, name, Set.of("test.followed"), (handle, entry) -> seen.add(entry.seq()));
    }

    private static boolean drain(LogFollower follower, long newest) {
        boolean any = false;
        while (follower.catchUp(newest)) {
            any = true;
        }
        return any;
    }

    private static long append(Database database, Logbook logbook, String kind, Map<String, ?> data) {
        return database.write(handle -> logbook.append(handle, Entry.of(kind, null, null, ACTOR, data)))
                .seq();
    }

    private static LogEntry with(LogEntry entry, long seq, String kind, LogEntry data) {
        return new LogEntry(
                seq,
                entry.at(),
                entry.actor(),
                kind,
                entry.incident(),
                entry.object(),
                data.data(),
                entry.previous(),
                entry.hash());
    }
}
