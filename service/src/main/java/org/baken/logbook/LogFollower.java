package org.baken.logbook;

import java.util.List;
import java.util.Set;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Something that acts on log entries after they were committed: once for each entry, in order, also after a restart and with
 * several nodes, because its position moves in the same transaction as what it does.
 */
public final class LogFollower {
    /** What is done with an entry, in the transaction of the handle. */
    @FunctionalInterface
    public interface Step {
        /** Acts on one entry. Log what you do last, as always. */
        void on(Handle handle, LogEntry entry);
    }

    /** One entry a transaction: the step for a second one would lock rows after the first one took the head of the chain. */
    private static final int AT_ONCE = 1;

    /** How far the position may lag behind entries that do not concern it: so many are looked through again at most. */
    private static final long FAR = 500;

    private final Database database;
    private final String name;
    private final List<String> kinds;
    private final Step step;

    /**
     * @param name under which the position is kept; never change it
     * @param kinds the kinds of entry that it acts on
     */
    public LogFollower(Database database, String name, Set<String> kinds, Step step) {
        this.database = database;
        this.name = name;
        this.kinds = List.copyOf(kinds);
        this.step = step;
    }

    /** The name under which the position is kept. */
    public String name() {
        return name;
    }

    /** Acts on what has been logged up to this number. Entries beyond a full batch wait for the next call. */
    boolean catchUp(long newest) {
        return database.read(handle -> isDue(handle.attach(LogDao.class), newest)) && step(newest);
    }

    /** Most entries concern a follower not: to pass them by one at a time would cost a write for each. */
    private boolean isDue(LogDao log, long newest) {
        long position = log.position(name).orElse(-1L);
        return position < 0
                || newest - position > FAR
                || position < newest
                        && !log.afterOfKinds(position, kinds, AT_ONCE).isEmpty();
    }

    private boolean step(long newest) {
        return database.write(handle -> {
            LogDao log = handle.attach(LogDao.class);
            long position = log.lockPosition(name).orElse(-1L);
            if (position < 0) {
                log.addFollower(name, 0);
                position = 0;
            }
            if (position >= newest) {
                return false;
            }
            List<LogDao.Row> rows = log.afterOfKinds(position, kinds, AT_ONCE);
            // The position first: what the steps log takes the head of the chain, and nothing may be locked after that.
            boolean more = rows.size() == AT_ONCE;
            log.movePosition(name, more ? rows.get(rows.size() - 1).seq() : newest);
            rows.forEach(row -> step.on(handle, Logbook.entry(row)));
            return more;
        });
    }
}
