package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The view {@code delivery_seen} names its columns; {@code *} takes exactly those. */
@RegisterConstructorMapper(Delivery.class)
interface DeliveryDao {
    /** A message that is or was on an account. */
    record OnAccount(String message, String incident) {}

    /** All that is fixed about a delivery before its first attempt. */
    record Fixed(
            String id,
            String incident,
            String incidentKind,
            String message,
            String messageTitle,
            int revision,
            String account,
            boolean sandbox,
            String platform,
            String lang,
            String title,
            String text,
            String officialUrl,
            String postKey,
            Instant createdAt,
            Action action,
            String target,
            boolean notice,
            DeliveryState state,
            Instant dueAt,
            Instant validUntil,
            Instant nextAt,
            long holdPassed) {}

    @SqlBatch("""
            INSERT INTO delivery (id, incident, incident_kind, message, message_title, revision, account, sandbox, platform,
                lang, title, text, official_url, post_key, created_at, action, target, notice, state, due_at,
                valid_until, next_at, attempts, looks, absences, removing, hold_passed, version, changed_at)
            VALUES (:id, :incident, :incidentKind, :message, :messageTitle, :revision, :account, :sandbox, :platform,
                :lang, :title, :text, :officialUrl, :postKey, :createdAt, :action, :target, :notice, :state, :dueAt,
                :validUntil, :nextAt, 0, 0, 0,
                FALSE, :holdPassed, 1, :createdAt)
            """)
    void insert(@BindMethods List<Fixed> deliveries);

    /** Makes way for the same once more: what was stopped before anything of it left. */
    @SqlBatch("""
            DELETE FROM delivery
            WHERE message = :message AND account = :account AND lang = :lang AND notice = :notice AND state = 'REMOVED'
                AND sent_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.delivery = delivery.id AND l.state <> 'REMOVED')
            """)
    void dropUnsent(@BindMethods List<Fixed> deliveries);

    @SqlUpdate("DELETE FROM delivery WHERE message = :message")
    int deleteOf(String message);

    @SqlQuery("SELECT * FROM delivery_seen WHERE id = :id")
    Optional<Delivery> find(String id);

    @SqlQuery("SELECT * FROM delivery_seen WHERE id = ANY(:ids)")
    List<Delivery> find(List<String> ids);

    @SqlQuery("SELECT * FROM delivery_seen WHERE message = :message ORDER BY id")
    List<Delivery> ofMessage(String message);

    @SqlQuery("SELECT * FROM delivery_seen WHERE incident = :incident ORDER BY id")
    List<Delivery> ofIncident(String incident);

    /** What is or was on one account. */
    @SqlQuery("""
            SELECT message, revision, lang, title, text, state, sent_at FROM delivery
            WHERE incident = :incident AND account = :account AND sent_at IS NOT NULL ORDER BY id
            """)
    @RegisterConstructorMapper(PagePost.class)
    List<PagePost> ofIncidentOn(String incident, String account);

    @SqlQuery("""
            SELECT * FROM delivery_seen
            WHERE incident = :incident AND id < :before
                AND (:message = '' OR message = :message) AND (:account = '' OR account = :account)
                AND (:platform = '' OR platform = :platform) AND (:state = '' OR state = :state)
                AND (:lang = '' OR lang = :lang)
            ORDER BY id DESC LIMIT :limit
            """)
    List<Delivery> filtered(
            String incident,
            String message,
            String account,
            String platform,
            String state,
            String lang,
            String before,
            int limit);

    @SqlQuery("""
            SELECT * FROM delivery_seen
            WHERE incident = :incident AND platform = :platform AND state IN ('SENT', 'EDITED', 'DIVERGED')
            ORDER BY sent_at DESC, id DESC
            """)
    List<Delivery> publishedOn(String incident, String platform);

    /** Whether readers find a message on an account now, in any language. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM delivery
                WHERE message = :message AND account = :account AND state IN ('SENT', 'EDITED', 'DIVERGED'))
            """)
    boolean isOut(String message, String account);

    /** What is or was on one of these accounts. */
    @SqlQuery("SELECT DISTINCT message, incident FROM delivery WHERE account IN (<accounts>) AND sent_at IS NOT NULL")
    @RegisterConstructorMapper(OnAccount.class)
    List<OnAccount> onAccounts(@BindList("accounts") List<String> accounts);

    @SqlQuery("SELECT id FROM delivery WHERE message = :message ORDER BY id FOR UPDATE")
    List<String> lockOf(String message);
}
