package org.baken.platform;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to the disk for many at once: whoever asks returns after a write that began after the question. Who asks while one
 * is under way shares the next with everybody who waits by then, so that twenty commands at the same time cost two or three
 * writes and not twenty. Thread-safe.
 */
final class SharedSync {
    private final Runnable write;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long begun;
    private long done;
    private boolean writing;

    /** @param write puts on the disk what has been committed */
    SharedSync(Runnable write) {
        this.write = write;
    }

    /** Returns when what was committed before the call is on the disk. What a write throws is thrown to one of those who wait. */
    void await() {
        lock.lock();
        try {
            // The one under way may have begun before the caller's commit.
            long mine = begun + 1;
            while (done < mine) {
                if (writing) {
                    ended.awaitUninterruptibly();
                } else {
                    writeForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a write that somebody else does. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(ended);
        } finally {
            lock.unlock();
        }
    }

    private void writeForAll() {
        writing = true;
        long number = ++begun;
        lock.unlock();
        boolean well = false;
        try {
            write.run();
            well = true;
        } finally {
            lock.lock();
            writing = false;
            done = well ? number : done;
            ended.signalAll();
        }
    }
}
