package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.triage.TriagePolicies;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ImportInterruptedTest {
    private static final int ROWS = 2 * ImportRunner.BATCH + 500;
    private static final int TAKEN_UP_BEFORE = ImportRunner.BATCH;

    @RegisterExtension
    static final Town TOWN = new Town();

    /** Dies in the middle of a transaction: nothing is caught, tidied up or given back. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** As a database that is away for a moment. */
    private static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Does not get further than so many rows. */
    private static final class Failing implements ReactionSearch {
        private final Runnable failure;
        private int taken;

        Failing(Runnable failure) {
            this.failure = failure;
        }

        @Override
        public void put(Handle handle, List<Reaction> reactions) {
            if (taken >= TAKEN_UP_BEFORE) {
                failure.run();
            }
            taken += reactions.size();
        }

        @Override
        public List<Reaction> list(
                Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
            return List.of();
        }
    }

    @BeforeEach
    void no_other_process_takes_files_up() throws InterruptedException {
        TOWN.part(ImportRunner.class).stop();
    }

    @Test
    void an_import_goes_on_where_it_was_after_its_process_was_killed_in_the_middle_of_a_batch() throws Exception {
        Inbox inbox = Inbox.open(TOWN, "Gedood");
        String id = begun(inbox);

        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
        runner(new Failing(() -> {
                    throw new Killed();
                }))
                .start();
        TOWN.eventually(
                "It died in the middle",
                () -> found(id).read() == TAKEN_UP_BEFORE
                        && Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("reaction-import")));
        Thread.setDefaultUncaughtExceptionHandler(usual);
        assertThat(found(id).state()).isEqualTo(ImportState.RUNNING);
        assertThat(count(inbox)).isEqualTo(TAKEN_UP_BEFORE);

        ImportRunner next = started();
        assertThat(found(id).read()).as("the lease of the one that died").isEqualTo(TAKEN_UP_BEFORE);
        TOWN.clock().forward(Duration.ofSeconds(21));
        TOWN.eventually("It went on", () -> found(id).state() == ImportState.DONE);
        next.stop();
        assertThat(found(id).added()).isEqualTo(ROWS);
        assertThat(found(id).known()).isZero();
        assertThat(found(id).refused()).isZero();
        assertThat(count(inbox)).isEqualTo(ROWS);
    }

    @Test
    void one_that_a_person_stopped_goes_on_where_it_was_and_only_once() throws Exception {
        Inbox inbox = Inbox.open(TOWN, "Stoppen");
        String id = begun(inbox);
        String path = "/api/reaction-imports/" + id;
        ImportRunner held = runner(new Failing(() -> {
            throw new Away();
        }));
        held.start();
        TOWN.eventually("It is under way", () -> found(id).read() == TAKEN_UP_BEFORE);
        assertThat(inbox.monitor().post(path + "/resumption", null).status()).isEqualTo(409);
        assertThat(inbox.monitor().delete(path).status()).isEqualTo(200);
        held.stop();
        assertThat(inbox.monitor().delete(path).status()).isEqualTo(409);
        JsonNode stopped = inbox.monitor().get(path).json();
        assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.path("read").asInt()).isEqualTo(TAKEN_UP_BEFORE);

        assertThat(inbox.monitor().post(path + "/resumption", null).status()).isEqualTo(200);
        ImportRunner next = started();
        TOWN.eventually("It went on", () -> found(id).state() == ImportState.DONE);
        next.stop();
        JsonNode done = inbox.monitor().get(path).json();
        assertThat(done.path("added").asInt()).isEqualTo(ROWS);
        assertThat(done.path("known").asInt()).isZero();
        assertThat(inbox.monitor().post(path + "/resumption", null).status()).isEqualTo(409);
        assertThat(count(inbox)).isEqualTo(ROWS);
        JsonNode states = inbox.monitor().get(inbox.path() + "/summary").json().path("states");
        assertThat(states.path("NEW").asInt()).isEqualTo(ROWS);
    }

    private static String begun(Inbox inbox) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "a" + row + ",Rij " + row)
                .collect(Collectors.joining("\n"));
        return new Upload()
                .file("file", "r.csv", ("id,text\n" + rows).getBytes(StandardCharsets.UTF_8))
                .send(inbox.monitor(), "/api/incidents/" + inbox.incident() + "/reaction-imports")
                .id();
    }

    /** A process with which nothing is wrong. */
    private static ImportRunner started() {
        ImportRunner runner =
                runner(ReactionSearch.of(TOWN.database(), TOWN.data().resolve("unused-" + System.nanoTime())));
        runner.start();
        return runner;
    }

    /** As another process over the same database and folder has it. */
    private static ImportRunner runner(ReactionSearch search) {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        Incidents incidents = new Incidents(TOWN.clock(), "");
        Reactions reactions =
                new Reactions(incidents, new TriagePolicies(logbook, TOWN.clock()), search, logbook, TOWN.clock());
        Imports imports = new Imports(
                incidents, new ImportFiles(TOWN.data().resolve("reaction-imports"), 1_000_000), logbook, TOWN.clock());
        return new ImportRunner(database, incidents, reactions, imports, TOWN.clock(), ZoneOffset.UTC);
    }

    private static Import found(String id) {
        return TOWN.database()
                .read(handle -> handle.attach(ImportDao.class).find(id).orElseThrow());
    }

    private static long count(Inbox inbox) {
        return TOWN.database().read(handle -> handle.attach(ForgettingDao.class).count(inbox.incident()));
    }
}
