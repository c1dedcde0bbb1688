package org.baken.authenticity;

import java.time.Instant;
import java.util.List;
import org.baken.incident.IncidentState;
import org.baken.message.Content;
import org.baken.message.MessageState;
import org.baken.publishing.DeliveryState;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What went out. Whatever is still to leave, or was taken back before it did, is in none of these answers. */
interface OfficialDao {
    /** A message that was published; whether anything of it left is told by its deliveries. */
    record Source(
            String id,
            String incident,
            MessageState state,
            String supersededBy,
            Instant changedAt,
            @Json Content content,
            String slug,
            boolean exercise,
            IncidentState phase,
            @Json List<String> languages) {}

    /** A form in which a message left. */
    record Form(
            String message,
            String account,
            String lang,
            String title,
            String text,
            boolean notice,
            DeliveryState state,
            String url,
            Instant since) {}

    /** Newest first. */
    @SqlQuery("""
            SELECT id FROM message
            WHERE state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN') AND id < :before ORDER BY id DESC LIMIT :limit
            """)
    List<String> published(String before, int limit);

    @SqlQuery("""
            SELECT id FROM message
            WHERE incident = :incident AND state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN') ORDER BY id DESC LIMIT :limit
            """)
    List<String> ofIncident(String incident, int limit);

    @SqlQuery("""
            SELECT m.id, m.incident, m.state, m.superseded_by, m.changed_at, r.content, i.slug,
                i.kind = 'EXERCISE' AS exercise, i.state AS phase, i.languages
            FROM message m
            JOIN message_revision r ON r.message = m.id AND r.number = m.revision
            JOIN incident i ON i.id = m.incident
            WHERE m.id = ANY(:ids) AND m.state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN') AND i.state <> 'PREPARED'
            """)
    @RegisterConstructorMapper(Source.class)
    List<Source> sources(List<String> ids);

    /** What people could read, oldest first; of letters that are on their way, from the first one on. */
    @SqlQuery("""
            SELECT d.message, d.account, d.lang, d.title, d.text, d.notice, d.state, d.url,
                COALESCE(d.sent_at, d.changed_at) AS since
            FROM delivery d
            WHERE d.message = ANY(:ids)
                AND (d.sent_at IS NOT NULL
                    OR d.state IN ('SENT', 'EDITED', 'DIVERGED', 'DONE')
                    OR EXISTS (SELECT 1 FROM letter l WHERE l.delivery = d.id AND l.state = 'SENT'))
            ORDER BY d.id
            """)
    @RegisterConstructorMapper(Form.class)
    List<Form> forms(List<String> ids);

    /** A mail to residents about a message. */
    record Mail(String message, String lang, String text) {}

    /** The mails that at least one resident got. */
    @SqlQuery("""
            SELECT g.message, t.lang, t.text
            FROM mailing g JOIN mailing_text t ON t.mailing = g.id
            WHERE g.message = ANY(:ids)
                AND (g.sent > 0
                    OR EXISTS (SELECT 1 FROM mailing_letter l WHERE l.mailing = g.id AND l.state = 'SENT'))
            ORDER BY g.id, t.lang, t.replaces
            """)
    @RegisterConstructorMapper(Mail.class)
    List<Mail> mails(List<String> ids);

    /** Those of these messages whose letters are on their way. */
    @SqlQuery("""
            SELECT message FROM delivery WHERE message = ANY(:ids) AND state = 'SENDING'
            UNION SELECT message FROM mailing WHERE message = ANY(:ids) AND state = 'RUNNING'
            """)
    List<String> leaving(List<String> ids);
}
