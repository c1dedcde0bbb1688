package org.baken.figures;

import java.time.Instant;
import java.util.List;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The posts that are out, and what is known of them. */
@RegisterConstructorMapper(PostDao.Due.class)
@RegisterConstructorMapper(PostDao.Row.class)
@RegisterConstructorMapper(PostDao.Past.class)
interface PostDao {
    /** A post that is to be asked for. */
    record Due(String delivery, String account, String remoteId, Instant sentAt) {}

    /** The posts of open incidents whose time has come, the longest due first; of an exercise only those in the sandbox. */
    @SqlQuery("""
            SELECT d.id AS delivery, d.account, d.remote_id, d.sent_at
            FROM incident i
            JOIN delivery d ON d.incident = i.id
            LEFT JOIN post_figures f ON f.delivery = d.id
            WHERE i.state <> 'CLOSED' AND d.account = ANY(:accounts) AND d.state IN ('SENT', 'DIVERGED')
                AND d.remote_id IS NOT NULL AND NOT d.notice AND NOT d.removing AND d.sent_at > :since
                AND (f.delivery IS NULL AND d.sent_at <= :first OR f.next_at <= :now)
                AND d.sandbox = (i.kind = 'EXERCISE')
            ORDER BY COALESCE(f.next_at, d.sent_at), d.id LIMIT :most
            """)
    List<Due> due(List<String> accounts, Instant since, Instant first, Instant now, int most);

    @SqlUpdate("INSERT INTO post_figures (delivery, next_at) VALUES (:delivery, :now) ON CONFLICT DO NOTHING")
    void begin(String delivery, Instant now);

    @SqlUpdate("""
            INSERT INTO post_figures_past (delivery, at, favourites, reposts, replies, views, clicks)
            SELECT f.delivery, CAST(:at AS TIMESTAMP WITH TIME ZONE), CAST(:favourites AS BIGINT), CAST(:reposts AS BIGINT),
                CAST(:replies AS BIGINT), CAST(:views AS BIGINT), CAST(:clicks AS BIGINT)
            FROM post_figures f
            WHERE f.delivery = :delivery
                AND (f.as_of IS NULL OR f.favourites IS DISTINCT FROM :favourites OR f.reposts IS DISTINCT FROM :reposts
                    OR f.replies IS DISTINCT FROM :replies OR f.views IS DISTINCT FROM :views
                    OR f.clicks IS DISTINCT FROM :clicks)
            ON CONFLICT DO NOTHING
            """)
    void remember(String delivery, Instant at, Long favourites, Long reposts, Long replies, Long views, Long clicks);

    @SqlUpdate("""
            UPDATE post_figures SET favourites = :favourites, reposts = :reposts, replies = :replies, views = :views,
                clicks = :clicks, as_of = :at, next_at = :nextAt, problem = NULL
            WHERE delivery = :delivery
            """)
    void told(
            String delivery,
            Long favourites,
            Long reposts,
            Long replies,
            Long views,
            Long clicks,
            Instant at,
            Instant nextAt);

    /** What was known stays. */
    @SqlUpdate("UPDATE post_figures SET problem = :problem, next_at = :nextAt WHERE delivery = :delivery")
    void untold(String delivery, @Json Trouble problem, Instant nextAt);

    /** A delivery with what is known of its post. */
    record Row(
            String id,
            String message,
            String account,
            String platform,
            String lang,
            String state,
            String action,
            boolean letters,
            String url,
            Instant sentAt,
            Long favourites,
            Long reposts,
            Long replies,
            Long views,
            Long clicks,
            Instant asOf,
            Instant nextAt,
            @Json Trouble problem,
            @Json Trouble turnProblem) {}

    /** Everything of these messages that went out, in the order in which it was planned. */
    @SqlQuery("""
            SELECT d.id, d.message, d.account, d.platform, d.lang, d.state, d.action,
                EXISTS (SELECT 1 FROM letter l WHERE l.delivery = d.id) AS letters, d.url, d.sent_at, f.favourites, f.reposts,
                f.replies, f.views, f.clicks, f.as_of, f.next_at, f.problem, t.problem AS turn_problem
            FROM delivery d
            LEFT JOIN post_figures f ON f.delivery = d.id
            LEFT JOIN figures_turn t ON t.account = d.account
            WHERE d.message = ANY(:messages) AND NOT d.notice AND d.sent_at IS NOT NULL
            ORDER BY d.id
            """)
    List<Row> of(List<String> messages);

    /** Something of a message that went out, newest message first. */
    @SqlQuery("""
            SELECT m.id FROM message m
            WHERE m.incident = :incident AND m.id < :before
                AND EXISTS (SELECT 1 FROM delivery d WHERE d.message = m.id AND NOT d.notice AND d.sent_at IS NOT NULL)
            ORDER BY m.id DESC LIMIT :limit
            """)
    List<String> messages(String incident, String before, int limit);

    /** How much there was at a moment. */
    record Past(String delivery, Instant at, Long favourites, Long reposts, Long replies, Long views, Long clicks) {}

    @SqlQuery("""
            SELECT p.delivery, p.at, p.favourites, p.reposts, p.replies, p.views, p.clicks
            FROM delivery d JOIN post_figures_past p ON p.delivery = d.id
            WHERE d.message = ANY(:messages) ORDER BY p.delivery, p.at
            """)
    List<Past> past(List<String> messages);
}
