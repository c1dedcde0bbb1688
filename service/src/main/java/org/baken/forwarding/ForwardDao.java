package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The requests, the messages that they are about, and what holds for colleagues over all of them. */
@RegisterConstructorMapper(ForwardRequest.class)
@RegisterConstructorMapper(ForwardPost.class)
interface ForwardDao {
    @SqlUpdate("""
            INSERT INTO forward_request (id, incident, note, asker, created_by, created_at, stopped_at, version)
            VALUES (:id, :incident, :note, :asker, :createdBy, :createdAt, :stoppedAt, :version)
            """)
    void insert(@BindMethods ForwardRequest request);

    @SqlBatch("""
            INSERT INTO forward_post (request, message, place, follows, stopped_at)
            VALUES (:request, :message, :place, :follows, :stoppedAt)
            """)
    void insertPosts(@BindMethods List<ForwardPost> posts);

    @SqlQuery("""
            SELECT id, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request WHERE id = :id
            """)
    Optional<ForwardRequest> find(String id);

    @SqlQuery("""
            SELECT id, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request WHERE incident = :incident AND id < :before ORDER BY id DESC LIMIT :limit
            """)
    List<ForwardRequest> ofIncident(String incident, String before, int limit);

    /** The requests in which this message is to be shared now. */
    @SqlQuery("""
            SELECT r.id, r.incident, r.note, r.asker, r.created_by, r.created_at, r.stopped_at, r.version
            FROM forward_post p JOIN forward_request r ON r.id = p.request
            WHERE p.message = :message AND p.stopped_at IS NULL ORDER BY r.id
            """)
    List<ForwardRequest> runningOfMessage(String message);

    @SqlQuery("""
            SELECT request, message, place, follows, stopped_at FROM forward_post
            WHERE request = :request ORDER BY place, message
            """)
    List<ForwardPost> posts(String request);

    @SqlUpdate("""
            UPDATE forward_post SET stopped_at = :at
            WHERE request = :request AND message = :message AND stopped_at IS NULL
            """)
    int stopPost(String request, String message, Instant at);

    @SqlUpdate("""
            UPDATE forward_request SET stopped_at = :at
            WHERE id = :id AND stopped_at IS NULL AND NOT EXISTS (SELECT 1 FROM forward_post
                WHERE request = :id AND follows IS NULL AND stopped_at IS NULL)
            """)
    int stopWhenOver(String id, Instant at);

    /** Whatever happens to a recipient makes the request a newer one for who looks at it. */
    @SqlUpdate("UPDATE forward_request SET version = version + 1 WHERE id = :id")
    void touch(String id);

    @SqlQuery("""
            SELECT id, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request r
            WHERE incident = :incident AND stopped_at IS NULL
                AND EXISTS (SELECT 1 FROM forward_recipient p WHERE p.request = r.id AND p.state = 'QUEUED')
            ORDER BY id
            """)
    List<ForwardRequest> unsent(String incident);

    @SqlQuery("SELECT known_as, accepted_at, opted_out_at FROM forward_colleague WHERE known_as = :knownAs")
    @RegisterConstructorMapper(Colleague.class)
    Optional<Colleague> colleague(String knownAs);

    @SqlUpdate("""
            INSERT INTO forward_colleague (known_as)
            SELECT CAST(:knownAs AS VARCHAR(254))
            WHERE NOT EXISTS (SELECT 1 FROM forward_colleague WHERE known_as = :knownAs)
            """)
    void know(String knownAs);

    @SqlUpdate("UPDATE forward_colleague SET accepted_at = :at WHERE known_as = :knownAs AND accepted_at IS NULL")
    int accept(String knownAs, Instant at);

    @SqlUpdate("UPDATE forward_colleague SET opted_out_at = :at WHERE known_as = :knownAs")
    int optOut(String knownAs, Instant at);
}
