package org.baken.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Findable.class)
interface FindableDao {
    @SqlUpdate("""
            INSERT INTO findable (id, name, url, wanted, note, state, problem, checked_at, version, changed_by, changed_at)
            VALUES (:id, :name, :url, :wanted, :note, :state, :problem, :checkedAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Findable findable);

    @SqlQuery("""
            SELECT id, name, url, wanted, note, state, problem, checked_at, version, changed_by, changed_at
            FROM findable ORDER BY LOWER(name), id
            """)
    List<Findable> list();

    @SqlQuery("""
            SELECT id, name, url, wanted, note, state, problem, checked_at, version, changed_by, changed_at
            FROM findable WHERE id = :id
            """)
    Optional<Findable> find(String id);

    /** What was not looked at since then, by anybody; longest ago first. */
    @SqlQuery("""
            SELECT id, name, url, wanted, note, state, problem, checked_at, version, changed_by, changed_at
            FROM findable
            WHERE (checked_at IS NULL OR checked_at <= :before) AND (lease_until IS NULL OR lease_until <= :now)
            ORDER BY checked_at NULLS FIRST, id LIMIT :limit
            """)
    List<Findable> due(Instant before, Instant now, int limit);

    /** Of two nodes, one gets it. */
    @SqlUpdate("""
            UPDATE findable SET lease_until = :until WHERE id = :id AND (lease_until IS NULL OR lease_until <= :now)
            """)
    int claim(String id, Instant until, Instant now);

    /** Other addresses are looked at anew. */
    @SqlUpdate("""
            UPDATE findable SET name = :name, url = :url, wanted = :wanted, note = :note, state = :state,
                problem = :problem, checked_at = :checkedAt, lease_until = NULL,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Findable findable);

    /** What a look showed is no change of the entry; it counts only while the addresses are those that were looked at. */
    @SqlUpdate("""
            UPDATE findable SET state = :state, problem = :problem, checked_at = :at, lease_until = NULL
            WHERE id = :id AND url = :url AND wanted = :wanted
            """)
    int looked(String id, String url, String wanted, Findable.State state, @Json Trouble problem, Instant at);

    @SqlUpdate("DELETE FROM findable WHERE id = :id")
    int remove(String id);
}
