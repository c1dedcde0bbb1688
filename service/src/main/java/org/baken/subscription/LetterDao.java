package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The mails to single recipients. */
@RegisterConstructorMapper(LetterDao.Row.class)
interface LetterDao {
    /** A mail that may leave. */
    record Row(
            String mailing,
            String recipient,
            String lang,
            boolean replaces,
            String domain,
            LetterState state,
            int attempts,
            Instant createdAt,
            String inReplyTo) {}

    /** How a mail ended, or when it is tried again. */
    record Move(
            String mailing,
            String recipient,
            String node,
            LetterState to,
            int attempts,
            Instant nextAt,
            String status,
            String remoteId) {}

    /** How many mails of a mailing are in which state. */
    record Tally(String mailing, LetterState state, int letters) {}

    /** Asks the mailbox of a wish. */
    @SqlUpdate("""
            INSERT INTO mailing_letter (mailing, recipient, lang, replaces, domain, state, attempts, created_at, next_at)
            VALUES ('confirmation', :wish, :lang, FALSE, :domain, 'QUEUED', 0, :now, :now)
            """)
    void ask(String wish, String lang, String domain, Instant now);

    @SqlUpdate("DELETE FROM mailing_letter WHERE mailing = 'confirmation' AND recipient = :wish")
    int forget(String wish);

    /**
     * A message to everybody who gets those of its incident, once each.
     *
     * @param langs those that it is written in
     * @param main for whoever asked for another one
     * @param chain the messages whose place it takes; may be empty
     */
    @SqlUpdate("""
            INSERT INTO mailing_letter (mailing, recipient, lang, replaces, domain, state, attempts, created_at, next_at,
                in_reply_to)
            SELECT CAST(:mailing AS VARCHAR(36)), s.id,
                CASE WHEN s.lang = ANY(:langs) THEN s.lang ELSE CAST(:main AS VARCHAR(2)) END,
                EXISTS (SELECT 1 FROM mailing_letter o JOIN mailing om ON om.id = o.mailing
                    WHERE o.recipient = s.id AND om.kind = 'NEWS' AND om.message = ANY(:chain)
                        AND o.state IN ('SENT', 'UNCLEAR', 'SENDING')),
                s.domain, 'QUEUED', 0, CAST(:now AS TIMESTAMP WITH TIME ZONE), CAST(:now AS TIMESTAMP WITH TIME ZONE),
                (SELECT MAX(o.remote_id) FROM mailing_letter o JOIN mailing om ON om.id = o.mailing
                    WHERE o.recipient = s.id AND om.kind = 'NEWS' AND om.message = ANY(:chain))
            FROM subscriber s
            WHERE s.state = 'ACTIVE'
                AND EXISTS (SELECT 1 FROM subscription x WHERE x.subscriber = s.id AND x.scope IN (:incident, 'ALL'))
            """)
    int news(String mailing, String incident, List<String> langs, String main, List<String> chain, Instant now);

    /** That a message was withdrawn, to everybody who got it or may have got it and still gets mails. */
    @SqlUpdate("""
            INSERT INTO mailing_letter (mailing, recipient, lang, replaces, domain, state, attempts, created_at, next_at,
                in_reply_to)
            SELECT CAST(:mailing AS VARCHAR(36)), s.id, o.lang, FALSE, s.domain, 'QUEUED', 0,
                CAST(:now AS TIMESTAMP WITH TIME ZONE), CAST(:now AS TIMESTAMP WITH TIME ZONE), o.remote_id
            FROM mailing om
            JOIN mailing_letter o ON o.mailing = om.id
            JOIN subscriber s ON s.id = o.recipient
            WHERE om.message = :message AND om.kind = 'NEWS' AND o.state IN ('SENT', 'UNCLEAR', 'SENDING')
                AND s.state = 'ACTIVE'
            """)
    int withdrawal(String mailing, String message, Instant now);

    /** In the order of the index, so that few of thousands are looked at. */
    @SqlQuery("""
            SELECT mailing, recipient, lang, replaces, domain, state, attempts, created_at, in_reply_to
            FROM mailing_letter WHERE mailing = :mailing AND next_at <= :now AND state = 'QUEUED'
            ORDER BY mailing, next_at, recipient LIMIT :most
            """)
    List<Row> due(String mailing, Instant now, int most);

