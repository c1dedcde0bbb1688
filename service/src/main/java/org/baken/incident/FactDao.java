package org.baken.incident;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Fact.class)
interface FactDao {
    @SqlUpdate("""
            INSERT INTO fact (id, incident, kind, state, text, source, service, added_by, added_at,
                version, changed_by, changed_at)
            VALUES (:id, :incident, :kind, :state, :text, :source, :service, :addedBy, :addedAt,
                :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Fact fact);

    @SqlUpdate("""
            UPDATE fact SET kind = :kind, state = :state, text = :text, source = :source, service = :service,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int update(@BindMethods Fact fact, FactState from);

    @SqlQuery("""
            SELECT id, incident, kind, state, text, source, service, added_by, added_at, version, changed_by, changed_at
            FROM fact WHERE id = :id
            """)
    Optional<Fact> find(String id);

    @SqlQuery("""
            SELECT id, incident, kind, state, text, source, service, added_by, added_at, version, changed_by, changed_at
            FROM fact WHERE incident = :incident AND id > :after ORDER BY id LIMIT :limit
            """)
    List<Fact> ofIncident(String incident, String after, int limit);
}
