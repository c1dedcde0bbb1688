package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Letter.class)
interface LetterDao {
    /** All that is fixed about a letter before its first attempt. */
    record Fixed(
            String id,
            String incident,
            String incidentKind,
            String account,
            boolean sandbox,
            String delivery,
            String reference,
            String recipient,
            String lang,
            String subject,
            String text,
            String html,
            String postKey,
            Instant createdAt,
            Instant nextAt,
            long holdPassed,
            String inReplyTo,
            boolean secluded,
            Instant leaveBefore) {}

    /** An answer that may not leave any more; whether because its time is over, and not because its incident is closed. */
    record Barred(String id, boolean late) {}

    /** A letter and its delivery. */
    record Belongs(String id, String delivery) {}

    /** A letter, and what the mail server calls the earlier one to the same recipient that it is about. */
    record Follows(String id, String earlier) {}

    /** How many letters of a delivery are in which state. */
    record Tally(DeliveryState state, int letters) {}

    @SqlBatch("""
            INSERT INTO letter (id, incident, incident_kind, account, sandbox, delivery, reference, recipient, lang, subject,
                text, html, post_key, created_at, state, next_at, attempts, looks, absences, removing, hold_passed, in_reply_to,
                secluded, leave_before, version, changed_at)
            VALUES (:id, :incident, :incidentKind, :account, :sandbox, :delivery, :reference, :recipient, :lang, :subject,
                :text, :html, :postKey, :createdAt, 'QUEUED', :nextAt, 0, 0, 0, FALSE, :holdPassed, :inReplyTo,
                :secluded, :leaveBefore, 1, :createdAt)
            """)
    void insert(@BindMethods List<Fixed> letters);

    @SqlQuery("""
            SELECT l.id, l.incident, l.account, l.sandbox, l.delivery, l.reference, l.recipient, l.lang, l.subject,
                COALESCE(l.text, d.text) AS text, l.html, l.post_key, l.created_at, l.state, l.attempts, l.problem,
                l.sent_at, l.in_reply_to, l.secluded, l.url
            FROM letter l LEFT JOIN delivery d ON d.id = l.delivery WHERE l.id = :id
            """)
    Optional<Letter> find(String id);

    /** The letters of these ids. */
    @SqlQuery("""
            SELECT l.id, l.incident, l.account, l.sandbox, l.delivery, l.reference, l.recipient, l.lang, l.subject,
                COALESCE(l.text, d.text) AS text, l.html, l.post_key, l.created_at, l.state, l.attempts, l.problem,
                l.sent_at, l.in_reply_to, l.secluded, l.url
            FROM letter l LEFT JOIN delivery d ON d.id = l.delivery WHERE l.id = ANY(:ids)
            """)
    List<Letter> find(List<String> ids);

    @SqlQuery("""
            SELECT id, incident, account, sandbox, delivery, reference, recipient, lang, subject, text, html, post_key,
                created_at, state, attempts, problem, sent_at, in_reply_to, secluded, url
            FROM letter WHERE reference = :reference ORDER BY id
            """)
    List<Letter> ofReference(String reference);

    /** Whom the letters of a delivery reached, or may have reached, each once. */
    @SqlQuery("""
            SELECT DISTINCT recipient FROM letter
            WHERE delivery = :delivery AND state IN ('SENT', 'UNCLEAR', 'SENDING') ORDER BY recipient
            """)
    List<String> reached(String delivery);

    /** Which of these letters follow an earlier one to the same recipient. */
    @SqlQuery("""
            SELECT l.id, MIN(e.remote_id) AS earlier
            FROM letter l
            JOIN delivery d ON d.id = l.delivery
            JOIN letter e ON e.delivery = d.target AND e.recipient = l.recipient
            WHERE l.id = ANY(:ids) AND e.state = 'SENT' AND e.remote_id IS NOT NULL
            GROUP BY l.id
            """)
    @RegisterConstructorMapper(Follows.class)
    List<Follows> following(List<String> ids);

    /** To which deliveries letters belong. */
    @SqlQuery("SELECT id, delivery FROM letter WHERE id = ANY(:ids) AND delivery IS NOT NULL")
    @RegisterConstructorMapper(Belongs.class)
    List<Belongs> deliveriesOf(List<String> ids);

