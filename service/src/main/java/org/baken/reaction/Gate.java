package org.baken.reaction;

import org.jdbi.v3.core.Handle;

/** Something that must be so before a reaction goes on to another state. */
@FunctionalInterface
public interface Gate {
    /** Refuses the move with a {@link org.baken.platform.Problem} (409) that names what is missing, or lets it pass. */
    void pass(Handle handle, Reaction reaction, ReactionState to);
}
