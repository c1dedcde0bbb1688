package org.baken.reaction;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
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
    /** How many are put into the index at once. */
    private static final int AT_ONCE = 2_000;

    /** How long a search waits for what was written before it; while very much comes in, it finds the newest a little later. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** So many found by their words are looked at by their ids; for more, the database says first which are wanted at all. */
    private static final int FEW = 2_000;

    /** Nobody has to search for the index to grow. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String QUEUE = "INSERT INTO reaction_unindexed (id, reaction) VALUES (?, ?)";

    private static final Logger LOG = LoggerFactory.getLogger(LuceneSearch.class);

    private final Database database;
    private final WordIndex index;
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
        thread.setDaemon(true);
    }

    /** Something that the index does not hold as it is now. */
    public record Unindexed(String id, String reaction) {}

    /** What a reaction is found by. */
    public record Text(String id, String incident, String text) {}

    /** The statements of the queue, and those that look at ids the index gave. */
    @RegisterConstructorMapper(Reaction.class)
    interface Dao {
        @SqlUpdate(
                "INSERT INTO reaction_unindexed (id, reaction) SELECT CAST(RANDOM_UUID() AS VARCHAR), id FROM reaction")
        void queueAll();

        @SqlQuery("SELECT id, reaction FROM reaction_unindexed ORDER BY id LIMIT :most")
        @RegisterConstructorMapper(Unindexed.class)
        List<Unindexed> queued(int most);

        @SqlQuery("SELECT id, incident, text FROM reaction WHERE id = ANY(:ids)")
        @RegisterConstructorMapper(Text.class)
        List<Text> texts(List<String> ids);

        @SqlUpdate("DELETE FROM reaction_unindexed WHERE id = ANY(:ids)")
        void indexed(List<String> ids);

        @SqlQuery("SELECT token FROM reaction_index")
        List<String> token();

        @SqlUpdate("MERGE INTO reaction_index (id, token) KEY (id) VALUES (1, :token)")
        void token(String token);

        @SqlQuery("""
                SELECT r.id, r.incident, r.source, r.account, r.platform, r.remote_id, r.in_reply_to, r.thread, r.author,
                    r.text, r.lang, r.url, r.secluded, r.pictures, r.posted_at, r.received_at, r.due_at, r.state,
                    r.sentiment, r.category, r.triaged_by, r.triaged_at, r.answered_at, r.rumour, r.assignee, r.note,
                    r.abusive, r.erased, r.version, r.changed_by, r.changed_at
                FROM reaction r
                WHERE r.id = ANY(:ids) AND <conditions>
                ORDER BY <order> LIMIT :limit
                """)
        List<Reaction> among(
                List<String> ids,
                @Define String conditions,
                @Define String order,
                @BindMethods ReactionFilter filter,
                String afterId,
                Instant afterDue,
                int limit);

        @SqlQuery("SELECT r.id FROM reaction r WHERE <conditions> ORDER BY <order>")
        List<String> ids(
                @Define String conditions,
                @Define String order,
                @BindMethods ReactionFilter filter,
                String afterId,
                Instant afterDue);
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
        BulkInsert.all(handle, QUEUE, reactions, (statement, reaction) -> {
            statement.setString(1, Ids.next());
            statement.setString(2, reaction.id());
        });
    }

    @Override
    public List<Reaction> list(
            Handle handle, ReactionFilter filter, SearchWords words, ReactionFilter.Cursor cursor, int limit) {
        Dao dao = handle.attach(Dao.class);
        if (!dao.queued(1).isEmpty()) {
            awaitRound();
        }
        if (filter.order() == ReactionFilter.Order.NEWEST) {
            // Mostly nothing else is asked than words: then the newest with them are the page.
            int some = 4 * limit;
            List<String> newest = index.newest(filter.incident(), words, cursor.id(), some);
            List<Reaction> found = among(dao, newest, filter, cursor, limit);
            if (found.size() == limit || newest.size() < some) {
                return found;
            }
        }
        Set<String> ids = new HashSet<>(index.all(filter.incident(), words));
        if (ids.size() <= FEW) {
            return among(dao, List.copyOf(ids), filter, cursor, limit);
        }
        List<String> page =
                dao.ids(filter.conditions(), filter.order().sql(), filter, cursor.id(), cursor.due()).stream()
                        .filter(ids::contains)
                        .limit(limit)
                        .toList();
        return among(dao, page, filter, cursor, limit);
    }

    private static List<Reaction> among(
            Dao dao, List<String> ids, ReactionFilter filter, ReactionFilter.Cursor cursor, int limit) {
        return ids.isEmpty()
                ? List.of()
                : dao.among(ids, filter.conditions(), filter.order().sql(), filter, cursor.id(), cursor.due(), limit);
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
                handle.attach(Dao.class).queueAll();
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
        List<String> ids = queued.stream().map(Unindexed::reaction).distinct().toList();
        index.put(database.read(handle -> handle.attach(Dao.class).texts(ids)));
        database.write(handle -> {
            handle.attach(Dao.class).indexed(queued.stream().map(Unindexed::id).toList());
            return null;
        });
        return queued.size() == AT_ONCE;
    }
}
