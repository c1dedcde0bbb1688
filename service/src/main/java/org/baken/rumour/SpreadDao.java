package org.baken.rumour;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Where rumours were seen again, and when somebody is to look. */
interface SpreadDao {
    /** The sightings of one rumour in figures. */
    record Seen(String rumour, int times, Instant last, int lately) {}

    @SqlUpdate("""
            INSERT INTO rumour_sighting (id, rumour, seen_where, seen_at, url, note, reach, added_by, added_at)
            VALUES (:id, :rumour, :seenWhere, :seenAt, :url, :note, :reach, :addedBy, :addedAt)
            """)
    void insert(@BindMethods Sighting sighting);

    @SqlQuery("""
            SELECT id, rumour, seen_where, seen_at, url, note, reach, added_by, added_at
            FROM rumour_sighting WHERE rumour = ANY(:rumours) ORDER BY id DESC
            """)
    @RegisterConstructorMapper(Sighting.class)
    List<Sighting> of(List<String> rumours);

    @SqlQuery("""
            SELECT s.rumour, COUNT(*) AS times, MAX(s.seen_at) AS last,
                SUM(CASE WHEN s.seen_at > :since THEN 1 ELSE 0 END) AS lately
            FROM rumour_sighting s JOIN rumour r ON r.id = s.rumour
            WHERE r.incident = :incident GROUP BY s.rumour
            """)
    @RegisterConstructorMapper(Seen.class)
    List<Seen> seen(String incident, Instant since);

    @SqlUpdate(
            "UPDATE rumour SET reach = :reach, version = version + 1, changed_by = :by, changed_at = :at WHERE id = :id")
    void reaches(String id, Level reach, String by, Instant at);

    @SqlUpdate("""
            UPDATE rumour SET remind_at = :remindAt, watched_until = :at, still_circulating = :circulating
            WHERE id = :id
            """)
    void watched(String id, Instant remindAt, Instant at, boolean circulating);

    @SqlQuery("""
            SELECT r.id FROM rumour r JOIN incident i ON i.id = r.incident
            WHERE r.remind_at <= :now AND r.merged_into IS NULL AND i.state <> 'CLOSED'
                AND (r.reminded_at IS NULL OR r.reminded_at < r.remind_at)
            """)
    List<String> toRemind(Instant now);

    /** Of two nodes that remind at the same moment, one gets a 1. */
    @SqlUpdate("""
            UPDATE rumour SET reminded_at = :now
            WHERE id = :id AND remind_at <= :now AND (reminded_at IS NULL OR reminded_at < remind_at)
            """)
    int reminded(String id, Instant now);

    @SqlUpdate(
            "UPDATE rumour SET merged_into = :into, version = version + 1, changed_by = :by, changed_at = :at WHERE id = :id")
    void merge(String id, String into, String by, Instant at);

    /** Keeps everybody else from merging in this incident until the transaction ends: a circle may go over many rumours. */
    @SqlQuery("SELECT id FROM rumour WHERE incident = :incident ORDER BY id FOR UPDATE")
    List<String> lockAll(String incident);

    /** Two claims that are two, by the order of their ids. */
    record Refused(String one, String other) {}

    @SqlUpdate("""
            INSERT INTO rumour_pair_refusal (one, other, incident, refused_by, refused_at)
            VALUES (:one, :other, :incident, :by, :at) ON CONFLICT DO NOTHING
            """)
    int refuse(String one, String other, String incident, String by, Instant at);

    @SqlQuery("SELECT one, other FROM rumour_pair_refusal WHERE incident = :incident")
    @RegisterConstructorMapper(Refused.class)
    List<Refused> refused(String incident);
}
