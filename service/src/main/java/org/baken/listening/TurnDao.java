package org.baken.listening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Turn.class)
interface TurnDao {

    @SqlQuery("""
            SELECT account, place, since, resting, turn AS number, lease_until, next_at, heard_at, failures, problem
            FROM listening
            """)
    List<Turn> all();

    @SqlQuery("""
            SELECT account, place, since, resting, turn AS number, lease_until, next_at, heard_at, failures, problem
            FROM listening WHERE account = :account
            """)
    Optional<Turn> find(String account);

    @SqlUpdate("""
            INSERT INTO listening (account, since, resting, turn, next_at, failures)
            VALUES (:account, :since, FALSE, 0, :now, 0) ON CONFLICT DO NOTHING
            """)
    void begin(String account, Instant since, Instant now);

    @SqlUpdate("UPDATE listening SET resting = TRUE WHERE account = :account AND NOT resting")
    int rest(String account);

    /** Goes on where it stopped. */
    @SqlUpdate("UPDATE listening SET resting = FALSE, next_at = :now WHERE account = :account AND resting")
    void wake(String account, Instant now);

    /** Begins anew, and not where it stopped. */
    @SqlUpdate("""
            UPDATE listening SET resting = FALSE, place = NULL, since = :since, next_at = :now
            WHERE account = :account AND resting
            """)
    void wakeAnew(String account, Instant since, Instant now);

    /** Of two nodes, one gets the turn. */
    @SqlUpdate("""
            UPDATE listening SET turn = turn + 1, lease_until = :until
            WHERE account = :account AND NOT resting AND next_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
            """)
    int claim(String account, Instant until, Instant now);

    /** Keeps how far a turn got, and holds the row until the transaction ends; 0 when another has taken it over. */
    @SqlUpdate("""
            UPDATE listening SET place = :place, heard_at = :now, failures = 0, problem = NULL, next_at = :nextAt,
                lease_until = :leaseUntil
            WHERE account = :account AND turn = :turn
            """)
    int kept(String account, long turn, String place, Instant now, Instant nextAt, Instant leaseUntil);

    @SqlUpdate("""
            UPDATE listening SET failures = failures + 1, problem = :problem, next_at = :nextAt, lease_until = NULL
            WHERE account = :account AND turn = :turn
            """)
    int failed(String account, long turn, @Json Trouble problem, Instant nextAt);
}
