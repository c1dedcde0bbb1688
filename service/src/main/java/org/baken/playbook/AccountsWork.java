package org.baken.playbook;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Knows whether everything we publish through was tried since some moment. */
@FunctionalInterface
public interface AccountsWork {
    /**
     * Tells whether every linked account was checked after a moment, and works.
     *
     * @param exercise whether those that serve exercises are meant, and not the real ones
     */
    boolean checkedSince(Handle handle, boolean exercise, Instant moment);
}
