package org.baken.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.baken.platform.Database;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with full rights on the database takes the trigger away and changes history. */
@Tag("database")
class TamperingTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_changed_and_a_removed_entry_and_a_cut_off_end_are_found() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, TOWN.clock());
        for (int n = 1; n <= 8; n++) {
            int number = n;
            database.write(handle -> logbook.append(
                    handle, Entry.of("test.line", null, null, Actor.system("test"), Map.of("n", number))));
        }
        assertThat(logbook.newest()).isEqualTo(8);
        assertThat(logbook.firstBroken()).isZero();
        boolean postgres = "postgres".equals(System.getProperty("baken.test.db"));
        execute(database, "DROP TRIGGER log_entry_append_only" + (postgres ? " ON log_entry" : ""));

        execute(database, "UPDATE log_entry SET data = '{\"n\":50}' WHERE seq = 5");
        assertThat(logbook.firstBroken()).isEqualTo(5);
        execute(database, "UPDATE log_entry SET data = '{\"n\":5}' WHERE seq = 5");
        assertThat(logbook.firstBroken()).isZero();

        execute(database, "DELETE FROM log_entry WHERE seq = 8");
        assertThat(logbook.firstBroken()).isEqualTo(8);
        execute(database, "DELETE FROM log_entry WHERE seq = 3");
        assertThat(logbook.firstBroken()).isEqualTo(3);
    }

    private static void execute(Database database, String statement) {
        database.write(handle -> handle.execute(statement));
    }
}
