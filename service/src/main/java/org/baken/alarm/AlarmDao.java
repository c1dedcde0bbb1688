package org.baken.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Alarm.class)
@RegisterConstructorMapper(Part.class)
interface AlarmDao {
    /** One node at a time looks; nothing when another one does. */
    @SqlQuery("SELECT id FROM alarm_watch WHERE id = 1 FOR UPDATE SKIP LOCKED")
    Optional<Integer> lock();

    @SqlUpdate("""
            INSERT INTO alarm (id, kind, exercise, incident, message, title, excerpt, raised_at, version)
            VALUES (:id, :kind, :exercise, :incident, :message, :title, :excerpt, :raisedAt, 1)
            """)
    void insert(@BindMethods Alarm alarm);

    @SqlUpdate("""
            INSERT INTO alarm_part (alarm, kind, thing, account, account_name, delivery, lang, letters, problem, url,
                clock, clock_of, roles)
            VALUES (:alarm, :part.kind, :part.thing, :part.account, :part.accountName, :part.delivery, :part.lang,
                :part.letters, :part.problem, :part.url, :part.clock, :part.clockOf, :part.roles)
            """)
    void add(String alarm, @BindMethods("part") Part part);

    /** The parts that last, but for what somebody else posted: that does not mend itself. */
    @SqlQuery("""
            SELECT alarm, kind, thing, account, account_name, delivery, lang, letters, problem, url, over_at,
                clock, clock_of, roles
            FROM alarm_part WHERE over_at IS NULL AND kind <> 'FOREIGN_POST'
            """)
    List<Part> open();

    /** The newest part for this thing, whether it is over or not. */
    @SqlQuery("""
            SELECT p.alarm, p.kind, p.thing, p.account, p.account_name, p.delivery, p.lang, p.letters, p.problem, p.url, p.over_at,
                p.clock, p.clock_of, p.roles
            FROM alarm_part p JOIN alarm a ON a.id = p.alarm
            WHERE p.kind = :kind AND p.thing = :thing ORDER BY a.raised_at DESC, a.id DESC LIMIT 1
            """)
    Optional<Part> newest(AlarmKind kind, String thing);

    /** The alarm about a message that the team has not been told of yet: what fails together belongs together. */
    @SqlQuery("""
            SELECT id, kind, exercise, incident, message, title, excerpt, raised_at, announced_at, over_at, seen_by, seen_at,
                note, version
            FROM alarm WHERE message = :message AND kind = :kind AND announced_at IS NULL AND over_at IS NULL
                AND seen_at IS NULL
            """)
    Optional<Alarm> untold(String message, AlarmKind kind);

    /** The same about clocks of an incident that are the task of the same people. */
    @SqlQuery("""
            SELECT id, kind, exercise, incident, message, title, excerpt, raised_at, announced_at, over_at, seen_by, seen_at,
                note, version
            FROM alarm WHERE incident = :incident AND kind = :kind AND announced_at IS NULL AND over_at IS NULL
                AND seen_at IS NULL
                AND EXISTS (SELECT 1 FROM alarm_part p WHERE p.alarm = alarm.id AND p.roles = :part.roles)
            """)
    Optional<Alarm> untoldOf(String incident, AlarmKind kind, @BindMethods("part") Part part);

    @SqlUpdate("UPDATE alarm_part SET over_at = :now WHERE alarm = :alarm AND thing = :thing")
    void endPart(String alarm, String thing, Instant now);

    @SqlUpdate("UPDATE alarm_part SET over_at = NULL WHERE alarm = :alarm AND thing = :thing")
    void reopenPart(String alarm, String thing);

    @SqlUpdate("UPDATE alarm_part SET letters = :letters WHERE alarm = :alarm AND thing = :thing")
    void weigh(String alarm, String thing, int letters);

    /** Ends the alarm when all its parts are over; 0 when not. */
    @SqlUpdate("""
            UPDATE alarm SET over_at = :now, version = version + 1 WHERE id = :id AND over_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM alarm_part p WHERE p.alarm = alarm.id AND p.over_at IS NULL)
            """)
    int end(String id, Instant now);

    @SqlUpdate("""
            UPDATE alarm SET over_at = NULL, seen_by = NULL, seen_at = NULL, version = version + 1 WHERE id = :id
            """)
    void reopen(String id);

    @SqlUpdate("UPDATE alarm SET version = version + 1 WHERE id = :id")
    void touch(String id);

    /** Those that the team has not been told of, raised before an instant. */
    @SqlQuery("""
            SELECT id, kind, exercise, incident, message, title, excerpt, raised_at, announced_at, over_at, seen_by, seen_at,
                note, version
            FROM alarm WHERE announced_at IS NULL AND raised_at <= :before ORDER BY raised_at, id
            """)
    List<Alarm> toAnnounce(Instant before);

    /** When the team was last told of something about an incident, or about accounts when it is null. */
    @SqlQuery("""
            SELECT MAX(announced_at) FROM alarm
            WHERE exercise = :exercise AND COALESCE(incident, '') = COALESCE(:incident, '')
            """)
    Optional<Instant> lastAnnounced(boolean exercise, String incident);

    @SqlUpdate("UPDATE alarm SET announced_at = :now, version = version + 1 WHERE id IN (<ids>)")
    void announced(@BindList("ids") List<String> ids, Instant now);

    @SqlQuery("""
            SELECT id, kind, exercise, incident, message, title, excerpt, raised_at, announced_at, over_at, seen_by, seen_at,
                note, version
            FROM alarm WHERE id = :id
            """)
    Optional<Alarm> find(String id);

    @SqlQuery("""
            SELECT alarm, kind, thing, account, account_name, delivery, lang, letters, problem, url, over_at,
                clock, clock_of, roles
            FROM alarm_part WHERE alarm IN (<alarms>) ORDER BY alarm, thing
            """)
    List<Part> parts(@BindList("alarms") List<String> alarms);

    /**
     * Newest first.
     *
     * @param incident empty for what is about accounts
     * @param both also what is of the other kind, real or exercise
     * @param all whether seen or not, over or not
     * @param seen otherwise: what was seen, or what lasts and was not
     */
    @SqlQuery("""
            SELECT id, kind, exercise, incident, message, title, excerpt, raised_at, announced_at, over_at, seen_by, seen_at,
                note, version
            FROM alarm WHERE COALESCE(incident, '') = :incident AND (:both OR exercise = :exercise) AND id < :before
                AND (:all OR (seen_at IS NOT NULL) = :seen) AND (:all OR :seen OR over_at IS NULL)
            ORDER BY id DESC LIMIT :limit
            """)
    List<Alarm> list(
            String incident, boolean both, boolean exercise, boolean all, boolean seen, String before, int limit);

    @SqlUpdate("""
            UPDATE alarm SET seen_by = :by, seen_at = :now, note = :note, version = version + 1
            WHERE id = :id AND seen_at IS NULL
            """)
    int seen(String id, String by, String note, Instant now);
}
