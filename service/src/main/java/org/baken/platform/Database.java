package org.baken.platform;

import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The way to the database. A command is one {@link #write}: its state, its log entries and what it queues commit together,
 * or not at all.
 *
 * <p>Thread-safe. On the embedded database a write is on the disk before it returns, so that no answered command is lost
 * when the process is killed.
 */
public final class Database {
    private static final ThreadLocal<Boolean> WRITING = ThreadLocal.withInitial(() -> false);

    private final Jdbi jdbi;
    private final boolean embedded;
    private final SharedSync disk;

    /**
     * @param jdbi set up with the plugins of Baken
     * @param embedded whether the database is H2 in a file of this process
     */
    public Database(Jdbi jdbi, boolean embedded) {
        this.jdbi = jdbi;
        this.embedded = embedded;
        this.disk = new SharedSync(() -> jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC")));
    }

    /** Reads, in one transaction, so that what is read belongs together. */
    public <T, X extends Exception> T read(HandleCallback<T, X> reading) throws X {
        return jdbi.inTransaction(reading);
    }

    /**
     * Runs one command in one transaction. If the request carries an Idempotency-Key, the key is claimed and the result kept
     * as its answer in the same transaction: hence one write for each POST, and its result is the answer.
     */
    public <T, X extends Exception> T write(HandleCallback<T, X> command) throws X {
        if (WRITING.get()) {
            throw new IllegalStateException("A command is one transaction: pass the handle on instead");
        }
        WRITING.set(true);
        try {
            Optional<CommandKey> key = CommandKey.current();
            T result = jdbi.inTransaction(handle -> {
                CommandDao commands = handle.attach(CommandDao.class);
                key.ifPresent(claimed -> claimed.claim(commands));
                T made = command.withHandle(handle);
                key.ifPresent(claimed -> claimed.answered(commands, made));
                return made;
            });
            settle();
            return result;
        } finally {
            WRITING.remove();
        }
    }

    /**
     * As {@link #write}, for a command whose answer holds a secret: no key is claimed and no answer kept, so that a copy of the
     * database does not hold it. A repeated request is carried out again.
     */
    public <T, X extends Exception> T writeUnkept(HandleCallback<T, X> command) throws X {
        if (WRITING.get()) {
            throw new IllegalStateException("A command is one transaction: pass the handle on instead");
        }
        WRITING.set(true);
        try {
            T result = jdbi.inTransaction(command);
            settle();
            return result;
        } finally {
            WRITING.remove();
        }
    }

    /** H2 hands commits to the disk up to half a second later; a killed process must not lose what it has answered. */
    private void settle() {
        if (embedded) {
            disk.await();
        }
    }
}
