package org.baken.reaction;

import java.util.Locale;
import org.baken.account.Caller;
import org.jdbi.v3.core.Handle;

/** Something that the page of one reaction shows besides what the lists show. */
@FunctionalInterface
public interface ReactionDetail {
    /** Gives what is to be written as JSON, in the reader's language; null for nothing. */
    Object of(Handle handle, Caller caller, Reaction reaction, Locale locale);
}
