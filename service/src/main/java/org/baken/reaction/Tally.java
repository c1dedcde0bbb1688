package org.baken.reaction;

import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Counts something that belongs to reactions or to their writers, for a whole page of them at once. */
@FunctionalInterface
public interface Tally {
    /** Gives the numbers by id; an id that is not among them has none. */
    Map<String, Integer> of(Handle handle, Collection<String> ids);
}
