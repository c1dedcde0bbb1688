package org.baken.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which reactions wait for an answer that everybody gets. */
interface AskerDao {
    /** The rumours that reactions of an incident are about. */
    @SqlQuery("SELECT DISTINCT rumour FROM reaction WHERE incident = :incident AND rumour IS NOT NULL")
    List<String> mentioned(String incident);

    /** The reactions about these rumours that nobody has closed, oldest first. */
    @SqlQuery("""
            SELECT id FROM reaction
            WHERE incident = :incident AND rumour = ANY(:rumours) AND NOT erased
                AND state IN ('NEW', 'TRIAGED', 'PASSED_ON', 'HIDDEN') ORDER BY id LIMIT :most
            """)
    List<String> asking(String incident, List<String> rumours, int most);

    /** The message that corrects a rumour and that residents have. */
    @SqlQuery(
            "SELECT correction FROM rumour WHERE id = :rumour AND corrected_at IS NOT NULL AND correction IS NOT NULL")
    Optional<String> correction(String rumour);

    /** The private reactions that came lately and whose writers got no receipt since, oldest first. */
    @SqlQuery("""
            SELECT r.id FROM reaction r
            WHERE r.incident = :incident AND r.id <= :last AND r.received_at >= :lately AND r.posted_at >= :since
                AND r.secluded AND NOT r.erased AND r.account IS NOT NULL AND r.source IN ('POLL', 'MAIL', 'EXERCISE')
                AND NOT EXISTS (SELECT 1 FROM reply p
                    WHERE p.author = r.author AND p.kind = 'RECEIPT' AND p.asked_at >= :since)
            ORDER BY r.id
            """)
    List<String> withoutReceipt(String incident, String last, Instant lately, Instant since);

    @SqlQuery("SELECT id FROM reply WHERE place = :place")
    Optional<String> at(String place);
}
