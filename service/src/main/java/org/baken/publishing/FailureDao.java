package org.baken.publishing;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface FailureDao {
    /**
     * What a person has to know of, in incidents that are not closed: what was refused of a message that still holds, what only a
     * person can look for, what readers see otherwise, and what should be gone and is not. While letters are still being looked
     * for, nobody is needed. The first condition says nothing new: it spares most deliveries the joins.
     */
    @SqlQuery("""
            SELECT d.id AS delivery, d.state, d.incident, d.sandbox AS exercise, d.message, d.message_title, d.account,
                a.name AS account_name, d.lang, d.problem, d.url,
                (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state IN ('REFUSED', 'UNCLEAR')) AS letters
            FROM delivery d
            JOIN account_link a ON a.id = d.account
            JOIN incident i ON i.id = d.incident
            JOIN message m ON m.id = d.message
            WHERE i.state <> 'CLOSED'
                AND (d.state IN ('DIVERGED', 'REFUSED', 'UNCLEAR') OR d.problem IS NOT NULL
                    OR EXISTS (SELECT 1 FROM letter l WHERE l.delivery = d.id AND l.state = 'REFUSED'))
                AND (
                d.state = 'DIVERGED'
                OR d.state = 'REFUSED' AND (d.notice OR m.state NOT IN ('WITHDRAWN', 'SUPERSEDED'))
                OR d.state = 'UNCLEAR' AND d.next_at IS NULL AND d.lease_until IS NULL AND NOT EXISTS (
                    SELECT 1 FROM letter l WHERE l.delivery = d.id AND l.state = 'UNCLEAR' AND l.next_at IS NOT NULL)
                OR d.state IN ('SENT', 'EDITED') AND NOT d.removing AND d.problem IS NOT NULL
                    AND m.state IN ('WITHDRAWN', 'SUPERSEDED')
                OR d.state = 'SENT' AND m.state NOT IN ('WITHDRAWN', 'SUPERSEDED') AND EXISTS (
                    SELECT 1 FROM letter l WHERE l.delivery = d.id AND l.state = 'REFUSED'))
            ORDER BY d.id
            """)
    @RegisterConstructorMapper(Failure.class)
    List<Failure> now();
}
