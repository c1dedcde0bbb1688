package org.baken.publishing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Serves the turns of many lanes together: who comes while a transaction is under way shares the next one with everybody who
 * waits by then. Twenty accounts that answer in the same moment cost two or three transactions, not twenty. Thread-safe.
 */
final class SharedTurns {
    private static final Duration GATHERING = Duration.ofMillis(8);

    private final Function<List<Turn>, List<List<Parcel>>> transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition served = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean underWay;

    private static final class Waiting {
        private final Turn turn;
        private boolean over;
        private List<Parcel> parcels;
        private RuntimeException failure;

        Waiting(Turn turn) {
            this.turn = turn;
        }
    }

    /** @param transaction gives what each of these turns, all on different accounts, takes up, in their order */
    SharedTurns(Function<List<Turn>, List<List<Parcel>>> transaction) {
        this.transaction = transaction;
    }

    /** Takes a turn; throws what the transaction threw when this turn was alone in it. */
    List<Parcel> take(Turn turn) {
        Waiting mine = new Waiting(turn);
        lock.lock();
        try {
            queue.add(mine);
            while (!mine.over) {
                if (underWay) {
                    served.awaitUninterruptibly();
                } else {
                    serve();
                }
            }
        } finally {
            lock.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        return mine.parcels;
    }

    /** How many wait for a transaction that somebody else carries out. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(served);
        } finally {
            lock.unlock();
        }
    }

    /** All that wait, each account once. */
    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (accounts.add(one.turn.account())) {
                next.add(one);
                all.remove();
            }
        }
        return next;
    }

    private void serve() {
        underWay = true;
        if (queue.size() == 1) {
            gather();
        }
        List<Waiting> together = next();
        lock.unlock();
        try {
            if (!serveAll(together)) {
                // One that cannot be stored must not hold up the others.
                together.forEach(one -> serveAll(List.of(one)));
            }
        } finally {
            lock.lock();
            underWay = false;
            together.forEach(one -> one.over = true);
            served.signalAll();
        }
    }

    /** What starts or ends together comes within moments of each other. */
    private void gather() {
        lock.unlock();
        try {
            LockSupport.parkNanos(GATHERING.toNanos());
        } finally {
            lock.lock();
        }
    }

    /** Tells whether it is settled, for better or worse. */
    private boolean serveAll(List<Waiting> together) {
        try {
            List<List<Parcel>> parcels =
                    transaction.apply(together.stream().map(one -> one.turn).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).parcels = parcels.get(i);
                together.get(i).failure = null;
            }
            return true;
        } catch (RuntimeException e) {
            together.forEach(one -> one.failure = e);
            return together.size() == 1;
        }
    }
}
