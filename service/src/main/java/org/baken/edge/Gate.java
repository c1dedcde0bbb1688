package org.baken.edge;

import java.util.concurrent.atomic.AtomicInteger;

/** Knows whether a request of the team is being worked on. Thread-safe. */
final class Gate {
    private final AtomicInteger working = new AtomicInteger();
    private final Runnable whenFree;

    /** @param whenFree told each time that the last request of the team is answered */
    Gate(Runnable whenFree) {
        this.whenFree = whenFree;
    }

    void enter() {
        working.incrementAndGet();
    }

    void leave() {
        if (working.decrementAndGet() == 0) {
            whenFree.run();
        }
    }

    boolean isFree() {
        return working.get() == 0;
    }
}
