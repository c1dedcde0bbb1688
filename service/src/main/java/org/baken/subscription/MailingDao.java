package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Mailing.class)
interface MailingDao {
    /** What a mailing says in one language. */
    record Text(String mailing, String lang, boolean replaces, String subject, String text, String html) {}

    /** Adds it, unless there is one of this kind about this message: then nothing happens. */
    @SqlUpdate("""
            INSERT INTO mailing (id, kind, incident, incident_kind, message, state, hold_passed, total, sent, refused, unclear,
                stopped, refused_in_a_row, created_at, version, changed_by, changed_at)
            SELECT CAST(:id AS VARCHAR(36)), CAST(:kind AS VARCHAR(20)), i.id, i.kind, CAST(:message AS VARCHAR(36)), 'RUNNING',
                CASE WHEN h.held THEN h.seq - 1 ELSE h.seq END, 0, 0, 0, 0, 0, 0,
                CAST(:now AS TIMESTAMP WITH TIME ZONE), 1, CAST(:by AS VARCHAR(120)), CAST(:now AS TIMESTAMP WITH TIME ZONE)
            FROM incident i JOIN last_hold h ON h.incident = i.id
            WHERE i.id = :incident
                AND NOT EXISTS (SELECT 1 FROM mailing m WHERE m.message = :message AND m.kind = :kind)
            """)
    int insert(String id, Mailing.Kind kind, String incident, String message, String by, Instant now);

    @SqlUpdate("UPDATE mailing SET total = :total WHERE id = :id")
    int total(String id, int total);

    @SqlUpdate("DELETE FROM mailing WHERE id = :id")
    int remove(String id);

    @SqlBatch("""
            INSERT INTO mailing_text (mailing, lang, replaces, subject, text, html)
            VALUES (:mailing, :lang, :replaces, :subject, :text, :html)
            """)
    void insert(@BindMethods List<Text> texts);

    @SqlQuery("""
            SELECT mailing, lang, replaces, subject, text, html FROM mailing_text
            WHERE mailing = :mailing AND lang = :lang AND replaces = :replaces
            """)
    @RegisterConstructorMapper(Text.class)
    Optional<Text> text(String mailing, String lang, boolean replaces);

    @SqlQuery("""
            SELECT id, kind, incident, message, state, hold_passed, total, sent, refused, unclear, stopped, refused_in_a_row,
                problem, created_at, ended_at, version, changed_by, changed_at
            FROM mailing WHERE id = :id
            """)
    Optional<Mailing> find(String id);

    @SqlQuery("""
            SELECT id, kind, incident, message, state, hold_passed, total, sent, refused, unclear, stopped, refused_in_a_row,
                problem, created_at, ended_at, version, changed_by, changed_at
            FROM mailing WHERE id = :id FOR UPDATE
            """)
    Optional<Mailing> lock(String id);

    @SqlQuery("SELECT id FROM mailing WHERE message = :message AND kind = :kind")
    Optional<String> about(String message, Mailing.Kind kind);

    /** The newest ones of an incident. */
    @SqlQuery("""
            SELECT id, kind, incident, message, state, hold_passed, total, sent, refused, unclear, stopped, refused_in_a_row,
                problem, created_at, ended_at, version, changed_by, changed_at
            FROM mailing WHERE incident = :incident ORDER BY incident DESC, id DESC LIMIT :most
            """)
    List<Mailing> ofIncident(String incident, int most);

    /** Those that nothing stops: questions first, then what takes something back, then what is newest. */
    @SqlQuery("""
            SELECT m.id, m.kind, m.incident, m.message, m.state, m.hold_passed, m.total, m.sent, m.refused, m.unclear, m.stopped,
                m.refused_in_a_row, m.problem, m.created_at, m.ended_at, m.version, m.changed_by, m.changed_at
            FROM mailing m CROSS JOIN house_hold hh LEFT JOIN last_hold h ON h.incident = m.incident
            WHERE m.state = 'RUNNING' AND NOT hh.held
                AND (m.incident IS NULL OR (NOT h.held AND h.seq <= m.hold_passed))
            ORDER BY CASE m.kind WHEN 'CONFIRMATION' THEN 0 WHEN 'WITHDRAWAL' THEN 1 ELSE 2 END, m.id DESC
            """)
    List<Mailing> runnable();

    /** Whether something could leave now. */
    @SqlQuery("""
            SELECT COUNT(*) FROM mailing m CROSS JOIN house_hold hh LEFT JOIN last_hold h ON h.incident = m.incident
            WHERE m.state = 'RUNNING' AND NOT hh.held
                AND (m.incident IS NULL OR (NOT h.held AND h.seq <= m.hold_passed))
                AND (m.kind <> 'CONFIRMATION' OR EXISTS (
                    SELECT 1 FROM mailing_letter l WHERE l.mailing = m.id AND l.next_at <= :now))
            """)
    int anyRunnable(Instant now);

    /** The only statement that changes a state: lost, which shows as 0, where somebody else was first. */
    @SqlUpdate("""
            UPDATE mailing SET state = :to, hold_passed = :holdPassed, problem = :problem, refused_in_a_row = 0,
                version = version + 1, changed_by = :by, changed_at = :now
            WHERE id = :id AND state = :from AND version = :version
            """)
    int move(
            String id,
            MailingState from,
            MailingState to,
            long version,
            long holdPassed,
            String problem,
            String by,
            Instant now);

    /** It is done: from now on its numbers stand here. */
    @SqlUpdate("""
            UPDATE mailing SET state = 'DONE', sent = :sent, refused = :refused, unclear = :unclear, stopped = :stopped,
                ended_at = :now, version = version + 1, changed_by = 'Baken', changed_at = :now
            WHERE id = :id AND state <> 'DONE'
            """)
    int done(String id, int sent, int refused, int unclear, int stopped, Instant now);

    @SqlUpdate("UPDATE mailing SET refused_in_a_row = 0 WHERE id = ANY(:ids) AND refused_in_a_row > 0")
    int accepted(List<String> ids);

    @SqlUpdate("UPDATE mailing SET refused_in_a_row = :refused WHERE id = :id")
    int refusedInARow(String id, int refused);

    /** Whether a "stop all" lasts, of the incident or of the house, and the number of the newest. */
    record Hold(boolean held, long seq) {}

    @SqlQuery("SELECT held, seq FROM last_hold WHERE incident = :incident")
    @RegisterConstructorMapper(Hold.class)
    Hold hold(String incident);

    @SqlQuery("SELECT id FROM mailing WHERE incident = :incident AND state <> 'DONE' ORDER BY id")
    List<String> undone(String incident);

    @SqlUpdate("DELETE FROM mailing_text WHERE mailing IN (SELECT m.id FROM mailing m WHERE m.incident = :incident)")
    int removeTexts(String incident);
}
