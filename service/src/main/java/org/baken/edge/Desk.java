package org.baken.edge;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests for a page wait, without a thread, until the shelf is fresh and the team is served; but never for long: a page
 * that is a moment old is better than none, and a slow request of the team must not starve the residents.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final long LONGEST_FOR_TEAM = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MOST = 10_000;

    private final Refresher refresher;
    private final Gate gate;
    private final Consumer<Visit> serve;
    private final Queue<Visit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "page-desk");
    private volatile boolean stopping;

    /** @param serve answers a visit, without waiting */
    Desk(Refresher refresher, Consumer<Visit> serve) {
        this.refresher = refresher;
        this.gate = new Gate(this::look);
        this.serve = serve;
        thread.setDaemon(true);
        refresher.whenFresh(this::look);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        look();
    }

    Gate gate() {
        return gate;
    }

    /** How many wait. */
    int waiting() {
        return count.get();
    }

    /** Whether a page may be served at once. */
    boolean isClear() {
        return gate.isFree() && refresher.isFresh();
    }

    /** Lets a visit wait for its turn; false when too many wait already. */
    boolean take(Visit visit) {
        int now = count.incrementAndGet();
        if (now > MOST) {
            count.decrementAndGet();
            return false;
        }
        waiting.add(visit);
        if (now == 1) {
            // The first one wakes who has to act; they look after the others by themselves.
            refresher.nudge();
            look();
        }
        return true;
    }

    private void look() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping || !waiting.isEmpty()) {
            Visit first = waiting.peek();
            if (first == null) {
                LockSupport.park(this);
            } else if (isTurn(first)) {
                waiting.poll();
                count.decrementAndGet();
                serve(first);
            } else {
                LockSupport.parkNanos(this, LOOK);
            }
        }
    }

    private boolean isTurn(Visit first) {
        long waited = System.nanoTime() - first.arrived();
        return stopping || (gate.isFree() || waited > LONGEST_FOR_TEAM) && refresher.isFresh();
    }

    private void serve(Visit visit) {
        try {
            serve.accept(visit);
        } catch (RuntimeException e) {
            LOG.error("A page could not be served", e);
            visit.callback().failed(e);
        }
    }
}
