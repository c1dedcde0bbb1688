package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(PreflightDao.Row.class)
interface PreflightDao {
    /** @param endedAt null while accounts are being tried, or are about to be */
    record Row(String incident, Instant begunAt, Instant endedAt) {}

    @SqlUpdate("""
            UPDATE preflight SET begun_at = :now, ended_at = NULL, node = NULL, lease_until = NULL
            WHERE incident = :incident AND ended_at IS NOT NULL
            """)
    int again(String incident, Instant now);

    @SqlUpdate("""
            INSERT INTO preflight (incident, begun_at) VALUES (:incident, :now) ON CONFLICT DO NOTHING
            """)
    int begin(String incident, Instant now);

    @SqlQuery("SELECT incident, begun_at, ended_at FROM preflight WHERE incident = :incident")
    Optional<Row> find(String incident);

    /** Those that no living node is at. */
    @SqlQuery("""
            SELECT incident, begun_at, ended_at FROM preflight
            WHERE ended_at IS NULL AND (lease_until IS NULL OR lease_until < :now)
            """)
    List<Row> waiting(Instant now);

    /** Of two nodes, one gets a 1. */
    @SqlUpdate("""
            UPDATE preflight SET node = :node, lease_until = :until
            WHERE incident = :incident AND ended_at IS NULL AND (lease_until IS NULL OR lease_until < :now)
            """)
    int claim(String incident, String node, Instant until, Instant now);

    @SqlUpdate("UPDATE preflight SET ended_at = :now WHERE incident = :incident AND node = :node AND ended_at IS NULL")
    int end(String incident, String node, Instant now);
}
