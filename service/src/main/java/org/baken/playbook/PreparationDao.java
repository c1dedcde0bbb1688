package org.baken.playbook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Preparation.class)
interface PreparationDao {
    String ALL =
            "id, number, state, started_by, started_at, closed_by, closed_at, reason, version, changed_by, changed_at";

    /** Nothing happens, and 0 comes back, while another round is open. */
    @SqlUpdate("""
            INSERT INTO preparation (id, number, state, running, started_by, started_at, closed_by, closed_at, reason,
                version, changed_by, changed_at)
            VALUES (:id, :number, :state, :running, :startedBy, :startedAt, :closedBy, :closedAt, :reason,
                :version, :changedBy, :changedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods Preparation preparation);

    @SqlUpdate("""
            UPDATE preparation SET state = :state, running = NULL, closed_by = :closedBy, closed_at = :closedAt,
                reason = :reason, version = :version, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = 'OPEN' AND version = :version - 1
            """)
    int close(@BindMethods Preparation preparation);

    @SqlQuery("SELECT " + ALL + " FROM preparation WHERE id = :id FOR UPDATE")
    Optional<Preparation> lock(String id);

    @SqlQuery("SELECT " + ALL + " FROM preparation WHERE id = :id")
    Optional<Preparation> find(String id);

    /** Newest first. */
    @SqlQuery("SELECT " + ALL + " FROM preparation ORDER BY number DESC")
    List<Preparation> all();
}
