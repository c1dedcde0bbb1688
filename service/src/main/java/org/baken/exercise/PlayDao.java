package org.baken.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The injects of plays, and the posts of those. */
@RegisterConstructorMapper(Play.class)
interface PlayDao {
    @SqlUpdate("""
            INSERT INTO exercise_inject (id, incident, number, name, kind, at_millis, content, live, state, played_at,
                played_millis, fact, handled_at, handled_by, handled_note, note, matched, rumour, version, changed_by, changed_at)
            VALUES (:id, :incident, :number, :name, :kind, :atMillis, :content, :live, :state, :playedAt, :playedMillis, :fact,
                :handledAt, :handledBy, :handledNote, :note, :matched, :rumour, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Play play);

    /** In the order in which they come. */
    @SqlQuery("""
            SELECT id, incident, number, name, kind, at_millis, content, live, state, played_at, played_millis, fact, handled_at,
                handled_by, handled_note, note, matched, rumour, version, changed_by, changed_at
            FROM exercise_inject WHERE incident = :incident ORDER BY at_millis, number
            """)
    List<Play> of(String incident);

    @SqlQuery("""
            SELECT id, incident, number, name, kind, at_millis, content, live, state, played_at, played_millis, fact, handled_at,
                handled_by, handled_note, note, matched, rumour, version, changed_by, changed_at
            FROM exercise_inject WHERE id = :id
            """)
    Optional<Play> find(String id);

    /** The next one that should have come by now. */
    @SqlQuery("""
            SELECT id, incident, number, name, kind, at_millis, content, live, state, played_at, played_millis, fact, handled_at,
                handled_by, handled_note, note, matched, rumour, version, changed_by, changed_at
            FROM exercise_inject WHERE incident = :incident AND state = 'WAITING' AND at_millis <= :position
            ORDER BY at_millis, number LIMIT 1
            """)
    Optional<Play> due(String incident, long position);

    @SqlQuery("SELECT COALESCE(MAX(number), 0) FROM exercise_inject WHERE incident = :incident")
    int lastNumber(String incident);

    /** Of two that play it, one does. */
    @SqlUpdate("""
            UPDATE exercise_inject SET state = 'PLAYED', played_at = :at, played_millis = :position, version = version + 1,
                changed_by = :by, changed_at = :at
            WHERE id = :id AND state IN ('WAITING', 'SKIPPED')
            """)
    int played(String id, Instant at, long position, String by);

    @SqlUpdate("UPDATE exercise_inject SET fact = :fact WHERE id = :id")
    void fact(String id, String fact);

    @SqlUpdate("""
            UPDATE exercise_inject SET state = 'SKIPPED', version = version + 1, changed_by = :by, changed_at = :at
            WHERE incident = :incident AND state = 'WAITING' AND at_millis <= :position
            """)
    int skip(String incident, long position, String by, Instant at);

    @SqlUpdate("""
            UPDATE exercise_inject SET name = :name, kind = :kind, at_millis = :atMillis, content = :content,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version AND state = 'WAITING'
            """)
    int change(@BindMethods Play play);

    @SqlUpdate("""
            UPDATE exercise_inject SET state = 'DROPPED', version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND version = :version AND state IN ('WAITING', 'SKIPPED')
            """)
    int drop(String id, long version, String by, Instant at);

    @SqlUpdate("""
            UPDATE exercise_inject SET handled_at = COALESCE(handled_at, :at), handled_by = :by, handled_note = :note,
                version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND version = :version AND state = 'PLAYED'
            """)
    int handled(String id, long version, String note, String by, Instant at);

    @SqlUpdate("""
            UPDATE exercise_inject SET note = :note, version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = :id AND version = :version
            """)
    int note(String id, long version, String note, String by, Instant at);

    @SqlUpdate("""
            UPDATE exercise_inject SET matched = :matched, rumour = :rumour, version = version + 1, changed_by = :by,
                changed_at = :at
            WHERE id = :id AND version = :version
            """)
    int match(String id, long version, boolean matched, String rumour, String by, Instant at);

    /** A post of an inject that was played, which waits for its moment. */
    record Due(String inject, int number, @Json Inject content) {}

    @SqlBatch(
            "INSERT INTO exercise_post (inject, number, offset_millis, state) VALUES (:inject, :number, :offset, 'WAITING')")
    void addPosts(List<String> inject, List<Integer> number, List<Long> offset);

    @SqlUpdate("DELETE FROM exercise_post WHERE inject = :inject AND state = 'WAITING'")
    void dropPosts(String inject);

    @SqlQuery("""
            SELECT post.inject, post.number, inject.content
            FROM exercise_post post JOIN exercise_inject inject ON inject.id = post.inject
            WHERE inject.incident = :incident AND inject.state = 'PLAYED' AND post.state = 'WAITING'
                AND inject.played_millis + post.offset_millis <= :position
            ORDER BY inject.played_millis + post.offset_millis, inject.number, post.number LIMIT :limit
            """)
    @RegisterConstructorMapper(Due.class)
    List<Due> duePosts(String incident, long position, int limit);

    @SqlUpdate("""
            UPDATE exercise_post SET state = 'PLAYED', reaction = :reaction
            WHERE inject = :inject AND number = :number AND state = 'WAITING'
            """)
    int posted(String inject, int number, String reaction);

    /** Those of injects that came before the jump, and would have come within it. */
    @SqlUpdate("""
            UPDATE exercise_post SET state = 'SKIPPED'
            WHERE state = 'WAITING' AND EXISTS (SELECT 1 FROM exercise_inject inject
                WHERE inject.id = exercise_post.inject AND inject.incident = :incident AND inject.state = 'PLAYED'
                    AND inject.played_millis + exercise_post.offset_millis <= :position)
            """)
    void skipPosts(String incident, long position);

    /** How many posts of an inject came. */
    record Posted(String inject, int played) {}

    @SqlQuery("""
            SELECT post.inject, CAST(COUNT(*) AS INT) AS played
            FROM exercise_post post JOIN exercise_inject inject ON inject.id = post.inject
            WHERE inject.incident = :incident AND post.state = 'PLAYED' GROUP BY post.inject
            """)
    @RegisterConstructorMapper(Posted.class)
    List<Posted> posted(String incident);
}
