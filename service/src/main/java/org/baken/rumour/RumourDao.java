package org.baken.rumour;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Rumour.class)
interface RumourDao {
    @SqlUpdate("""
            INSERT INTO rumour (id, incident, claim, state, kind, reach, harm, seen_at, seen_where, url, note, source,
                verdict, verdict_note, verdict_by, verdict_at, correction, corrected_at, verdict_source, merged_into,
                remind_at, watched_until, still_circulating, reported_by, reported_at,
                version, changed_by, changed_at)
            VALUES (:id, :incident, :claim, :state, :kind, :reach, :harm, :seenAt, :seenWhere, :url, :note, :source,
                :verdict, :verdictNote, :verdictBy, :verdictAt, :correction, :correctedAt, :verdictSource, :mergedInto,
                :remindAt, :watchedUntil, :stillCirculating, :reportedBy, :reportedAt,
                :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Rumour rumour);

    @SqlUpdate("""
            UPDATE rumour SET claim = :claim, kind = :kind, reach = :reach, harm = :harm, seen_at = :seenAt,
                seen_where = :seenWhere, url = :url, note = :note, source = :source,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Rumour rumour);

    /** Moves it on from the state in which it was read to the one that the record holds. */
    @SqlUpdate("""
            UPDATE rumour SET state = :state, verdict = :verdict, verdict_note = :verdictNote, verdict_by = :verdictBy,
                verdict_at = :verdictAt, correction = :correction, corrected_at = :correctedAt,
                verdict_source = :verdictSource, remind_at = :remindAt,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int move(@BindMethods Rumour rumour, RumourState from);

    @SqlUpdate("UPDATE rumour SET version = version + 1, changed_by = :by, changed_at = :at WHERE id = :id")
    void touch(String id, String by, Instant at);

    /** Keeps others from changing it until the transaction ends. */
    @SqlQuery("SELECT id FROM rumour WHERE id = :id FOR UPDATE")
    Optional<String> lock(String id);

    @SqlQuery("""
            SELECT id, incident, claim, state, kind, reach, harm, seen_at, seen_where, url, note, source,
                verdict, verdict_note, verdict_by, verdict_at, correction, corrected_at, verdict_source, merged_into,
                remind_at, watched_until, still_circulating, reported_by, reported_at,
                version, changed_by, changed_at
            FROM rumour WHERE id = :id
            """)
    Optional<Rumour> find(String id);

    @SqlQuery("""
            SELECT id, incident, claim, state, kind, reach, harm, seen_at, seen_where, url, note, source,
                verdict, verdict_note, verdict_by, verdict_at, correction, corrected_at, verdict_source, merged_into,
                remind_at, watched_until, still_circulating, reported_by, reported_at,
                version, changed_by, changed_at
            FROM rumour WHERE incident = :incident ORDER BY id
            """)
    List<Rumour> all(String incident);

    @SqlQuery("""
            SELECT id, incident, claim, state, kind, reach, harm, seen_at, seen_where, url, note, source,
                verdict, verdict_note, verdict_by, verdict_at, correction, corrected_at, verdict_source, merged_into,
                remind_at, watched_until, still_circulating, reported_by, reported_at,
                version, changed_by, changed_at
            FROM rumour WHERE incident = :incident AND correction IS NOT NULL AND corrected_at IS NOT NULL
            ORDER BY corrected_at DESC, id DESC
            """)
    List<Rumour> answered(String incident);

    @SqlQuery("""
            SELECT id, incident, claim, state, kind, reach, harm, seen_at, seen_where, url, note, source,
                verdict, verdict_note, verdict_by, verdict_at, correction, corrected_at, verdict_source, merged_into,
                remind_at, watched_until, still_circulating, reported_by, reported_at,
                version, changed_by, changed_at
            FROM rumour
            WHERE incident = :incident AND id < :before AND state IN (<states>) AND merged_into IS NULL
                AND (LOWER(claim) LIKE :pattern ESCAPE '!' OR LOWER(seen_where) LIKE :pattern ESCAPE '!')
            ORDER BY id DESC LIMIT :limit
            """)
    List<Rumour> list(
            String incident, String before, @BindList("states") List<RumourState> states, String pattern, int limit);

    @SqlUpdate("""
            INSERT INTO evidence (id, rumour, name, type, size, sha256, address, captured_at, added_by, added_at)
            VALUES (:id, :rumour, :name, :type, :size, :sha256, :address, :capturedAt, :addedBy, :addedAt)
            """)
    void insert(@BindMethods Evidence evidence);

    @SqlQuery("""
            SELECT id, rumour, name, type, size, sha256, address, captured_at, added_by, added_at FROM evidence WHERE id = :id
            """)
    @RegisterConstructorMapper(Evidence.class)
    Optional<Evidence> evidence(String id);

    @SqlQuery("""
            SELECT e.id, e.rumour, e.name, e.type, e.size, e.sha256, e.address, e.captured_at, e.added_by, e.added_at
            FROM evidence e JOIN rumour r ON r.id = e.rumour WHERE r.incident = :incident ORDER BY e.id
            """)
    @RegisterConstructorMapper(Evidence.class)
    List<Evidence> evidenceOfIncident(String incident);
}
