package org.baken.reaction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Strike.class)
interface StrikeDao {
    /** Two warnings at once must not both be the second. */
    @SqlQuery("SELECT id FROM reaction_author WHERE id = :author FOR UPDATE")
    Optional<String> lock(String author);

    @SqlUpdate("""
            INSERT INTO author_strike (id, author, reaction, category, warning, code, struck_by, struck_at)
            VALUES (:id, :author, :reaction, :category, :warning, :code, :by, :at)
            """)
    void insert(@BindMethods Strike strike);

    @SqlUpdate("DELETE FROM author_strike WHERE reaction = :reaction")
    int delete(String reaction);

    @SqlQuery("""
            SELECT id, author, reaction, category, warning, code, struck_by AS by, struck_at AS at
            FROM author_strike WHERE reaction = :reaction
            """)
    Optional<Strike> of(String reaction);

    /** Oldest first. */
    @SqlQuery("""
            SELECT id, author, reaction, category, warning, code, struck_by AS by, struck_at AS at
            FROM author_strike WHERE author = :author ORDER BY id
            """)
    List<Strike> ofAuthor(String author);

    @SqlQuery("SELECT author, COUNT(*) AS number FROM author_strike WHERE author = ANY(:authors) GROUP BY author")
    @KeyColumn("author")
    @ValueColumn("number")
    Map<String, Integer> counts(Collection<String> authors);
}
