package org.baken.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Incident.class)
interface IncidentDao {
    /** Adds it, unless its slug is taken: then nothing happens and 0 comes back. */
    @SqlUpdate("""
            INSERT INTO incident (id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities,
                lead, opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at)
            VALUES (:id, :slug, :title, :type, :kind, :state, :scale, :languages, :place, :hashtag, :sensitivities,
                :lead, :openedAt, :openedBy, :closedAt, :nextUpdateAt, :held, :heldReason, :version, :changedBy, :changedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods Incident incident);

    @SqlUpdate("""
            UPDATE incident SET title = :title, type = :type, scale = :scale, languages = :languages, place = :place,
                hashtag = :hashtag, sensitivities = :sensitivities, lead = :lead, next_update_at = :nextUpdateAt,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Incident incident);

    /** Moves it on from one state, as it was read, to the one that the record holds. */
    @SqlUpdate("""
            UPDATE incident SET state = :state, opened_at = :openedAt, closed_at = :closedAt,
                next_update_at = :nextUpdateAt, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int move(@BindMethods Incident incident, IncidentState from);

    @SqlUpdate("""
            UPDATE incident SET held = :held, held_reason = :reason,
                version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND (held <> :held OR held AND held_reason IS NULL AND CAST(:reason AS VARCHAR(2000)) IS NOT NULL)
            """)
    int hold(String id, boolean held, String reason, String by, Instant at);

    @SqlUpdate("UPDATE incident SET hold_seq = :seq WHERE id = :id")
    int holdNumber(String id, long seq);

    @SqlUpdate("""
            UPDATE incident SET next_update_at = :nextUpdateAt, version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND state IN ('ACTIVE', 'AFTERCARE')
            """)
    int promise(String id, Instant nextUpdateAt, String by, Instant at);

    @SqlQuery("""
            SELECT id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities, lead,
                opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at
            FROM incident WHERE id = :id
            """)
    Optional<Incident> find(String id);

    @SqlQuery("""
            SELECT id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities, lead,
                opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at
            FROM incident WHERE slug = :slug
            """)
    Optional<Incident> findBySlug(String slug);

    @SqlQuery("""
            SELECT id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities, lead,
                opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at
            FROM incident WHERE state IN ('ACTIVE', 'AFTERCARE') ORDER BY state, id DESC
            """)
    List<Incident> open();

    @SqlQuery("SELECT id, slug, kind FROM incident WHERE state = 'CLOSED'")
    @RegisterConstructorMapper(Incidents.Named.class)
    List<Incidents.Named> closed();

    /** Those in which somebody practises alone. */
    @SqlQuery("SELECT incident FROM guided_exercise")
    Set<String> alone();

    /** Active ones first, then aftercare, then prepared, each newest first. */
    @SqlQuery("""
            SELECT id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities, lead,
                opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at
            FROM incident WHERE state IN ('ACTIVE', 'AFTERCARE', 'PREPARED') ORDER BY state, id DESC
            """)
    List<Incident> unclosed();

    /**
     * The incidents that a person may know of, but for those in which another one practises alone: active, aftercare, prepared
     * and closed ones, each newest first.
     */
    @SqlQuery("""
            SELECT id, slug, title, type, kind, state, scale, languages, place, hashtag, sensitivities, lead,
                opened_at, opened_by, closed_at, next_update_at, held, held_reason, version, changed_by, changed_at
            FROM (
                SELECT incident.*, CASE state WHEN 'ACTIVE' THEN 0 WHEN 'AFTERCARE' THEN 1 WHEN 'PREPARED' THEN 2 ELSE 3 END
                    AS standing
                FROM incident
            ) AS listed
            WHERE (standing > :standing OR (standing = :standing AND id < :before))
                AND state IN (<states>)
                AND (LOWER(title) LIKE :pattern ESCAPE '!' OR LOWER(type) LIKE :pattern ESCAPE '!'
                    OR LOWER(place) LIKE :pattern ESCAPE '!' OR LOWER(hashtag) LIKE :pattern ESCAPE '!')
                AND NOT EXISTS (SELECT 1 FROM guided_exercise alone
                    WHERE alone.incident = listed.id AND alone.person <> :person)
                AND (:all OR lead = :person
                    OR EXISTS (SELECT 1 FROM roster WHERE roster.incident = listed.id AND roster.person = :person))
            ORDER BY standing, id DESC LIMIT :limit
            """)
    List<Incident> list(
            int standing,
            String before,
            @BindList("states") List<IncidentState> states,
            String pattern,
            boolean all,
            String person,
            int limit);
}
