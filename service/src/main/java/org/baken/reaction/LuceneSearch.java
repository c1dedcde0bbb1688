package org.baken.reaction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search beside an embedded database. What is to be found is queued in the transaction that wrote it, and put into the index by
 * one thread afterwards; it leaves the queue once the index has it on the disk. So the index never misses anything, whenever the
 * process is killed, and one that is lost or belongs to another database is made anew. Thread-safe.
 */
final class LuceneSearch implements ReactionSearch {
    /** So many reactions stand in one row of the queue: rows are what costs time. */
    private static final int TOGETHER = 100;

    /** So many rows are put into the index, and on the disk, at once. */
    private static final int AT_ONCE = 100;

    /** So many texts are in memory at once. */
    private static final int TEXTS = 1_000;

    /** A search does not wait for more reactions than this: an import is under way. */
    private static final int SOON = 2_000;

    /** How long a search waits for what was written before it; while very much comes in, it finds the newest a little later. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** Nobody has to search for the index to grow. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String QUEUE = "INSERT INTO reaction_unindexed (id, reactions) VALUES (?, ?)";

    private static final Logger LOG = LoggerFactory.getLogger(LuceneSearch.class);

    private final Database database;
    private final WordIndex index;
    private final EmbeddedPages pages;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Thread thread = new Thread(this::work, "reaction-index");
    private long rounds;
    private long wanted;
    private boolean busy;
    private boolean stopping;

    /** @param folder for the index alone */
    LuceneSearch(Database database, Path folder) {
        this.database = database;
        this.index = new WordIndex(folder);
        this.pages = new EmbeddedPages(index);
        thread.setDaemon(true);
    }

    /** What the index does not hold as it is now. */
    public record Unindexed(String id, List<String> reactions) {}

    /** What a reaction is found by. */
    public record Text(String id, String incident, String text) {}

    /** The statements of the queue. */
    interface Dao {
        @SqlUpdate("""
                INSERT INTO reaction_unindexed (id, reactions)
                SELECT CAST(RANDOM_UUID() AS VARCHAR), ARRAY_AGG(id)
                FROM (SELECT id, (ROW_NUMBER() OVER (ORDER BY id) - 1) / :together AS part FROM reaction) GROUP BY part
                """)
        void queueAll(int together);

        @SqlQuery("SELECT id, reactions FROM reaction_unindexed ORDER BY id LIMIT :most")
        @RegisterConstructorMapper(Unindexed.class)
        List<Unindexed> queued(int most);

        /** How many reactions wait in the first rows of the queue. */
        @SqlQuery("""
                SELECT COALESCE(SUM(CARDINALITY(reactions)), 0)
                FROM (SELECT reactions FROM reaction_unindexed ORDER BY id LIMIT :most)
                """)
        int waiting(int most);

        @SqlQuery("SELECT id, incident, text FROM reaction WHERE id = ANY(:ids)")
        @RegisterConstructorMapper(Text.class)
        List<Text> texts(List<String> ids);

        @SqlUpdate("DELETE FROM reaction_unindexed WHERE id = ANY(:ids)")
        void indexed(List<String> ids);

        @SqlQuery("SELECT token FROM reaction_index")
        List<String> token();

        @SqlUpdate("MERGE INTO reaction_index (id, token) KEY (id) VALUES (1, :token)")
        void token(String token);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join(TimeUnit.SECONDS.toMillis(10));
        index.close();
    }

    @Override
    public void put(Handle handle, List<Reaction> reactions) {
        List<Object[]> rows = new ArrayList<>();
        for (int from = 0; from < reactions.size(); from += TOGETHER) {
            rows.add(reactions.subList(from, Math.min(reactions.size(), from + TOGETHER)).stream()
                    .map(Reaction::id)
                    .toArray());
        }
        BulkInsert.all(handle, QUEUE, rows, (statement, ids) -> {
            statement.setString(1, Ids.next());
            statement.setArray(2, statement.getConnection().createArrayOf("VARCHAR", ids));
        });
    }

    @Override
    public List<Reaction> list(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        if (words != null) {
            int waiting = handle.attach(Dao.class).waiting(SOON);
            if (waiting > 0 && waiting <= SOON) {
                awaitRound();
            }
        }
        return pages.list(handle, filter, words, cursor, limit);
    }

    /** Waits for a round that begins after now: it takes up what was committed before. */
    private void awaitRound() {
        lock.lock();
        try {
            // One that is under way may have looked before.
            long mine = rounds + (busy ? 2 : 1);
            wanted = Math.max(wanted, mine);
            asked.signalAll();
            long left = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (rounds < mine && left > 0 && !stopping) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        boolean ready = false;
        boolean more = true;
        while (begun(more)) {
            try {
                ready = ready || open();
                more = round();
            } catch (RuntimeException e) {
                LOG.error("The index of reactions cannot be written", e);
                more = false;
            } finally {
                ended();
            }
        }
    }

    /** Waits until there is something to do; false when that is to end. */
    private boolean begun(boolean more) {
        lock.lock();
        try {
            if (!more && wanted <= rounds && !stopping) {
                asked.awaitNanos(EVERY_NANOS);
            }
            busy = true;
            return !stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            busy = false;
            rounds++;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean open() {
        String token = database.read(
                handle -> handle.attach(Dao.class).token().stream().findFirst().orElse(""));
        if (!index.open(token)) {
            String fresh = Ids.next();
            index.begin(fresh);
            database.write(handle -> {
                handle.attach(Dao.class).token(fresh);
                handle.attach(Dao.class).queueAll(TOGETHER);
                return null;
            });
        }
        return true;
    }

    /** Takes up some of the queue; true when there is more. */
    private boolean round() {
        List<Unindexed> queued =
                database.read(handle -> handle.attach(Dao.class).queued(AT_ONCE));
        if (queued.isEmpty()) {
            return false;
        }
        List<String> ids = queued.stream()
                .flatMap(row -> row.reactions().stream())
                .distinct()
                .toList();
        for (int from = 0; from < ids.size(); from += TEXTS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + TEXTS));
            index.put(database.read(handle -> handle.attach(Dao.class).texts(some)));
        }
        index.commit();
        database.write(handle -> {
            handle.attach(Dao.class).indexed(queued.stream().map(Unindexed::id).toList());
            return null;
        });
        return queued.size() == AT_ONCE;
    }
}
