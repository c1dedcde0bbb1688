package org.baken.reaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The reactions of an incident in figures, for who looks back: never a text and never who wrote one. Volume stands beside the
 * number of different people (guidelines H12, B15), and how long people waited for an answer beside what the house promised
 * (A18, V24).
 *
 * @param total how many there were
 * @param authors how many people wrote them
 * @param states how many are in each state
 * @param classes how many have each class of the triage tree
 * @param unsorted how many have none
 * @param answers how long people waited
 * @param quarters by quarter of an hour in which they were written, oldest first, without those in which nobody wrote
 */
public record ReactionFigures(
        long total,
        long authors,
        Map<ReactionState, Long> states,
        Map<String, Long> classes,
        long unsorted,
        Answers answers,
        List<Quarter> quarters) {
    private static final int QUARTER_SECONDS = 15 * 60;

    /**
     * How long people waited for an answer, in whole seconds from when they wrote.
     *
     * @param answered how many have one
     * @param medianSeconds half of them waited no longer; null when nobody has an answer
     * @param ninetySeconds nine of ten waited no longer; null when nobody has an answer
     * @param withinPolicy how many had it in the time that the house promised
     */
    public record Answers(long answered, Long medianSeconds, Long ninetySeconds, long withinPolicy) {}

    /** A quarter of an hour. */
    public record Quarter(Instant from, long reactions, long authors) {}

    /** How many are in one state and one class; no class is null. */
    public record Group(ReactionState state, String category, long number) {}

    /** As the database counts quarters: since 1970. */
    public record Count(long quarter, long reactions, long authors) {}

    /** When somebody wrote and had an answer. */
    public record Waited(Instant postedAt, Instant answeredAt) {}

    @RegisterConstructorMapper(Group.class)
    @RegisterConstructorMapper(Count.class)
    @RegisterConstructorMapper(Waited.class)
    interface Dao {
        @SqlQuery("""
                SELECT state, category, COUNT(*) AS number FROM reaction WHERE incident = :incident
                GROUP BY state, category
                """)
        List<Group> groups(String incident);

        @SqlQuery("SELECT COUNT(DISTINCT author) FROM reaction WHERE incident = :incident")
        long authors(String incident);

        @SqlQuery("""
                SELECT quarter, COUNT(*) AS reactions, COUNT(DISTINCT author) AS authors FROM (
                    SELECT CAST(FLOOR(EXTRACT(EPOCH FROM posted_at) / 900) AS BIGINT) AS quarter, author
                    FROM reaction WHERE incident = :incident) written
                GROUP BY quarter ORDER BY quarter
                """)
        List<Count> quarters(String incident);

        @SqlQuery("""
                SELECT posted_at, answered_at FROM reaction WHERE incident = :incident AND answered_at IS NOT NULL
                """)
        List<Waited> waited(String incident);
    }

    /**
     * Counts them.
     *
     * @param policy what the house promises now
     * @param inCrisis whether the incident was active at an instant: people wait shorter then
     */
    public static ReactionFigures of(Handle handle, String incident, TriagePolicy policy, Predicate<Instant> inCrisis) {
        Dao dao = handle.attach(Dao.class);
        Map<ReactionState, Long> states = new EnumMap<>(ReactionState.class);
        Map<String, Long> classes = new TreeMap<>();
        long total = 0;
        long unsorted = 0;
        for (Group group : dao.groups(incident)) {
            total += group.number();
            states.merge(group.state(), group.number(), Long::sum);
            if (group.category() == null) {
                unsorted += group.number();
            } else {
                classes.merge(group.category(), group.number(), Long::sum);
            }
        }
        List<Quarter> quarters = dao.quarters(incident).stream()
                .map(count -> new Quarter(
                        Instant.ofEpochSecond(count.quarter() * QUARTER_SECONDS), count.reactions(), count.authors()))
                .toList();
        return new ReactionFigures(
                total,
                dao.authors(incident),
                states,
                classes,
                unsorted,
                answers(dao.waited(incident), policy, inCrisis),
                quarters);
    }

    private static Answers answers(List<Waited> all, TriagePolicy policy, Predicate<Instant> inCrisis) {
        List<Long> seconds = new ArrayList<>(all.size());
        long within = 0;
        for (Waited one : all) {
            seconds.add(Math.max(
                    0, Duration.between(one.postedAt(), one.answeredAt()).toSeconds()));
            Instant due = policy.dueAt(one.postedAt(), inCrisis.test(one.postedAt()));
            if (!one.answeredAt().isAfter(due)) {
                within++;
            }
        }
        seconds.sort(null);
        return new Answers(seconds.size(), share(seconds, 50), share(seconds, 90), within);
    }

    /** The smallest value that so many per cent do not exceed (nearest rank); null without values. */
    private static Long share(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }
}
