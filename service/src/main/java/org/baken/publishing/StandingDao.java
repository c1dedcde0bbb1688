package org.baken.publishing;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Standing.class)
interface StandingDao {
    @SqlQuery("""
            SELECT d.id, d.action, d.notice, d.valid_until, d.revision, i.state AS incident_state, m.state AS message_state,
                m.revision AS message_revision, d.target, t.state AS target_state, t.remote_id AS target_remote_id,
                t.next_at AS target_next_at
            FROM delivery d
            JOIN incident i ON i.id = d.incident
            JOIN message m ON m.id = d.message
            LEFT JOIN delivery t ON t.id = d.target
            WHERE d.id = ANY(:ids)
            """)
    List<Standing> find(List<String> ids);

    /** From now on it is a post of its own. */
    @SqlUpdate("UPDATE delivery SET action = 'POST', target = NULL WHERE id = :id")
    void stands(String id);

    @SqlQuery("SELECT action FROM delivery WHERE id = :id")
    Action action(String id);

    /** A delivery and the earlier one that it is about. */
    record Pair(String id, String target) {}

    @SqlQuery("SELECT id, target FROM delivery WHERE id = ANY(:ids) AND target IS NOT NULL")
    @RegisterConstructorMapper(Pair.class)
    List<Pair> targets(List<String> ids);
}
