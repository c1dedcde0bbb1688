package org.baken.reaction;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
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

    /** A reaction with its words as a {@code tsvector} is written. */
    public record Words(String reaction, String words) {}

    /** The statements that only PostgreSQL knows. */
    @RegisterConstructorMapper(Reaction.class)
    interface Dao {
        @SqlBatch("""
                INSERT INTO reaction_words (reaction, words) VALUES (:reaction, CAST(:words AS tsvector))
                ON CONFLICT (reaction) DO UPDATE SET words = excluded.words
                """)
        void put(@BindMethods List<Words> words);

        @SqlQuery("""
                SELECT r.id, r.incident, r.source, r.account, r.platform, r.remote_id, r.in_reply_to, r.thread, r.author,
                    r.text, r.lang, r.url, r.secluded, r.pictures, r.posted_at, r.received_at, r.due_at, r.state,
                    r.sentiment, r.category, r.triaged_by, r.triaged_at, r.answered_at, r.rumour, r.assignee, r.note,
                    r.abusive, r.erased, r.version, r.changed_by, r.changed_at
                FROM reaction r JOIN reaction_words w ON w.reaction = r.id
                WHERE w.words @@ CAST(:words AS tsquery) AND <conditions>
                ORDER BY <order> LIMIT :limit
                """)
        List<Reaction> list(
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
            return handle.attach(ReactionDao.class)
                    .list(filter.conditions(), filter.order().sql(), filter, cursor.id(), cursor.due(), limit);
        }
        return handle.attach(Dao.class)
                .list(
                        filter.conditions(),
                        filter.order().sql(),
                        filter,
                        query(words),
                        cursor.id(),
                        cursor.due(),
                        limit);
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
