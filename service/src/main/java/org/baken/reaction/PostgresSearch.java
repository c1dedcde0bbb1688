package org.baken.reaction;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The search of PostgreSQL: a {@code tsvector} for each reaction under a GIN index. The forms of the words are ours, so that no
 * dictionary of the server has a say and the search finds the same as the embedded one.
 */
final class PostgresSearch implements ReactionSearch {

    /** PostgreSQL tells places apart up to this one. */
    private static final int LAST_PLACE = 16_383;

    /**
     * So many are looked through for words first. PostgreSQL cannot know how many reactions have words that it does not know to be
     * common, takes it for one in two hundred, and would look through all of them for a name that one of them has.
     */
    private static final int LOOKED_AT = 5_000;

    /** A reaction with its words as a {@code tsvector} is written. */
    public record Words(String reaction, String words) {}

    /** The statements that only PostgreSQL knows. */
    interface Dao {
        @SqlBatch("""
                INSERT INTO reaction_words (reaction, words) VALUES (:reaction, CAST(:words AS tsvector))
                ON CONFLICT (reaction) DO UPDATE SET words = excluded.words
                """)
        void put(@BindMethods List<Words> words);

        @SqlQuery("""
                SELECT COUNT(*) FROM (SELECT 1 FROM reaction r WHERE <conditions> ORDER BY <order> LIMIT :most) looked
                """)
        int count(
                @Define String conditions,
                @Define String order,
                @BindMethods ReactionFilter filter,
                String afterId,
                java.time.Instant afterDue,
                int most);

        /** Those with the words among the first that are asked for, in their order. */
        @SqlQuery("""
                SELECT r.id
                FROM (SELECT r.id, r.incident, r.due_at FROM reaction r WHERE <conditions> ORDER BY <order> LIMIT :most) r
                    JOIN reaction_words w ON w.reaction = r.id
                WHERE w.words @@ CAST(:words AS tsquery)
                ORDER BY <within> LIMIT :limit
                """)
        List<String> amongTheFirst(
                @Define String conditions,
                @Define String order,
                @Define String within,
                @BindMethods ReactionFilter filter,
                String words,
                String afterId,
                java.time.Instant afterDue,
                int most,
                int limit);

        /** Those that are asked for among all with the words, in their order: put in order last, or it walks through all to have it. */
        @SqlQuery("""
                WITH found AS MATERIALIZED (
                    SELECT w.reaction FROM reaction_words w WHERE w.words @@ CAST(:words AS tsquery)),
                asked AS MATERIALIZED (
                    SELECT r.id, r.incident, r.due_at FROM found JOIN reaction r ON r.id = found.reaction
                    WHERE <conditions>)
                SELECT r.id FROM asked r
                ORDER BY <order> LIMIT :limit
                """)
        List<String> amongAll(
                @Define String conditions,
                @Define String order,
                @BindMethods ReactionFilter filter,
                String words,
                String afterId,
                java.time.Instant afterDue,
                int limit);
    }

    @Override
    public void put(Handle handle, List<Reaction> reactions) {
        if (!reactions.isEmpty()) {
            handle.attach(Dao.class)
                    .put(reactions.stream()
                            .map(reaction -> new Words(reaction.id(), vector(WordForms.of(reaction.text()))))
                            .toList());
        }
    }

    @Override
    public List<Reaction> list(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        if (words == null) {
            return list(handle, filter.conditions(), filter, List.of(), cursor, limit);
        }
        Dao dao = handle.attach(Dao.class);
        String conditions = filter.conditions();
        String order = filter.order().sql();
        String query = query(words);
        List<String> ids = dao.amongTheFirst(
                conditions, order, filter.order().within(), filter, query, cursor.id(), cursor.due(), LOOKED_AT, limit);
        if (ids.size() < limit
                && dao.count(conditions, order, filter, cursor.id(), cursor.due(), LOOKED_AT) == LOOKED_AT) {
            ids = dao.amongAll(conditions, order, filter, query, cursor.id(), cursor.due(), limit);
        }
        return list(handle, "r.id = ANY(:ids) AND " + conditions, filter, ids, cursor, limit);
    }

    private static List<Reaction> list(
            Handle handle,
            String conditions,
            ReactionFilter filter,
            List<String> ids,
            ReactionFilter.Cursor cursor,
            int limit) {
        return handle.attach(ReactionDao.class)
                .list("reaction r", conditions, filter.order().sql(), filter, ids, cursor.id(), cursor.due(), limit);
    }

    private static String vector(List<Set<String>> places) {
        StringBuilder vector = new StringBuilder();
        for (int place = 0; place < places.size(); place++) {
            for (String form : places.get(place)) {
                vector.append(quoted(form))
                        .append(':')
                        .append(Math.min(place + 1, LAST_PLACE))
                        .append(' ');
            }
        }
        return vector.toString();
    }

    static String query(SearchWords words) {
        return words.clauses().stream().map(PostgresSearch::clause).collect(Collectors.joining(" & "));
    }

    private static String clause(SearchWords.Clause clause) {
        String places = clause.places().stream()
                .map(forms -> forms.stream()
                        .map(form -> quoted(form) + (clause.begins() ? ":*" : ""))
                        .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" <-> "));
        return (clause.excluded() ? "!" : "") + "(" + places + ")";
    }

    private static String quoted(String form) {
        return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
