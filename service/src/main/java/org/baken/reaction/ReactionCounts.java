package org.baken.reaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Counts the reactions of an incident. What takes long to count is kept for twenty times as long as it took, so that many
 * people who look at a very large inbox cannot keep the database busy with counting. Thread-safe.
 */
final class ReactionCounts {
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int TIMES = 20;

    private final Cache<String, Counted> kept = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfter(new AfterTimes())
            .build();
    private final Clock clock;

    ReactionCounts(Clock clock) {
        this.clock = clock;
    }

    /**
     * The numbers of an incident.
     *
     * @param overdue whose writers should have had an answer by now
     * @param mine those still open that the reader deals with
     * @param authors how many people wrote them (guidelines H12, B15)
     */
    public record Summary(
            Map<ReactionState, Integer> states, Map<String, Integer> classes, long overdue, long mine, long authors) {}

    private record Counted(Map<ReactionState, Integer> states, Map<String, Integer> classes, long authors, long took) {}

    /** How many are in one state and one class. */
    public record Number(ReactionState state, String category, int number) {}

    @RegisterConstructorMapper(Number.class)
    interface Dao {
        @SqlQuery("""
                SELECT state, category, COUNT(*) AS number FROM reaction WHERE incident = :incident
                GROUP BY state, category
                """)
        List<Number> numbers(String incident);

        @SqlQuery("SELECT COUNT(DISTINCT author) FROM reaction WHERE incident = :incident")
        long authors(String incident);

        /** Nothing is owed to a writer whose reaction is not open. */
        @SqlQuery("SELECT COUNT(*) FROM reaction WHERE incident = :incident AND due_at < :now")
        long overdue(String incident, java.time.Instant now);

        @SqlQuery("""
                SELECT COUNT(*) FROM reaction
                WHERE incident = :incident AND assignee = :person AND state IN ('NEW', 'TRIAGED')
                """)
        long assigned(String incident, String person);
    }

    Summary of(Handle handle, String incident, String person) {
        Dao dao = handle.attach(Dao.class);
        Counted counted = kept.get(incident, one -> count(dao, one));
        return new Summary(
                counted.states(),
                counted.classes(),
                dao.overdue(incident, clock.instant()),
                dao.assigned(incident, person),
                counted.authors());
    }

    private static Counted count(Dao dao, String incident) {
        long began = System.nanoTime();
        Map<ReactionState, Integer> states = new EnumMap<>(ReactionState.class);
        Map<String, Integer> classes = new TreeMap<>();
        for (Number each : dao.numbers(incident)) {
            states.merge(each.state(), each.number(), Integer::sum);
            if (each.category() != null) {
                classes.merge(each.category(), each.number(), Integer::sum);
            }
        }
        return new Counted(states, classes, dao.authors(incident), System.nanoTime() - began);
    }

    /** What is quick to count is counted each time. */
    private static final class AfterTimes implements Expiry<String, Counted> {
        @Override
        public long expireAfterCreate(String incident, Counted counted, long now) {
            return counted.took() < QUICK_NANOS ? 0 : counted.took() * TIMES;
        }

        @Override
        public long expireAfterUpdate(String incident, Counted counted, long now, long left) {
            return expireAfterCreate(incident, counted, now);
        }

        @Override
        public long expireAfterRead(String incident, Counted counted, long now, long left) {
            return left;
        }
    }
}