    /** Those of these letters that answer somebody and may not leave any more. */
    @SqlQuery("""
            SELECT l.id, l.leave_before <= :now AS late FROM letter l JOIN incident i ON i.id = l.incident
            WHERE l.id = ANY(:ids) AND l.leave_before IS NOT NULL AND (l.leave_before <= :now OR i.state = 'CLOSED')
            """)
    @RegisterConstructorMapper(Barred.class)
    List<Barred> barred(List<String> ids, Instant now);

    /** Whether a "stop all" holds a letter. */
    @SqlQuery("""
            SELECT (h.held OR h.seq > l.hold_passed) AND l.state IN ('QUEUED', 'RETRYING')
            FROM letter l JOIN last_hold h ON h.incident = l.incident WHERE l.id = :id
            """)
    boolean isHeld(String id);

    @SqlUpdate("UPDATE letter SET leave_before = :until, version = version + 1 WHERE id = :id")
    int prolong(String id, Instant until);

    @SqlQuery("SELECT delivery FROM letter WHERE id = :id AND delivery IS NOT NULL")
    Optional<String> deliveryOf(String id);

    @SqlQuery("""
            SELECT id FROM letter WHERE delivery = :delivery AND state IN ('QUEUED', 'RETRYING', 'SENDING') LIMIT 1
            """)
    Optional<String> anyOpen(String delivery);

    @SqlQuery("SELECT state, COUNT(*) AS letters FROM letter WHERE delivery = :delivery GROUP BY state")
    @RegisterConstructorMapper(Tally.class)
    List<Tally> tally(String delivery);

    /** Refuses every letter of a delivery that has not left. */
    @SqlUpdate("""
            UPDATE letter SET state = 'REFUSED', next_at = NULL, problem = :why, version = version + 1, changed_at = :now
            WHERE delivery = :delivery AND state IN ('QUEUED', 'RETRYING')
            """)
    int refuse(String delivery, @Json Trouble why, Instant now);

    @SqlUpdate("""
            UPDATE letter SET state = 'REMOVED', next_at = NULL, version = version + 1, changed_at = :now
            WHERE delivery = :delivery AND state IN ('QUEUED', 'RETRYING')
            """)
    int stop(String delivery, Instant now);

    @SqlUpdate("""
            UPDATE letter SET state = 'REMOVED', next_at = NULL, version = version + 1, changed_at = :now
            WHERE reference = :reference AND state IN ('QUEUED', 'RETRYING')
            """)
    int stopOfReference(String reference, Instant now);

    /** Takes all out of an answer that tells whom it answered and what it says; what is not sure to be there is not looked for again. */
    @SqlUpdate("""
            UPDATE letter SET text = '', html = NULL, recipient = '', in_reply_to = NULL, url = NULL, next_at = NULL,
                version = version + 1
            WHERE reference = :reference AND state NOT IN ('QUEUED', 'RETRYING', 'SENDING')
            """)
    int forget(String reference);

    @SqlUpdate("""
            UPDATE letter SET text = '', html = NULL, recipient = CASE WHEN leave_before IS NULL THEN recipient ELSE '' END
            WHERE reference = :reference AND state NOT IN ('QUEUED', 'RETRYING', 'SENDING', 'UNCLEAR')
            """)
    int wipe(String reference);

    @SqlUpdate("""
            UPDATE letter SET state = 'QUEUED', next_at = :now, looks = 0, absences = 0, version = version + 1,
                changed_at = :now
            WHERE delivery = :delivery AND state IN ('REFUSED', 'UNCLEAR') AND lease_until IS NULL
            """)
    int again(String delivery, Instant now);

    @SqlUpdate("""
            UPDATE letter SET state = :to, next_at = NULL, node = NULL, lease_until = NULL, version = version + 1,
                changed_at = :now
            WHERE delivery = :delivery AND state = 'UNCLEAR'
            """)
    int told(String delivery, DeliveryState to, Instant now);

    @SqlUpdate("UPDATE letter SET hold_passed = :hold, version = version + 1 WHERE delivery = :delivery")
    int release(String delivery, long hold);
}
