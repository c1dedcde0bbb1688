package org.baken.insight;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Asked.class)
interface AskedDao {
    @SqlUpdate("""
            INSERT INTO question_asked (id, incident, fact, fact_version, question_group, question, answer, state, worded_by,
                worded_by_name, shown_by, shown_at, version, changed_by, changed_at)
            VALUES (:id, :incident, :fact, :factVersion, :group, :question, :answer, :state, :wordedBy,
                :wordedByName, :shownBy, :shownAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Asked asked);

    @SqlUpdate("""
            UPDATE question_asked SET fact = :fact, fact_version = :factVersion, question = :question, answer = :answer,
                state = :state, worded_by = :wordedBy, worded_by_name = :wordedByName, shown_by = :shownBy,
                shown_at = :shownAt, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int update(@BindMethods Asked asked, AskedState from);

    @SqlQuery("""
            SELECT id, incident, fact, fact_version, question_group, question, answer, state, worded_by, worded_by_name,
                shown_by, shown_at, version, changed_by, changed_at
            FROM question_asked WHERE id = :id
            """)
    Optional<Asked> find(String id);

    @SqlQuery("SELECT id FROM question_asked WHERE question_group = :group")
    Optional<String> ofGroup(String group);

    @SqlQuery("""
            SELECT id, incident, fact, fact_version, question_group, question, answer, state, worded_by, worded_by_name,
                shown_by, shown_at, version, changed_by, changed_at
            FROM question_asked WHERE incident = :incident AND id > :after ORDER BY id LIMIT :limit
            """)
    List<Asked> ofIncident(String incident, String after, int limit);
}
