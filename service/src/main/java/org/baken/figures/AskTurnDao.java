package org.baken.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(AskTurn.class)
interface AskTurnDao {
    @SqlQuery("SELECT account, turn AS number, lease_until, next_at, failures, problem FROM figures_turn")
    List<AskTurn> all();

    @SqlQuery("""
            SELECT account, turn AS number, lease_until, next_at, failures, problem FROM figures_turn
            WHERE account = :account
            """)
    Optional<AskTurn> find(String account);

    @SqlUpdate("""
            INSERT INTO figures_turn (account, turn, next_at, failures) VALUES (:account, 0, :now, 0)
            ON CONFLICT DO NOTHING
            """)
    void begin(String account, Instant now);

    /** Of two nodes, one gets the turn. */
    @SqlUpdate("""
            UPDATE figures_turn SET turn = turn + 1, lease_until = :until
            WHERE account = :account AND next_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
            """)
    int claim(String account, Instant until, Instant now);

    /** Holds the row until the transaction ends, and the turn for a while longer; 0 when another node has taken it over. */
    @SqlUpdate("UPDATE figures_turn SET lease_until = :until WHERE account = :account AND turn = :turn")
    int goOn(String account, long turn, Instant until);

    @SqlUpdate("""
            UPDATE figures_turn SET lease_until = NULL, next_at = :nextAt, failures = 0, problem = NULL
            WHERE account = :account AND turn = :turn
            """)
    int ended(String account, long turn, Instant nextAt);

    /** Ends without having asked: what went wrong before still holds. */
    @SqlUpdate("""
            UPDATE figures_turn SET lease_until = NULL, next_at = :nextAt WHERE account = :account AND turn = :turn
            """)
    int putOff(String account, long turn, Instant nextAt);

    @SqlUpdate("""
            UPDATE figures_turn SET lease_until = NULL, next_at = :nextAt, failures = failures + 1, problem = :problem
            WHERE account = :account AND turn = :turn
            """)
    int failed(String account, long turn, @Json Trouble problem, Instant nextAt);
}
