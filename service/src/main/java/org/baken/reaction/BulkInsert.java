package org.baken.reaction;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Adds many rows at once. The statements are bound by hand: looking up thirty values by name for each row was half of the work of an
 * import of 100,000.
 */
final class BulkInsert {
    /** What a reaction begins with and nobody has decided yet is not named: it is null. */
    private static final String REACTIONS = """
            INSERT INTO reaction (id, incident, origin, source, account, platform, remote_id, in_reply_to, thread, author,
                text, lang, url, secluded, pictures, posted_at, received_at, due_at, state, abusive, erased, version,
                changed_by, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String AUTHORS = """
            INSERT INTO reaction_author (id, exercise, author_key, platform, handle, name, address, pseudonym, first_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private BulkInsert() {}

    /** Binds one row. */
    interface Row<T> {
        void bind(PreparedStatement statement, T one) throws SQLException;
    }

    /** Adds new reactions that are not there yet, and tells for each how many rows it became: 1, or 0 when it was there. */
    static int[] reactions(Handle handle, List<ReactionDao.Fixed> reactions) {
        return all(handle, REACTIONS, reactions, BulkInsert::bind);
    }

    /** Adds writers who are not there yet, and tells for each how many rows it became. */
    static int[] authors(Handle handle, List<ReactionDao.NewAuthor> authors) {
        return all(handle, AUTHORS, authors, BulkInsert::bind);
    }

    /** Runs a statement for each of these, in their order, and gives how many rows each changed. */
    static <T> int[] all(Handle handle, String sql, List<T> rows, Row<T> row) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (T one : rows) {
                row.bind(statement, one);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void bind(PreparedStatement statement, ReactionDao.Fixed fixed) throws SQLException {
        Reaction reaction = fixed.reaction();
        strings(
                statement,
                1,
                reaction.id(),
                reaction.incident(),
                fixed.origin(),
                reaction.source().name(),
                reaction.account(),
                reaction.platform(),
                reaction.remoteId(),
                reaction.inReplyTo(),
                reaction.thread(),
                reaction.author(),
                reaction.text(),
                reaction.lang(),
                reaction.url());
        statement.setBoolean(14, reaction.secluded());
        statement.setInt(15, reaction.pictures());
        moment(statement, 16, reaction.postedAt());
        moment(statement, 17, reaction.receivedAt());
        moment(statement, 18, reaction.dueAt());
        statement.setString(19, reaction.state().name());
        statement.setBoolean(20, reaction.abusive());
        statement.setBoolean(21, reaction.erased());
        statement.setLong(22, reaction.version());
        statement.setString(23, reaction.changedBy());
        moment(statement, 24, reaction.changedAt());
    }

    private static void bind(PreparedStatement statement, ReactionDao.NewAuthor one) throws SQLException {
        Author author = one.author();
        statement.setString(1, author.id());
        statement.setBoolean(2, author.exercise());
        strings(statement, 3, one.authorKey(), author.platform(), author.handle(), author.name(), author.address());
        statement.setBoolean(8, author.pseudonym());
        moment(statement, 9, author.firstAt());
    }

    private static void strings(PreparedStatement statement, int first, String... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setString(first + place, values[place]);
        }
    }

    private static void moment(PreparedStatement statement, int place, Instant moment) throws SQLException {
        statement.setObject(place, moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }
}
