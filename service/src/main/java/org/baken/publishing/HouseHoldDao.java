package org.baken.publishing;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface HouseHoldDao {
    @SqlQuery("""
            SELECT held, NULLIF(reason, '') AS reason, NULLIF(changed_by, '') AS changed_by, changed_at
            FROM house_hold WHERE id = 1
            """)
    @RegisterConstructorMapper(HouseHold.class)
    HouseHold find();

    /** Nothing changes when that is how it is already, but for a reason that was not said before. */
    @SqlUpdate("""
            UPDATE house_hold SET held = :held, reason = :reason, changed_by = :by, changed_at = :at
            WHERE id = 1 AND (held <> :held OR held AND reason = '' AND :reason <> '')
            """)
    int change(boolean held, String reason, String by, Instant at);

    @SqlUpdate("UPDATE house_hold SET seq = :seq WHERE id = 1")
    void number(long seq);
}
