package org.baken.reaction;

import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Finds reactions by what a filter asks for and by the words of their texts: PostgreSQL does it itself, an embedded database has an
 * index of words beside it. Both find the same.
 */
public interface ReactionSearch extends Managed {
    /**
     * Gives the search that fits the database.
     *
     * @param folder for the index beside an embedded database alone
     */
    static ReactionSearch of(Database database, Path folder) {
        boolean embedded = database.read(handle -> product(handle).equals("H2"));
        return embedded ? new LuceneSearch(database, folder) : new PostgresSearch();
    }

    private static String product(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    /** Makes these to be found by their texts as they are now, once the transaction commits. */
    void put(Handle handle, List<Reaction> reactions);

    /**
     * Those that the filter asks for and whose texts have the words, in the order of the filter, at most {@code limit}.
     *
     * @param words null for whatever the text
     */
    List<Reaction> list(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit);
}
