package org.baken.message;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses, inside the embedded database, to change a revision or a sign-off. PostgreSQL has a trigger of its own. */
public final class Immutable implements Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("revisions and sign-offs stay as they were written");
    }
}
