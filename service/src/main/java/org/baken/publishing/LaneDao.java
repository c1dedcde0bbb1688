package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Claims on one account happen one after the other: who claims holds its lane until the transaction ends. */
@RegisterConstructorMapper(Lane.class)
interface LaneDao {
    /** Holds those of these lanes that nobody else holds. */
    @SqlQuery("""
            SELECT account, tokens, filled_at, failures, rests_until FROM lane WHERE account = ANY(:accounts)
            ORDER BY account FOR UPDATE SKIP LOCKED
            """)
    List<Lane> lockFree(List<String> accounts);

    /** Holds these lanes, as soon as nobody else does. */
    @SqlQuery("""
            SELECT account, tokens, filled_at, failures, rests_until FROM lane WHERE account = ANY(:accounts)
            ORDER BY account FOR UPDATE
            """)
    List<Lane> lock(List<String> accounts);

    @SqlBatch("""
            UPDATE lane SET tokens = :tokens, filled_at = :filledAt, failures = :failures, rests_until = :restsUntil
            WHERE account = :account
            """)
    void keep(@BindMethods List<Lane> lanes);

    @SqlQuery("SELECT COUNT(*) FROM lane WHERE rests_until > :now")
    long resting(Instant now);
}
