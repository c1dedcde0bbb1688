package org.baken.report;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Lessons.class)
interface LessonsDao {
    @SqlQuery("""
            SELECT well, better, actions, version, changed_by, changed_at FROM incident_lessons WHERE incident = :incident
            """)
    Optional<Lessons> find(String incident);

    @SqlUpdate("""
            INSERT INTO incident_lessons (incident, well, better, actions, version, changed_by, changed_at)
            VALUES (:incident, :well, :better, :actions, 1, :by, :at) ON CONFLICT DO NOTHING
            """)
    int insert(String incident, String well, String better, String actions, String by, Instant at);

    @SqlUpdate("""
            UPDATE incident_lessons SET well = :well, better = :better, actions = :actions, version = version + 1,
                changed_by = :by, changed_at = :at
            WHERE incident = :incident AND version = :version
            """)
    int update(String incident, String well, String better, String actions, long version, String by, Instant at);
}
