package org.baken.incident;

import java.util.List;
import org.baken.logbook.Actor;
import org.jdbi.v3.core.Handle;

/** Something that joins in when an incident is opened, in the same transaction. */
@FunctionalInterface
public interface Opening {
    /**
     * Prepares what a new incident needs. The incident is in the tables already; its log entry follows.
     *
     * @param playbooks the ids that the opener chose; empty when none were
     */
    void opened(Handle handle, Incident incident, List<String> playbooks, Actor actor);
}
