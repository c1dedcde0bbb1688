package org.baken.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Import.class)
interface ImportDao {

    /**
     * A row that was not taken up.
     *
     * @param row its number in the file, from 1, without the row of the names
     * @param content the row as it stands in the file: its columns, or one text for JSON
     */
    record Refused(
            String importId,
            long row,
            String field,
            @Json Told reason,
            @Json List<String> content) {}

    @SqlUpdate("""
            INSERT INTO reaction_import (id, incident, name, format, encoding, size, columns, header, state, rows_read,
                added, known, refused, started_by, started_by_name, started_at, ended_at, problem, version)
            VALUES (:id, :incident, :name, :format, :encoding, :size, :columns, :header, :state, :read,
                :added, :known, :refused, :startedBy, :startedByName, :startedAt, :endedAt, :problem, :version)
            """)
    void insert(@BindMethods Import added);

    @SqlQuery("""
            SELECT id, incident, name, format, encoding, size, columns, header, state, rows_read AS "read", added, known,
                refused, started_by, started_by_name, started_at, ended_at, problem, version
            FROM reaction_import WHERE id = :id
            """)
    Optional<Import> find(String id);

    @SqlQuery("""
            SELECT id, incident, name, format, encoding, size, columns, header, state, rows_read AS "read", added, known,
                refused, started_by, started_by_name, started_at, ended_at, problem, version
            FROM reaction_import WHERE incident = :incident AND id < :before ORDER BY id DESC LIMIT :limit
            """)
    List<Import> list(String incident, String before, int limit);

    /** Those that should go on and that no node works on, the oldest first. */
    @SqlQuery("""
            SELECT id FROM reaction_import
            WHERE state = 'RUNNING' AND (lease_until IS NULL OR lease_until < :now) ORDER BY id
            """)
    List<String> waiting(Instant now);

    /** Those that are under way, and those that somebody may still let go on: they ended after this moment. */
    @SqlQuery("""
            SELECT id FROM reaction_import
            WHERE state = 'RUNNING' OR (state IN ('STOPPED', 'FAILED') AND ended_at > :after)
            """)
    List<String> needed(Instant after);

    /** One node takes it. */
    @SqlUpdate("""
            UPDATE reaction_import SET node = :node, lease_until = :until, version = version + 1
            WHERE id = :id AND state = 'RUNNING' AND (lease_until IS NULL OR lease_until < :now)
            """)
    int claim(String id, String node, Instant until, Instant now);

    /** Keeps others from it until the transaction ends, if this node still works on it. */
    @SqlQuery("""
            SELECT id, incident, name, format, encoding, size, columns, header, state, rows_read AS "read", added, known,
                refused, started_by, started_by_name, started_at, ended_at, problem, version
            FROM reaction_import WHERE id = :id AND node = :node AND state = 'RUNNING' FOR UPDATE
            """)
    Optional<Import> lock(String id, String node);

    @SqlUpdate("""
            UPDATE reaction_import SET rows_read = rows_read + :read, added = added + :added, known = known + :known,
                refused = refused + :refused, lease_until = :until, version = version + 1
            WHERE id = :id
            """)
    void advance(String id, long read, long added, long known, long refused, Instant until);

    /** Ends it, or lets it go on. */
    @SqlUpdate("""
            UPDATE reaction_import SET state = :to, ended_at = :endedAt, problem = :problem, node = NULL,
                lease_until = NULL, version = version + 1
            WHERE id = :id AND state = :from
            """)
    int move(String id, ImportState from, ImportState to, Instant endedAt, @Json Told problem);

    @SqlBatch("""
            INSERT INTO reaction_import_refusal (import, row_number, field, reason, content)
            VALUES (:importId, :row, :field, :reason, :content)
            """)
    void refuse(@BindMethods List<Refused> rows);

    @SqlQuery("""
            SELECT import AS import_id, row_number AS "row", field, reason, content
            FROM reaction_import_refusal WHERE import = :id AND row_number > :after ORDER BY row_number LIMIT :limit
            """)
    @RegisterConstructorMapper(Refused.class)
    List<Refused> refused(String id, long after, int limit);

    @SqlUpdate("""
            DELETE FROM reaction_import_refusal
            WHERE import IN (SELECT id FROM reaction_import WHERE incident = :incident)
            """)
    int forget(String incident);
}
