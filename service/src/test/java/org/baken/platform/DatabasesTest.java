package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
    private static final String INSERT =
            "INSERT INTO contact_group (id, name, kind, members, version, changed_by, changed_at)"
                    + " VALUES ('%s', 'Raad', 'STAFF', '[]', 1, 'Beheer', CURRENT_TIMESTAMP)";

    @TempDir
    Path folder;

    @Test
    void the_embedded_database_takes_writes_when_every_connection_of_the_first_start_is_gone() throws Exception {
        Databases.Location location = Databases.Location.of("", "", "", folder);
        ManagedDataSource first = Databases.open(location, new MetricRegistry());
        Database database = Databases.prepare(first, location);
        database.write(handle -> handle.execute(INSERT.formatted("one")));
        try (Connection later = DriverManager.getConnection(location.url(), location.user(), location.password());
                Statement statement = later.createStatement()) {
            first.stop();
            assertThat(statement.executeUpdate(INSERT.formatted("two"))).isEqualTo(1);
        }
    }

    @Test
    void a_database_password_that_anybody_would_try_is_refused() {
        String url = "jdbc:postgresql://localhost/baken";
        assertThatThrownBy(() -> Databases.Location.of(url, "baken", "Changeme", folder))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Databases.Location.of(url, "baken", "kraaien op het dak", folder)
                        .user())
                .isEqualTo("baken");
    }
}
