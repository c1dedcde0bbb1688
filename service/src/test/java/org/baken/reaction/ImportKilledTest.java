package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Upload;
import org.baken.triage.TriagePolicies;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ImportKilledTest {
    private static final int ROWS = 2 * ImportRunner.BATCH + 500;
    private static final int TAKEN_UP_BEFORE = ImportRunner.BATCH;

    @RegisterExtension
    static final Town TOWN = new Town();

    /** Dies in the middle of a transaction, after so many rows: nothing is caught, tidied up or given back. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Dying implements ReactionSearch {
        private int taken;

        @Override
        public void put(Handle handle, List<Reaction> reactions) {
            if (taken >= TAKEN_UP_BEFORE) {
                throw new Killed();
            }
            taken += reactions.size();
        }

        @Override
        public List<Reaction> list(
                Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
            return List.of();
        }
    }

    @Test
    void an_import_goes_on_where_it_was_after_its_process_was_killed_in_the_middle_of_a_batch() throws Exception {
        Inbox inbox = Inbox.open(TOWN, "Gedood");
        TOWN.part(ImportRunner.class).stop();
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "a" + row + ",Rij " + row)
                .collect(Collectors.joining("\n"));
        String path = "/api/incidents/" + inbox.incident() + "/reaction-imports";
        Answer begun = new Upload()
                .file("file", "r.csv", ("id,text\n" + rows).getBytes(StandardCharsets.UTF_8))
                .send(inbox.monitor(), path);
        String id = begun.id();

        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
        runner(new Dying()).start();
        TOWN.eventually(
                "It died in the middle",
                () -> found(id).read() == TAKEN_UP_BEFORE
                        && Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(thread -> thread.getName().equals("reaction-import")));
        Thread.setDefaultUncaughtExceptionHandler(usual);
        assertThat(found(id).state()).isEqualTo(ImportState.RUNNING);
        assertThat(count(inbox)).isEqualTo(TAKEN_UP_BEFORE);

        ImportRunner next =
                runner(ReactionSearch.of(TOWN.database(), TOWN.data().resolve("unused")));
        next.start();
        assertThat(found(id).read()).as("the lease of the one that died").isEqualTo(TAKEN_UP_BEFORE);
        TOWN.clock().forward(Duration.ofSeconds(21));
        TOWN.eventually("It went on", () -> found(id).state() == ImportState.DONE);
        next.stop();
        assertThat(found(id).added()).isEqualTo(ROWS);
        assertThat(found(id).known()).isZero();
        assertThat(found(id).refused()).isZero();
        assertThat(count(inbox)).isEqualTo(ROWS);
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
