package org.baken.reaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.baken.platform.Paging;
import org.baken.platform.Problem;

/**
 * Which reactions of one incident are wanted, and in which order. What is null or empty is not asked.
 *
 * @param states any of these
 * @param categories any of these classes
 * @param rumours that repeat or ask about any of these
 * @param secluded whether they are such that only we can read them
 * @param overdueAt those whose writers should have had an answer by then
 * @param order newest: as they came in, newest first; due: those that are owed an answer, the most urgent first
 */
public record ReactionFilter(
        String incident,
        List<ReactionState> states,
        List<String> categories,
        Sentiment sentiment,
        Source source,
        String platform,
        String author,
        String assignee,
        List<String> rumours,
        Boolean secluded,
        Instant overdueAt,
        Order order) {

    /** In one index stand whether it is private, the source and the platform: each source in two places, each platform in many. */
    private static final List<String> OF_SOURCE =
            List.of("r.secluded = FALSE AND r.source = :value", "r.secluded = TRUE AND r.source = :value");

    private static final List<String> OF_PLATFORM = Arrays.stream(Source.values())
            .flatMap(source -> OF_SOURCE.stream()
                    .map(condition -> condition.replace(":value", "'" + source + "'") + " AND r.platform = :value"))
            .toList();

    /** The same, with every rumour that is the same claim as the one that is asked. */
    ReactionFilter with(List<String> family) {
        return new ReactionFilter(
                incident,
                states,
                categories,
                sentiment,
                source,
                platform,
                author,
                assignee,
                family,
                secluded,
                overdueAt,
                order);
    }

    /** The orders in which an inbox is read. The incident, which is one and the same, is named because H2 then uses the index. */
    public enum Order {
        NEWEST("reaction_newest", "r.id DESC"),
        DUE("reaction_due", "r.due_at, r.id");

        private final String index;
        private final String sql;

        Order(String index, String sql) {
            this.index = index;
            this.sql = sql;
        }

        /** The index that has this order. */
        String index() {
            return index;
        }

        String sql() {
            return "r.incident, " + sql;
        }

        /** The same without the incident: PostgreSQL sees only so that what is in order already stays so. */
        String within() {
            return sql;
        }
    }

    /**
     * Where a page starts: after the last one of the page before.
     *
     * @param due when its answer was due; null in the order of arrival
     */
    record Cursor(Instant due, String id) {
        /** Ids are hexadecimal: g comes after all of them, and nothing before. */
        private static final Cursor NEWEST = new Cursor(null, "g");

        private static final Cursor MOST_URGENT = new Cursor(Instant.EPOCH, "");

        static Cursor of(Order order, Paging paging) {
            String after = paging.after();
            if (after == null) {
                return order == Order.DUE ? MOST_URGENT : NEWEST;
            }
            if (!after.matches(order == Order.DUE ? "\\d{1,15}\\.[0-9a-f-]{36}" : "[0-9a-f-]{36}")) {
                throw Problem.invalid("after", "problem.cursor");
            }
            int dot = after.indexOf('.');
            return dot < 0
                    ? new Cursor(null, after)
                    : new Cursor(
                            Instant.ofEpochMilli(Long.parseLong(after.substring(0, dot))), after.substring(dot + 1));
        }

        static String after(Order order, Reaction last) {
            return order == Order.DUE ? last.dueAt().toEpochMilli() + "." + last.id() : last.id();
        }
    }

    /**
     * Values that are asked for.
     *
     * @param index in which they stand together, or in as many places as there are conditions
     * @param conditions with {@code :value} for one of the values
     */
    record Asked(String index, List<String> conditions, List<String> values) {}

    /** The values that are asked for, those first that mostly fewest have. */
    List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        ask(asked, "reaction_author_newest", List.of("r.author = :value"), given(author));
        ask(asked, "reaction_rumour", List.of("r.rumour = :value"), rumours);
        ask(asked, "reaction_assignee", List.of("r.assignee = :value"), given(assignee));
        ask(asked, "reaction_class", List.of("r.category = :value"), categories);
        ask(asked, "reaction_kind", List.of("r.secluded = :value"), given(secluded));
        ask(asked, "reaction_kind", OF_SOURCE, given(source));
        ask(asked, "reaction_kind", OF_PLATFORM, given(platform));
        ask(asked, "reaction_state", List.of("r.state = :value"), stateNames());
        // Who gives a reaction a sentiment gives it a class.
        ask(asked, "reaction_class", List.of("r.category >= :value"), sentiment == null ? List.of() : List.of(""));
        return asked;
    }

    private static List<String> given(Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private static void ask(List<Asked> asked, String index, List<String> conditions, List<String> values) {
        if (!values.isEmpty()) {
            asked.add(new Asked(index, conditions, values));
        }
    }

    /** The conditions as they are, written so that H2 looks reactions up by their ids and not by what these compare with. */
    String conditionsOfSome() {
        // It sees through an empty string that is added.
        return conditions().replaceAll("r\\.(incident|author|rumour|assignee|id) (=|<) ", "COALESCE(r.$1, '') $2 ");
    }

    /** The conditions of this filter in SQL; what they compare with is bound by name. */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add("r.incident = :incident");
        add(conditions, states.size() == 1, "r.state = :state");
        add(conditions, states.size() > 1, "r.state = ANY(:stateNames)");
        add(conditions, categories.size() == 1, "r.category = :category");
        add(conditions, categories.size() > 1, "r.category = ANY(:categories)");
        add(conditions, sentiment != null, "r.sentiment = :sentiment");
        add(conditions, source != null, "r.source = :source");
        add(conditions, platform != null, "r.platform = :platform");
        add(conditions, author != null, "r.author = :author");
        add(conditions, assignee != null, "r.assignee = :assignee");
        add(conditions, !rumours.isEmpty(), "r.rumour = ANY(:rumours)");
        add(conditions, secluded != null, "r.secluded = :secluded");
        add(conditions, overdueAt != null, "r.due_at < :overdueAt");
        add(conditions, order == Order.NEWEST, "r.id < :afterId");
        add(conditions, order == Order.DUE, "r.due_at >= :afterDue AND (r.due_at > :afterDue OR r.id > :afterId)");
        return String.join(" AND ", conditions);
    }

    public String state() {
        return states.isEmpty() ? null : states.get(0).name();
    }

    public List<String> stateNames() {
        return states.stream().map(Enum::name).collect(Collectors.toList());
    }

    public String category() {
        return categories.isEmpty() ? null : categories.get(0);
    }

    private static void add(List<String> conditions, boolean wanted, String condition) {
        if (wanted) {
            conditions.add(condition);
        }
    }
}
