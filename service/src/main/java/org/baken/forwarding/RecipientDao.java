package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Those who were asked, and the ways in which they are written to. */
@RegisterConstructorMapper(Recipient.class)
@RegisterConstructorMapper(Sending.class)
interface RecipientDao {
    @SqlBatch("""
            INSERT INTO forward_recipient (id, request, name, known_as, lang, state, link_digest, link_expires_at,
                link_revoked_at, sent_at, opened_at, answered_at, reminded_at, decline_reason)
            VALUES (:id, :request, :name, :knownAs, :lang, :state, :linkDigest, :linkExpiresAt,
                :linkRevokedAt, :sentAt, :openedAt, :answeredAt, :remindedAt, :declineReason)
            """)
    void insert(@BindMethods List<Recipient> recipients);

    @SqlBatch("""
            INSERT INTO forward_sending (id, recipient, way, address, state, sent_at)
            VALUES (:id, :recipient, :way, :address, :state, :sentAt)
            """)
    void insertSendings(@BindMethods List<Sending> sendings);

    @SqlQuery("""
            SELECT id, request, name, known_as, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, reminded_at, decline_reason
            FROM forward_recipient WHERE request = :request ORDER BY name, id
            """)
    List<Recipient> ofRequest(String request);

    @SqlQuery("""
            SELECT id, request, name, known_as, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, reminded_at, decline_reason
            FROM forward_recipient WHERE link_digest = :digest
            """)
    Optional<Recipient> byLink(String digest);

    @SqlQuery("""
            SELECT id, request, name, known_as, lang, state, link_digest, link_expires_at, link_revoked_at, sent_at,
                opened_at, answered_at, reminded_at, decline_reason
            FROM forward_recipient WHERE id = :id
            """)
    Optional<Recipient> find(String id);

    @SqlQuery("""
            SELECT s.id, s.recipient, s.way, s.address, s.state, s.sent_at
            FROM forward_sending s JOIN forward_recipient r ON r.id = s.recipient
            WHERE r.request = :request ORDER BY s.recipient, s.way
            """)
    List<Sending> sendingsOfRequest(String request);

    @SqlQuery("""
            SELECT id, recipient, way, address, state, sent_at FROM forward_sending
            WHERE recipient = :recipient ORDER BY way
            """)
    List<Sending> sendings(String recipient);

    @SqlQuery("SELECT id, recipient, way, address, state, sent_at FROM forward_sending WHERE id = :id")
    Optional<Sending> sending(String id);

    @SqlUpdate("""
            UPDATE forward_sending SET state = :to, sent_at = COALESCE(sent_at, :sentAt)
            WHERE id = :id AND state = :from
            """)
    int moved(String id, SendingState from, SendingState to, Instant sentAt);

    /** What left, or will never leave. Somebody who got the link another way may be further already. */
    @SqlUpdate("""
            UPDATE forward_recipient SET state = CASE WHEN state IN ('QUEUED', 'FAILED') THEN :to ELSE state END,
                sent_at = COALESCE(sent_at, :sentAt)
            WHERE id = :id
            """)
    int settle(String id, String to, Instant sentAt);

    /** From whichever of these states it is in: the letter may be noted as sent at this very moment. */
    @SqlUpdate("""
            UPDATE forward_recipient SET state = :to, opened_at = COALESCE(opened_at, :at)
            WHERE id = :id AND state IN (<from>)
            """)
    int opened(String id, @BindList("from") Set<RecipientState> from, RecipientState to, Instant at);

    /** As {@link #opened}. */
    @SqlUpdate("""
            UPDATE forward_recipient SET state = :to, opened_at = COALESCE(opened_at, :at), answered_at = :at,
                decline_reason = :reason
            WHERE id = :id AND state IN (<from>)
            """)
    int answered(String id, @BindList("from") Set<RecipientState> from, RecipientState to, String reason, Instant at);

    @SqlUpdate("UPDATE forward_recipient SET reminded_at = :at WHERE id = :id AND reminded_at IS NULL")
    int reminded(String id, Instant at);

    @SqlUpdate("UPDATE forward_recipient SET link_revoked_at = :at WHERE id = :id AND link_revoked_at IS NULL")
    int revoke(String id, Instant at);
}
