package org.baken.playbook;

import org.baken.incident.Incident;
import org.jdbi.v3.core.Handle;

/** Knows whether everything we would publish an incident through was tried since its opening. */
@FunctionalInterface
public interface AccountsWork {
    /** Tells whether every linked account that may serve the incident was checked after its opening, and works. */
    boolean checkedSinceOpening(Handle handle, Incident incident);
}
