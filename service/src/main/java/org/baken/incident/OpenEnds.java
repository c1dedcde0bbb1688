package org.baken.incident;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Something that knows what would be left unfinished if an incident were closed now. */
@FunctionalInterface
public interface OpenEnds {
    /** Names what is still open, most important first. */
    List<OpenEnd> of(Handle handle, String incidentId);
}
