package org.baken.authenticity;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ClickDao {
    /** How often a link was followed from one place. */
    record Count(String via, long clicks) {}

    @SqlUpdate("""
            UPDATE link_click SET clicks = clicks + :clicks WHERE message = :message AND via = :via AND since = :since
            """)
    int add(String message, String via, Instant since, long clicks);

    @SqlUpdate("""
            INSERT INTO link_click (message, via, since, clicks) VALUES (:message, :via, :since, 0) ON CONFLICT DO NOTHING
            """)
    int begin(String message, String via, Instant since);

    @SqlQuery("SELECT via, SUM(clicks) AS clicks FROM link_click WHERE message = :message GROUP BY via ORDER BY via")
    @RegisterConstructorMapper(Count.class)
    List<Count> ofMessage(String message);
}
