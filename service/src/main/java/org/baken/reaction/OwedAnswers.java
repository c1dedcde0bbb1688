package org.baken.reaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The answers that people wait for (guidelines A18, V24). The one that waits longest is looked up in an index; the number is kept
 * for twenty times as long as it took to count, so that asking every second cannot keep the database busy. Thread-safe.
 */
public final class OwedAnswers {
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int TIMES = 20;

    private final Cache<String, Counted> kept = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfter(new AfterTimes())
            .build();

    /**
     * The answers that are owed in one incident.
     *
     * @param count how many, late or not
     * @param oldest the id of the reaction whose answer is due first
     * @param since when that was written
     * @param dueAt when its writer must have an answer
     */
    public record Owed(int count, String oldest, Instant since, Instant dueAt) {}

    /** The reaction whose answer is due first. */
    public record First(String id, Instant postedAt, Instant dueAt) {}

    private record Counted(int number, long took) {}

    @RegisterConstructorMapper(First.class)
    interface Dao {
        /** Nothing is due for a reaction that is not open. The order is that of the index, from its first column on. */
        @SqlQuery("""
                SELECT id, posted_at, due_at FROM reaction WHERE incident = :incident AND due_at >= :ever
                ORDER BY incident, due_at, id LIMIT 1
                """)
        Optional<First> first(String incident, Instant ever);

        @SqlQuery("SELECT COUNT(*) FROM reaction WHERE incident = :incident AND due_at >= :ever")
        int number(String incident, Instant ever);
    }

    /** Gives what is owed in an incident; empty when nobody waits. */
    public Optional<Owed> of(Handle handle, String incident) {
        Dao dao = handle.attach(Dao.class);
        return dao.first(incident, Instant.EPOCH)
                .map(first -> new Owed(
                        Math.max(1, kept.get(incident, one -> count(dao, one)).number()),
                        first.id(),
                        first.postedAt(),
                        first.dueAt()));
    }

    private static Counted count(Dao dao, String incident) {
        long began = System.nanoTime();
        int number = dao.number(incident, Instant.EPOCH);
        return new Counted(number, System.nanoTime() - began);
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
