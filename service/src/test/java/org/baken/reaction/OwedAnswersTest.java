package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.baken.testing.Town;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class OwedAnswersTest {
    private static final int MANY = 5_000;

    @RegisterExtension
    static final Town TOWN = new Town();

    /** Copies a reaction: every second one is owed an answer, each a second after the one before. */
    private static void copy(Handle handle, String id, Instant due) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO reaction (id, incident, origin, source, platform, author, text, secluded, pictures, posted_at,
                    received_at, due_at, state, abusive, erased, version, changed_by, changed_at)
                SELECT :copy, incident, :origin, source, platform, author, text, secluded, pictures, posted_at,
                    received_at, CAST(:due AS TIMESTAMP WITH TIME ZONE), state, abusive, erased, version, changed_by, changed_at
                FROM reaction WHERE id = :id
                """);
        for (int number = 0; number < MANY; number++) {
            batch.bind("id", id)
                    .bind("copy", UUID.randomUUID().toString())
                    .bind("origin", "copy" + number)
                    .bind("due", number % 2 == 0 ? due.plusSeconds(number) : null)
                    .add();
        }
        batch.execute();
    }

    @Test
    void the_one_that_waits_longest_is_looked_up_in_an_index_however_many_wait() {
        Inbox inbox = Inbox.open(TOWN, "Velen wachten");
        String first = inbox.add("Mag mijn kind buiten spelen?");
        OwedAnswers answers = new OwedAnswers();
        Instant due = TOWN.database()
                .read(handle -> answers.of(handle, inbox.incident()))
                .orElseThrow()
                .dueAt();
        TOWN.database().write(handle -> {
            copy(handle, first, due.plusSeconds(1));
            return null;
        });
        boolean postgres = "postgres".equals(System.getProperty("baken.test.db"));
        if (postgres) {
            TOWN.database().write(handle -> handle.execute("ANALYZE reaction"));
        }
        OwedAnswers.Owed owed = TOWN.database()
                .read(handle -> new OwedAnswers().of(handle, inbox.incident()))
                .orElseThrow();
        assertThat(owed.count()).isEqualTo(MANY / 2 + 1);
        assertThat(owed.oldest()).isEqualTo(first);
        List<String> plan = TOWN.database()
                .read(handle -> handle.createQuery("""
                        EXPLAIN SELECT id, posted_at, due_at FROM reaction
                        WHERE incident = :incident AND due_at >= :ever ORDER BY incident, due_at, id LIMIT 1
                        """)
                        .bind("incident", inbox.incident())
                        .bind("ever", Instant.EPOCH)
                        .mapTo(String.class)
                        .list());
        assertThat(String.join("\n", plan).toLowerCase(Locale.ROOT))
                .contains("reaction_due")
                .doesNotContain("seq scan")
                .doesNotContain("tablescan");
    }
}
