package org.baken.logbook;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses, inside the embedded database, to change or remove a log entry. PostgreSQL has a trigger of its own. */
public final class AppendOnly implements Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("the logbook is append-only");
    }
}
