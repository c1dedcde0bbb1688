package org.baken.listening;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which posts are known by what their platforms call them. */
@RegisterConstructorMapper(HomeDao.Known.class)
interface HomeDao {

    /**
     * A post of ours, or a reaction.
     *
     * @param account the account on which it is; null when nobody knows
     */
    record Known(String mark, String account, String incident) {}

    /** Ours by id. An exercise knows only its own. */
    @SqlQuery("""
            SELECT remote_id AS mark, account, incident FROM delivery
            WHERE sandbox = :exercise AND remote_id = ANY(:marks)
            UNION SELECT remote_id AS mark, account, incident FROM letter
            WHERE sandbox = :exercise AND remote_id = ANY(:marks)
            """)
    List<Known> ours(boolean exercise, List<String> marks);

    /** Ours by id or by address: programs know what readers see. */
    @SqlQuery("""
            SELECT remote_id AS mark, account, incident FROM delivery
            WHERE sandbox = :exercise AND remote_id = ANY(:marks)
            UNION SELECT url AS mark, account, incident FROM delivery
            WHERE sandbox = :exercise AND url = ANY(:urls)
            UNION SELECT remote_id AS mark, account, incident FROM letter
            WHERE sandbox = :exercise AND remote_id = ANY(:marks)
            """)
    List<Known> ours(boolean exercise, List<String> marks, List<String> urls);

    /** Reactions by their origin (see {@link org.baken.reaction.Reactions#origin}). */
    @SqlQuery("""
            SELECT r.remote_id AS mark, r.account, r.incident
            FROM reaction r JOIN incident i ON i.id = r.incident AND i.kind = :kind
            WHERE r.origin = ANY(:origins) AND r.remote_id IS NOT NULL
            """)
    List<Known> reactions(String kind, List<String> origins);
}
