package org.baken.publishing;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Claims on one account happen one after the other: who claims holds its lane until the transaction ends. */
@RegisterConstructorMapper(Lane.class)
interface LaneDao {
    /** Holds a lane that nobody else holds; nothing when somebody does. */
    @SqlQuery("""
            SELECT account, tokens, filled_at, failures, rests_until FROM lane WHERE account = :account
            FOR UPDATE SKIP LOCKED
            """)
    Optional<Lane> lockFree(String account);

    /** Holds a lane, as soon as nobody else does. */
    @SqlQuery("SELECT account, tokens, filled_at, failures, rests_until FROM lane WHERE account = :account FOR UPDATE")
    Lane lock(String account);

    @SqlUpdate("""
            UPDATE lane SET tokens = :tokens, filled_at = :filledAt, failures = :failures, rests_until = :restsUntil
            WHERE account = :account
            """)
    void keep(@BindMethods Lane lane);

    @SqlQuery("SELECT COUNT(*) FROM lane WHERE rests_until > :now")
    long resting(Instant now);
}
