package org.baken.guide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Guided.class)
interface GuidedDao {
    /** Starts take turns: two at once by the same person are one. */
    @SqlQuery("SELECT id FROM person WHERE id = 'practice-colleague' FOR UPDATE")
    String turn();

    @SqlUpdate("""
            INSERT INTO guided_exercise (incident, incident_kind, person, lang, started_at, open_for)
            VALUES (:incident, 'EXERCISE', :person, :lang, :at, :person)
            """)
    void insert(String incident, String person, String lang, Instant at);

    @SqlUpdate("UPDATE guided_exercise SET message = :message WHERE incident = :incident")
    void message(String incident, String message);

    @SqlQuery("""
            SELECT incident, person, lang, message, started_at, ended_at FROM guided_exercise WHERE open_for = :person
            """)
    Optional<Guided> open(String person);

    @SqlUpdate("""
            UPDATE guided_exercise SET ended_at = :at, open_for = NULL WHERE incident = :incident AND ended_at IS NULL
            """)
    int end(String incident, Instant at);

    /** What waits for the practice colleague: a message, and where. */
    record Waiting(String message, String incident, String lang) {}

    /** What newcomers submitted before a moment and nobody has decided on. */
    @SqlQuery("""
            SELECT message.id AS message, message.incident, guided_exercise.lang
            FROM guided_exercise JOIN message ON message.incident = guided_exercise.incident
            WHERE guided_exercise.open_for IS NOT NULL AND message.state = 'IN_REVIEW'
                AND message.id <> guided_exercise.message AND message.changed_at <= :before
            """)
    @RegisterConstructorMapper(Waiting.class)
    List<Waiting> waiting(Instant before);
}
