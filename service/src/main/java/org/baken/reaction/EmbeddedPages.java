package org.baken.reaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The pages of an inbox on an embedded database. H2 does not know how often a value stands in a column: asked for one that hardly any
 * reaction has, it would look through all of them. So it is tried first whether few have one of the values that a filter asks for;
 * if so, these are looked up, and if not, the page is soon full when it is read in its own order. Thread-safe.
 */
final class EmbeddedPages {
    /** So many are looked at one by one. */
    private static final int FEW = 2_000;

    private final WordIndex index;

    EmbeddedPages(WordIndex index) {
        this.index = index;
    }

    /** Where a reaction stands in the order of what is due. */
    public record Due(String id, Instant dueAt) {}

    /** The statements that name the index they use. */
    interface Dao {
        @SqlQuery("""
                SELECT r.id FROM reaction r USE INDEX (<index>)
                WHERE r.incident = :incident AND <condition> LIMIT :most
                """)
        List<String> having(@Define String index, @Define String condition, String incident, String value, int most);

        @SqlQuery("""
                SELECT r.id FROM reaction r USE INDEX (reaction_due)
                WHERE r.incident = :incident AND r.due_at < :now LIMIT :most
                """)
        List<String> overdue(String incident, Instant now, int most);

        @SqlQuery("""
                SELECT r.id, r.due_at FROM reaction r USE INDEX (reaction_due)
                WHERE <conditions>
                ORDER BY r.incident, r.due_at, r.id LIMIT :limit
                """)
        @RegisterConstructorMapper(Due.class)
        List<Due> due(
                @Define String conditions,
                @BindMethods ReactionFilter filter,
                String afterId,
                Instant afterDue,
                int limit);
    }

    /** Those that the filter asks for and whose texts have the words, if any are given, in the order of the filter. */
    List<Reaction> list(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        Dao dao = handle.attach(Dao.class);
        Optional<List<String>> few = few(dao, filter);
        if (few.isPresent()) {
            List<String> ids = words == null ? few.get() : index.among(few.get(), words);
            return among(handle, ids, filter, cursor, limit);
        }
        if (words == null) {
            ReactionFilter.Order order = filter.order();
            String from = "reaction r USE INDEX (" + order.index() + ")";
            return handle.attach(ReactionDao.class)
                    .list(from, filter.conditions(), order.sql(), filter, List.of(), cursor.id(), cursor.due(), limit);
        }
        return filter.order() == ReactionFilter.Order.NEWEST
                ? newest(handle, filter, words, cursor, limit)
                : due(handle, filter, words, cursor, limit);
    }

    /** The ids of all that have one of the values that the filter asks for; empty when many have each of them. */
    private static Optional<List<String>> few(Dao dao, ReactionFilter filter) {
        for (ReactionFilter.Asked asked : filter.asked()) {
            List<String> ids = having(dao, filter.incident(), asked);
            if (ids.size() <= FEW) {
                return Optional.of(ids);
            }
        }
        if (filter.overdueAt() == null) {
            return Optional.empty();
        }
        List<String> late = dao.overdue(filter.incident(), filter.overdueAt(), FEW + 1);
        return late.size() <= FEW ? Optional.of(late) : Optional.empty();
    }

    /** Those that have one of the values; more than few of them stand for many. */
    private static List<String> having(Dao dao, String incident, ReactionFilter.Asked asked) {
        List<String> ids = new ArrayList<>();
        for (String value : asked.values()) {
            for (String condition : asked.conditions()) {
                if (ids.size() <= FEW) {
                    ids.addAll(dao.having(asked.index(), condition, incident, value, FEW + 1));
                }
            }
        }
        return ids;
    }

    private static List<Reaction> among(
            Handle handle, List<String> ids, ReactionFilter filter, ReactionFilter.Cursor cursor, int limit) {
        return ids.isEmpty()
                ? List.of()
                : handle.attach(ReactionDao.class)
                        .list(
                                "reaction r",
                                "r.id = ANY(:ids) AND " + filter.conditionsOfSome(),
                                filter.order().sql(),
                                filter,
                                ids,
                                cursor.id(),
                                cursor.due(),
                                limit);
    }

    private List<Reaction> newest(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        List<Reaction> page = new ArrayList<>();
        String before = cursor.id();
        // Mostly nothing else is asked than words.
        for (int most = 4 * limit; ; most = FEW) {
            List<String> some = index.newest(filter.incident(), words, before, most);
            page.addAll(among(handle, some, filter, cursor, limit - page.size()));
            if (page.size() == limit || some.size() < most) {
                return page;
            }
            before = some.get(most - 1);
        }
    }

    private List<Reaction> due(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        Set<String> having = new HashSet<>(index.all(filter.incident(), words));
        if (having.size() <= FEW) {
            return among(handle, List.copyOf(having), filter, cursor, limit);
        }
        Dao dao = handle.attach(Dao.class);
        List<String> page = new ArrayList<>();
        ReactionFilter.Cursor from = cursor;
        while (true) {
            List<Due> some = dao.due(filter.conditions(), filter, from.id(), from.due(), FEW);
            some.stream().map(Due::id).filter(having::contains).forEach(page::add);
            if (page.size() >= limit || some.size() < FEW) {
                return among(handle, page, filter, cursor, limit);
            }
            Due last = some.get(FEW - 1);
            from = new ReactionFilter.Cursor(last.dueAt(), last.id());
        }
    }
}
