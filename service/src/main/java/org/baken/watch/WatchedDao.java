package org.baken.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Watched.class)
interface WatchedDao {
    @SqlUpdate("""
            INSERT INTO watched (id, kind, platform, name, url, members, administrators, note, look_every_days, looked_at,
                looked_by, version, changed_by, changed_at)
            VALUES (:id, :kind, :platform, :name, :url, :members, :administrators, :note, :lookEveryDays, :lookedAt,
                :lookedBy, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Watched watched);

    @SqlQuery("""
            SELECT id, kind, platform, name, url, members, administrators, note, look_every_days, looked_at, looked_by,
                version, changed_by, changed_at
            FROM watched ORDER BY LOWER(name), id
            """)
    List<Watched> list();

    @SqlQuery("""
            SELECT id, kind, platform, name, url, members, administrators, note, look_every_days, looked_at, looked_by,
                version, changed_by, changed_at
            FROM watched WHERE id = :id
            """)
    Optional<Watched> find(String id);

    @SqlUpdate("""
            UPDATE watched SET kind = :kind, platform = :platform, name = :name, url = :url, members = :members,
                administrators = :administrators, note = :note, look_every_days = :lookEveryDays,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Watched watched);

    /** A look is no change of the place: nobody's editing is disturbed. */
    @SqlUpdate("UPDATE watched SET looked_at = :at, looked_by = :by WHERE id = :id")
    int looked(String id, String by, Instant at);

    @SqlUpdate("DELETE FROM watched WHERE id = :id")
    int remove(String id);
}
