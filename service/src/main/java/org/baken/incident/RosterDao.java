package org.baken.incident;

import java.util.List;
import java.util.Optional;
import org.baken.account.Role;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RosterDao {
    @SqlUpdate("DELETE FROM roster WHERE incident = :incident")
    void clear(String incident);

    @SqlUpdate("""
            INSERT INTO roster (incident, person, role, deputy, position)
            VALUES (:incident, :person, :role, :deputy, :position)
            """)
    void insert(String incident, String person, Role role, boolean deputy, int position);

    @SqlQuery("""
            SELECT roster.person, person.name, roster.role, roster.deputy
            FROM roster JOIN person ON person.id = roster.person
            WHERE roster.incident = :incident ORDER BY roster.position
            """)
    @RegisterConstructorMapper(Roster.Member.class)
    List<Roster.Member> members(String incident);

    @SqlQuery("SELECT name FROM person WHERE id = :person")
    Optional<String> name(String person);
}
