package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ForwardRequest.class)
@RegisterConstructorMapper(Recipient.class)
interface ForwardDao {
    @SqlUpdate("""
            INSERT INTO forward_request (id, message, incident, note, asker, created_by, created_at, stopped_at, version)
            VALUES (:id, :message, :incident, :note, :asker, :createdBy, :createdAt, :stoppedAt, :version)
            """)
    void insert(@BindMethods ForwardRequest request);

    @SqlBatch("""
            INSERT INTO forward_recipient (id, request, name, email, lang, state, link_digest, link_expires_at,
                link_revoked_at, sent_at, opened_at, answered_at, shared_where, reminded_at, trouble)
            VALUES (:id, :request, :name, :email, :lang, :state, :linkDigest, :linkExpiresAt,
                :linkRevokedAt, :sentAt, :openedAt, :answeredAt, :sharedWhere, :remindedAt, :trouble)
            """)
    void insert(@BindMethods List<Recipient> recipients);

    @SqlQuery("""
            SELECT id, message, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request WHERE id = :id
            """)
    Optional<ForwardRequest> find(String id);

    @SqlQuery("""
            SELECT id, message, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request WHERE incident = :incident AND id < :before ORDER BY id DESC LIMIT :limit
            """)
    List<ForwardRequest> ofIncident(String incident, String before, int limit);

    @SqlQuery("""
            SELECT id, message, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request WHERE message = :message AND stopped_at IS NULL ORDER BY id
            """)
    List<ForwardRequest> runningOfMessage(String message);

    @SqlUpdate("""
            UPDATE forward_request SET stopped_at = :at, version = version + 1 WHERE id = :id AND stopped_at IS NULL
            """)
    int stop(String id, Instant at);

    /** Whatever happens to a recipient makes the request a newer one for who looks at it. */
    @SqlUpdate("UPDATE forward_request SET version = version + 1 WHERE id = :id")
    void touch(String id);

    @SqlQuery("""
            SELECT id, request, name, email, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, shared_where, reminded_at, trouble
            FROM forward_recipient WHERE request = :request ORDER BY name, id
            """)
    List<Recipient> recipients(String request);

    @SqlQuery("""
            SELECT id, request, name, email, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, shared_where, reminded_at, trouble
            FROM forward_recipient WHERE link_digest = :digest
            """)
    Optional<Recipient> byLink(String digest);

    @SqlQuery("""
            SELECT id, request, name, email, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, shared_where, reminded_at, trouble
            FROM forward_recipient WHERE id = :id
            """)
    Optional<Recipient> recipient(String id);

    /** The letter left, or will never leave. Somebody who got the link by chat may be further already. */
    @SqlUpdate("""
            UPDATE forward_recipient SET state = CASE WHEN state = 'QUEUED' THEN :to ELSE state END,
                sent_at = COALESCE(sent_at, :sentAt), trouble = :trouble
            WHERE id = :id
            """)
    int settle(String id, String to, Instant sentAt, Recipient.Trouble trouble);

    @SqlUpdate("UPDATE forward_recipient SET trouble = NULL WHERE id = :id")
    void written(String id);

    @SqlUpdate("""
            UPDATE forward_recipient SET state = :to, opened_at = COALESCE(opened_at, :at)
            WHERE id = :id AND state = :from
            """)
    int opened(String id, RecipientState from, RecipientState to, Instant at);

    @SqlUpdate("""
            UPDATE forward_recipient SET state = :to, opened_at = COALESCE(opened_at, :at), answered_at = :at,
                shared_where = :where
            WHERE id = :id AND state = :from
            """)
    int answered(String id, RecipientState from, RecipientState to, String where, Instant at);

    @SqlUpdate("UPDATE forward_recipient SET reminded_at = :at WHERE id = :id AND reminded_at IS NULL")
    int reminded(String id, Instant at);

    @SqlUpdate("UPDATE forward_recipient SET link_revoked_at = :at WHERE id = :id AND link_revoked_at IS NULL")
    int revoke(String id, Instant at);

    @SqlQuery("""
            SELECT id, message, incident, note, asker, created_by, created_at, stopped_at, version
            FROM forward_request r
            WHERE incident = :incident AND stopped_at IS NULL
                AND EXISTS (SELECT 1 FROM forward_recipient p WHERE p.request = r.id AND p.state = 'QUEUED')
            ORDER BY id
            """)
    List<ForwardRequest> unsent(String incident);

    @SqlQuery("SELECT email, accepted_at, opted_out_at FROM forward_colleague WHERE email = :email")
    @RegisterConstructorMapper(Colleague.class)
    Optional<Colleague> colleague(String email);

    @SqlUpdate("""
            INSERT INTO forward_colleague (email)
            SELECT CAST(:email AS VARCHAR(254))
            WHERE NOT EXISTS (SELECT 1 FROM forward_colleague WHERE email = :email)
            """)
    void know(String email);

    @SqlUpdate("UPDATE forward_colleague SET accepted_at = COALESCE(accepted_at, :at) WHERE email = :email")
    void accept(String email, Instant at);

    @SqlUpdate("UPDATE forward_colleague SET opted_out_at = :at WHERE email = :email")
    int optOut(String email, Instant at);
}
