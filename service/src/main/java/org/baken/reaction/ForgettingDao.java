package org.baken.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Keeping.class)
interface ForgettingDao {

    /** What a reaction says without the people in it. */
    record Text(String id, String text, String note) {}

    /**
     * What stands for a writer from now on.
     *
     * @param word shown in the place of the handle
     * @param key unlike that of anybody
     */
    record Pseudonym(String id, String word, String key) {}

    /** An incident that was closed, and how long its reactions are kept where that differs from the house. */
    record Closed(
            String id,
            Instant closedAt,
            Integer pseudonymiseAfterDays,
            Integer retentionDays,
            Instant pseudonymisedAt,
            Instant erasedAt) {}

    @SqlBatch("""
            UPDATE reaction SET text = :text, note = :note, remote_id = NULL, in_reply_to = NULL, thread = NULL,
                url = NULL, version = version + 1, changed_by = 'privacy', changed_at = :at
            WHERE id = :id
            """)
    void pseudonymise(@BindMethods List<Text> texts, Instant at);

    @SqlUpdate("""
            UPDATE reaction SET text = '', note = NULL, remote_id = NULL, in_reply_to = NULL, thread = NULL, url = NULL,
                erased = TRUE, version = version + 1, changed_by = 'privacy', changed_at = :at
            WHERE id = ANY(:ids)
            """)
    void erase(List<String> ids, Instant at);

    @SqlBatch("""
            UPDATE reaction_author SET handle = :word, author_key = :key, name = NULL, address = NULL, pseudonym = TRUE
            WHERE id = :id
            """)
    void forgetAll(@BindMethods List<Pseudonym> pseudonyms);

    /** The writers of an incident who wrote only where nobody is to be known any more. */
    @SqlQuery("""
            SELECT DISTINCT r.author FROM reaction r JOIN reaction_author a ON a.id = r.author
            WHERE r.incident = :incident AND NOT a.pseudonym
                AND NOT EXISTS (
                    SELECT 1 FROM reaction o JOIN incident i ON i.id = o.incident
                        LEFT JOIN reaction_keeping k ON k.incident = i.id
                    WHERE o.author = r.author AND o.incident <> :incident
                        AND (i.state <> 'CLOSED' OR k.pseudonymised_at IS NULL OR k.pseudonymised_at < i.closed_at))
            """)
    List<String> toForget(String incident);

    @SqlQuery("SELECT COUNT(*) FROM reaction WHERE incident = :incident")
    long count(String incident);

    @SqlQuery("""
            SELECT i.id, i.closed_at, k.pseudonymise_after_days, k.retention_days, k.pseudonymised_at, k.erased_at
            FROM incident i LEFT JOIN reaction_keeping k ON k.incident = i.id
            WHERE i.state = 'CLOSED' AND (k.erased_at IS NULL OR k.erased_at < i.closed_at)
            ORDER BY i.id
            """)
    @RegisterConstructorMapper(Closed.class)
    List<Closed> closed();

    @SqlQuery("""
            SELECT incident, pseudonymise_after_days, retention_days, position, pseudonymised_at, erased_at, version,
                changed_by, changed_at
            FROM reaction_keeping WHERE incident = :incident
            """)
    Optional<Keeping> keeping(String incident);

    @SqlQuery("""
            SELECT incident, pseudonymise_after_days, retention_days, position, pseudonymised_at, erased_at, version,
                changed_by, changed_at
            FROM reaction_keeping WHERE incident = :incident FOR UPDATE
            """)
    Optional<Keeping> lockKeeping(String incident);

    @SqlUpdate(
            "INSERT INTO reaction_keeping (incident, position, version) VALUES (:incident, '', 0) ON CONFLICT DO NOTHING")
    void addKeeping(String incident);

    @SqlUpdate("""
            UPDATE reaction_keeping SET pseudonymise_after_days = :pseudonymiseAfterDays, retention_days = :retentionDays,
                version = version + 1, changed_by = :by, changed_at = :at
            WHERE incident = :incident AND version = :version
            """)
    int decide(
            String incident, Integer pseudonymiseAfterDays, Integer retentionDays, long version, String by, Instant at);

    @SqlUpdate("UPDATE reaction_keeping SET position = :position WHERE incident = :incident")
    void come(String incident, String position);

    @SqlUpdate("UPDATE reaction_keeping SET position = '', pseudonymised_at = :at WHERE incident = :incident")
    void pseudonymised(String incident, Instant at);

    @SqlUpdate("UPDATE reaction_keeping SET position = '', erased_at = :at WHERE incident = :incident")
    void erased(String incident, Instant at);

    @SqlQuery(
            "SELECT id FROM reaction WHERE incident = :incident AND id > :position ORDER BY incident DESC, id LIMIT :most")
    List<String> next(String incident, String position, int most);
}
