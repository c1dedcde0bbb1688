package org.baken.reaction;

import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Counts how often we answered somebody in one conversation, by a connector or by hand (guideline V33): the one place where that is
 * counted. What has no conversation of its own, such as what was typed in, is one per writer and incident. Receipts do not count.
 */
public final class Exchanges {
    private Exchanges() {}

    /** How often its writer had an answer from us in the conversation of this reaction. */
    public static int in(Handle handle, Reaction reaction) {
        return handle.attach(StepDao.class).exchanges(reaction.author(), reaction.incident(), reaction.thread());
    }

    /** The most answers that each of these writers had from us in one conversation. */
    public static Map<String, Integer> most(Handle handle, Collection<String> authors) {
        return handle.attach(StepDao.class).mostExchanges(authors);
    }
}
