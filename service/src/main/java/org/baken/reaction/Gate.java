package org.baken.reaction;

import org.baken.account.Caller;
import org.jdbi.v3.core.Handle;

/** Something that must be so before a reaction goes on to another state, and that may write down who moved it on. */
@FunctionalInterface
public interface Gate {
    /**
     * Refuses the move with a {@link org.baken.platform.Problem} (409) that names what is missing, or lets it pass.
     *
     * @param note why, in the words of who moves it; may be null
     */
    void pass(Handle handle, Caller caller, Reaction reaction, ReactionState to, String note);
}
