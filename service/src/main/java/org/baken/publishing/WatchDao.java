package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How far the posts on accounts were held against what was sent from here. */
@RegisterConstructorMapper(WatchDao.Row.class)
interface WatchDao {
    record Row(String account, Instant since, Instant lookedUntil, Instant lookedAt) {}

    @SqlUpdate("""
            INSERT INTO account_watch (account, since, looked_until, looked_at) VALUES (:account, :now, :now, :now)
            ON CONFLICT DO NOTHING
            """)
    int begin(String account, Instant now);

    @SqlUpdate("UPDATE account_watch SET looked_at = :now WHERE account = :account AND looked_at <= :before")
    int claim(String account, Instant now, Instant before);

    @SqlQuery("SELECT account, since, looked_until, looked_at FROM account_watch WHERE account = :account")
    Optional<Row> find(String account);

    @SqlUpdate("UPDATE account_watch SET looked_until = :until WHERE account = :account AND looked_until < :until")
    void lookedUntil(String account, Instant until);

    @SqlUpdate("DELETE FROM account_watch WHERE account = :account")
    void forget(String account);

    /** What the platform calls everything that was ever sent there from here. */
    @SqlQuery("""
            SELECT remote_id FROM delivery WHERE account = :account AND remote_id IS NOT NULL
            UNION SELECT remote_id FROM letter WHERE account = :account AND remote_id IS NOT NULL
            """)
    List<String> ours(String account);

    /** Since when something is on its way that may be there without our knowing its id, and will be known by itself. */
    @SqlQuery("""
            SELECT MIN(begun) FROM (
                SELECT created_at AS begun FROM delivery
                WHERE account = :account AND (state = 'SENDING' OR state = 'UNCLEAR' AND next_at IS NOT NULL)
                UNION ALL
                SELECT created_at AS begun FROM letter
                WHERE account = :account AND (state = 'SENDING' OR state = 'UNCLEAR' AND next_at IS NOT NULL)
            ) AS in_flight
            """)
    Optional<Instant> oldestInFlight(String account);

    /** What may be there without our knowing its id, until a person has looked. */
    @SqlQuery("""
            SELECT text FROM delivery WHERE account = :account AND state = 'UNCLEAR' AND next_at IS NULL
            """)
    List<String> unclear(String account);
}
