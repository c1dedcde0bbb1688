package org.baken.logbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface LogDao {
    /** Where the chain ends. */
    record Head(long seq, String hash) {}

    /** An entry as it is stored: actor and data are the very text that was hashed. */
    record Row(
            long seq,
            Instant at,
            String actor,
            String kind,
            String incident,
            String object,
            String data,
            String previous,
            String hash) {}

    @SqlQuery("SELECT seq, hash FROM log_head WHERE id = 1 FOR UPDATE")
    @RegisterConstructorMapper(Head.class)
    Head lockHead();

    @SqlQuery("SELECT seq, hash FROM log_head WHERE id = 1")
    @RegisterConstructorMapper(Head.class)
    Head head();

    @SqlUpdate("UPDATE log_head SET seq = :seq, hash = :hash WHERE id = 1")
    void moveHead(long seq, String hash);

    @SqlBatch("""
            INSERT INTO log_entry (seq, at, actor, kind, incident, object, data, previous, hash)
            VALUES (:seq, :at, :actor, :kind, :incident, :object, :data, :previous, :hash)
            """)
    void insert(@BindMethods List<Row> rows);

    @SqlQuery("""
            SELECT seq, at, actor, kind, incident, object, data, previous, hash
            FROM log_entry WHERE seq > :after ORDER BY seq LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> after(long after, int limit);

    @SqlQuery("""
            SELECT seq, at, actor, kind, incident, object, data, previous, hash
            FROM log_entry WHERE seq > :after AND kind IN (<kinds>) ORDER BY seq LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> afterOfKinds(long after, @BindList("kinds") List<String> kinds, int limit);

    @SqlQuery("""
            SELECT seq, at, actor, kind, incident, object, data, previous, hash
            FROM log_entry
            WHERE incident = :incident AND seq > :after AND kind LIKE :kind
            AND (:object = '' OR object = :object) ORDER BY seq LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> ofIncident(String incident, String kind, String object, long after, int limit);

    @SqlQuery("""
            SELECT seq, at, actor, kind, incident, object, data, previous, hash
            FROM log_entry
            WHERE incident = :incident AND seq < :before AND kind LIKE :kind
            AND (:object = '' OR object = :object) ORDER BY seq DESC LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> ofIncidentBackwards(String incident, String kind, String object, long before, int limit);

    @SqlQuery("SELECT seq FROM log_follower WHERE name = :name FOR UPDATE")
    Optional<Long> lockPosition(String name);

    @SqlQuery("SELECT seq FROM log_follower WHERE name = :name")
    Optional<Long> position(String name);

    @SqlUpdate("INSERT INTO log_follower (name, seq) VALUES (:name, :seq)")
    void addFollower(String name, long seq);

    @SqlUpdate("UPDATE log_follower SET seq = :seq WHERE name = :name")
    void movePosition(String name, long seq);
}
