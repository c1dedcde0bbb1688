package org.baken.exercise;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the score counts, of one exercise. */
interface ScoreDao {
    /** When each message went out that is not taken back, in order. */
    @SqlQuery("""
            SELECT MIN(step.at) AS at FROM message_step step JOIN message ON message.id = step.message
            WHERE message.incident = :incident AND step.state = 'PUBLISHED'
                AND message.state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')
            GROUP BY step.message ORDER BY at
            """)
    List<Instant> publications(String incident);

    /** How many messages went out although a check warned. */
    @SqlQuery("""
            SELECT CAST(COUNT(DISTINCT acknowledgement.message) AS INT) FROM acknowledgement
                JOIN message ON message.id = acknowledgement.message AND message.review = acknowledgement.review
            WHERE message.incident = :incident AND message.state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')
            """)
    int warned(String incident);

    /** How often the emergency road was taken. */
    @SqlQuery("""
            SELECT CAST(COUNT(*) AS INT) FROM emergency JOIN message ON message.id = emergency.message
            WHERE message.incident = :incident
            """)
    int emergencies(String incident);

    /** How many messages went out that rest on a fact. */
    @SqlQuery("""
            SELECT CAST(COUNT(DISTINCT revision_fact.message) AS INT) FROM revision_fact
                JOIN message ON message.id = revision_fact.message
                JOIN message_step step ON step.message = message.id AND step.revision = revision_fact.revision
            WHERE revision_fact.fact = :fact AND step.state = 'PUBLISHED'
                AND message.state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')
            """)
    int restingOn(String fact);

    /** How many deliveries there are, and how many of them are in trouble. */
    record Deliveries(int total, int trouble) {}

    @SqlQuery("""
            SELECT CAST(COUNT(*) AS INT) AS total,
                CAST(COALESCE(SUM(CASE WHEN state IN ('REFUSED', 'RETRYING', 'UNCLEAR', 'DIVERGED') THEN 1 ELSE 0 END), 0) AS INT)
                    AS trouble
            FROM delivery WHERE incident = :incident
            """)
    @RegisterConstructorMapper(Deliveries.class)
    Deliveries deliveries(String incident);

    /**
     * What the team did with a post that was played in.
     *
     * @param category the class it was sorted into; null when nobody did
     * @param rumour the id of the rumour it was linked to; null for none
     */
    record Sorted(String inject, int number, String category, String rumour) {}

    @SqlQuery("""
            SELECT post.inject, post.number, reaction.category, reaction.rumour
            FROM exercise_post post JOIN exercise_inject inject ON inject.id = post.inject
                JOIN reaction ON reaction.id = post.reaction
            WHERE inject.incident = :incident ORDER BY post.inject, post.number
            """)
    @RegisterConstructorMapper(Sorted.class)
    List<Sorted> sorted(String incident);
}