    @SqlQuery("""
            SELECT mailing, recipient, lang, replaces, domain, state, attempts, created_at, in_reply_to
            FROM mailing_letter WHERE mailing = :mailing AND recipient = :recipient
            """)
    Optional<Row> find(String mailing, String recipient);

    /** Of two who take up the same, one gets a 1. */
    @SqlBatch("""
            UPDATE mailing_letter SET state = 'SENDING', attempts = attempts + 1, next_at = NULL, node = :node,
                lease_until = :until
            WHERE mailing = :mailing AND recipient = :recipient AND state = 'QUEUED'
            """)
    int[] claim(@BindMethods List<Row> rows, @Bind("node") String node, @Bind("until") Instant until);

    /** Only by who took it up, and only as long as nobody took them for dead. */
    @SqlBatch("""
            UPDATE mailing_letter SET state = :to, attempts = :attempts, next_at = :nextAt, status = :status, remote_id = :remoteId,
                node = NULL, lease_until = NULL
            WHERE mailing = :mailing AND recipient = :recipient AND state = 'SENDING' AND node = :node
            """)
    int[] settle(@BindMethods List<Move> moves);

    /** What somebody took up so long ago that they must be dead may have arrived. */
    @SqlUpdate("""
            UPDATE mailing_letter SET state = 'UNCLEAR', node = NULL, lease_until = NULL
            WHERE lease_until < :now AND state = 'SENDING'
            """)
    int abandon(Instant now);

    @SqlQuery("SELECT COUNT(*) FROM mailing_letter WHERE lease_until < :now AND state = 'SENDING'")
    int abandoned(Instant now);

    /** What else goes to a provider that wants us to wait goes after the one that it was said of. */
    @SqlUpdate("""
            UPDATE mailing_letter SET next_at = :until
            WHERE mailing = :mailing AND state = 'QUEUED' AND domain = :domain AND next_at < :until
            """)
    int wait(@Bind("mailing") String mailing, @Bind("domain") String domain, @Bind("until") Instant until);

    @SqlUpdate("""
            UPDATE mailing_letter SET state = 'STOPPED', next_at = NULL
            WHERE recipient = :recipient AND state = 'QUEUED' AND mailing <> 'confirmation'
            """)
    int stopOf(String recipient);

    /** What somebody does not want to get any more. */
    @SqlUpdate("""
            UPDATE mailing_letter SET state = 'STOPPED', next_at = NULL
            WHERE recipient = :recipient AND state = 'QUEUED' AND mailing IN (
                SELECT m.id FROM mailing m WHERE m.incident IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM subscription x WHERE x.subscriber = :recipient AND x.scope IN (m.incident, 'ALL')))
            """)
    int stopUncovered(String recipient);

    /** What of these messages has not left, and will not. */
    @SqlUpdate("""
            UPDATE mailing_letter SET state = 'STOPPED', next_at = NULL
            WHERE state = 'QUEUED' AND mailing IN (SELECT m.id FROM mailing m WHERE m.message = ANY(:messages))
            """)
    int stopMessages(List<String> messages);

    /** What of a mailing is too old to be news. */
    @SqlUpdate("""
            UPDATE mailing_letter SET state = 'REFUSED', next_at = NULL
            WHERE mailing = :mailing AND state = 'QUEUED'
            """)
    int giveUp(String mailing);

    @SqlQuery("SELECT COUNT(*) FROM mailing_letter WHERE mailing = :mailing AND state IN ('QUEUED', 'SENDING')")
    int open(String mailing);

    @SqlQuery("""
            SELECT mailing, state, COUNT(*) AS letters FROM mailing_letter WHERE mailing = ANY(:mailings)
            GROUP BY mailing, state
            """)
    @RegisterConstructorMapper(Tally.class)
    List<Tally> tally(List<String> mailings);

    /** The mails of what is over: the mailing keeps their numbers. */
    @SqlUpdate("DELETE FROM mailing_letter WHERE mailing IN (SELECT m.id FROM mailing m WHERE m.incident = :incident)")
    int removeOf(String incident);

    /** What asks nobody any more. */
    @SqlUpdate("""
            DELETE FROM mailing_letter WHERE mailing = 'confirmation' AND state <> 'SENDING'
                AND NOT EXISTS (SELECT 1 FROM subscription_wish w WHERE w.id = recipient)
            """)
    int removeQuestions();
}
