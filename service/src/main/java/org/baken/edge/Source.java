package org.baken.edge;

import java.time.Instant;

/** Who puts the pages on the shelf. Called by one thread at a time, never by one that serves requests. */
public interface Source {
    /**
     * Reads what was logged up to this number, and puts on the shelf what changed by it, or by the time.
     *
     * @param newest the number of the newest log entry
     * @return when something changes even if nothing is logged, such as a promise that passes; {@link Instant#MAX} for never
     */
    Instant refresh(long newest);

    /** Whether nobody else answers at this path: there is a page now, or nothing. */
    boolean covers(String path);

    /** Whether there is something at this path that is not on the shelf, because hardly anybody asks for it. Never waits. */
    boolean keepsAway(String path);

    /** Puts on the shelf what is kept away at this path. */
    void fetch(String path);
}
