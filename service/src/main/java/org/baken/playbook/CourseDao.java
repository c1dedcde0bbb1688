package org.baken.playbook;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How far the checklist of an incident is, apart from its items. */
interface CourseDao {
    /** @param aftercareAt since when the incident is in aftercare; null while it is not */
    record Course(String incident, Instant aftercareAt) {}

    @SqlUpdate("INSERT INTO checklist_course (incident) VALUES (:incident) ON CONFLICT DO NOTHING")
    int add(String incident);

    /** Nobody else changes this checklist until the transaction ends. */
    @SqlQuery("SELECT incident, aftercare_at FROM checklist_course WHERE incident = :incident FOR UPDATE")
    @RegisterConstructorMapper(Course.class)
    Optional<Course> lock(String incident);

    @SqlQuery("SELECT incident, aftercare_at FROM checklist_course WHERE incident = :incident")
    @RegisterConstructorMapper(Course.class)
    Optional<Course> find(String incident);

    @SqlUpdate("UPDATE checklist_course SET aftercare_at = :at WHERE incident = :incident")
    int aftercare(String incident, Instant at);

    @SqlQuery("SELECT playbook FROM checklist_playbook WHERE incident = :incident ORDER BY playbook")
    Set<String> playbooks(String incident);

    @SqlUpdate(
            "INSERT INTO checklist_playbook (incident, playbook) VALUES (:incident, :playbook) ON CONFLICT DO NOTHING")
    int addPlaybook(String incident, String playbook);
}
