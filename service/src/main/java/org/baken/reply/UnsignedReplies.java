package org.baken.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.jdbi.v3.core.Handle;

/** Finds the answers that wait for a signature of somebody (guideline A14). */
@FunctionalInterface
public interface UnsignedReplies {
    /**
     * Those that this person may sign, the longest waiting first, at most 50.
     *
     * @param roles of this person in the incident
     */
    List<Unsigned> of(Handle handle, Caller caller, Collection<Role> roles, String incident);

    /**
     * One of them.
     *
     * @param reaction the id of what it answers, on whose page it is signed
     * @param start how it begins
     * @param by the name of who asked for it
     */
    record Unsigned(String reaction, String start, String by, Instant at) {}
}
