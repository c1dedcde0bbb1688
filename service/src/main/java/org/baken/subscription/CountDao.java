package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What residents did since it was last logged, in numbers. */
@RegisterConstructorMapper(CountDao.Row.class)
interface CountDao {
    /** @param scope an incident, or {@link Subscriber#ALL} */
    record Row(String scope, int asked, int confirmed, int ended) {}

    @SqlUpdate("""
            INSERT INTO subscription_count (scope, asked, confirmed, ended, logged_at)
            VALUES (:scope, 0, 0, 0, :longAgo) ON CONFLICT DO NOTHING
            """)
    int open(String scope, Instant longAgo);

    @SqlUpdate("""
            UPDATE subscription_count SET asked = asked + :asked, confirmed = confirmed + :confirmed, ended = ended + :ended
            WHERE scope = :scope
            """)
    int add(String scope, int asked, int confirmed, int ended);

    default void count(String scope, int asked, int confirmed, int ended) {
        if (add(scope, asked, confirmed, ended) == 0) {
            open(scope, Instant.EPOCH);
            add(scope, asked, confirmed, ended);
        }
    }

    @SqlQuery("""
            SELECT scope FROM subscription_count WHERE asked + confirmed + ended > 0 AND logged_at <= :before
            """)
    List<String> due(Instant before);

    @SqlQuery("""
            SELECT scope, asked, confirmed, ended FROM subscription_count
            WHERE asked + confirmed + ended > 0 AND logged_at <= :before ORDER BY scope FOR UPDATE
            """)
    List<Row> toLog(Instant before);

    @SqlUpdate("""
            UPDATE subscription_count SET asked = 0, confirmed = 0, ended = 0, logged_at = :now WHERE scope = :scope
            """)
    int logged(String scope, Instant now);
}
