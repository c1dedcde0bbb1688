package org.baken.exercise;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Attempt.class)
interface AttemptDao {
    @SqlUpdate("""
            INSERT INTO exercise_attempt (id, incident, incident_kind, message, person, name, kind, at)
            SELECT :id, :incident, incident.kind, :message, :person, :name, :kind, :at
            FROM incident WHERE id = :incident AND kind = 'EXERCISE'
            """)
    int insert(@BindMethods Attempt attempt);

    @SqlQuery("""
            SELECT id, incident, message, person, name, kind, at FROM exercise_attempt WHERE incident = :incident ORDER BY id
            """)
    List<Attempt> of(String incident);
}
