package org.baken.approval;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface NoticeDao {
    /** What was said about a review that waits too long. */
    enum Kind {
        REMINDED,
        ESCALATED,
        OVERDUE
    }

    /** That it was said of the running review of a message. */
    record Notice(String message, Kind kind, Instant at) {}

    /**
     * A review that somebody waits for.
     *
     * @param since when it began to wait; after the emergency road, when it was due
     * @param said how many of the notices have been given
     */
    record Round(String message, long review, Instant since, int said) {}

    /** Nothing happens, and 0 comes back, when another node was first. */
    @SqlUpdate("""
            INSERT INTO review_notice (message, review, kind, at) VALUES (:message, :review, :kind, :now)
            ON CONFLICT DO NOTHING
            """)
    int insert(String message, long review, Kind kind, Instant now);

    /** Those of the running or last review. */
    @SqlQuery("""
            SELECT review_notice.message, review_notice.kind, review_notice.at
            FROM review_notice JOIN message ON message.id = review_notice.message AND message.review = review_notice.review
            WHERE review_notice.message IN (<messages>)
            """)
    @RegisterConstructorMapper(Notice.class)
    List<Notice> of(@BindList("messages") List<String> messages);

    /** Running reviews of which not yet everything has been said. */
    @SqlQuery("""
            SELECT message.id AS message, message.review, message_step.at AS since, COUNT(review_notice.kind) AS said
            FROM message
                JOIN message_step ON message_step.message = message.id AND message_step.version = message.review
                JOIN incident ON incident.id = message.incident
                LEFT JOIN review_notice
                    ON review_notice.message = message.id AND review_notice.review = message.review
            WHERE message.state = 'IN_REVIEW' AND incident.state <> 'CLOSED'
            GROUP BY message.id, message.review, message_step.at HAVING COUNT(review_notice.kind) < 2
            """)
    @RegisterConstructorMapper(Round.class)
    List<Round> waiting();

    /** Reviews after the emergency road whose time is over, of which that has not been said. */
    @SqlQuery("""
            SELECT emergency.message, emergency.review, emergency.due_at AS since, 0 AS said
            FROM emergency JOIN message ON message.id = emergency.message AND message.review = emergency.review
            WHERE message.state IN ('APPROVED', 'PUBLISHED') AND emergency.due_at < :now
                AND NOT EXISTS (SELECT 1 FROM review_notice
                    WHERE review_notice.message = emergency.message AND review_notice.review = emergency.review
                        AND review_notice.kind = 'OVERDUE')
            """)
    @RegisterConstructorMapper(Round.class)
    List<Round> pastDue(Instant now);
}
