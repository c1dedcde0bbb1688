package org.baken.channel;

import java.util.List;

/**
 * A channel that writes to people one by one. Every recipient gets an own {@link Post} with an own key
 * ({@link Post#to}), so that one refused address stops nobody else's letter and nobody sees who else was written to.
 */
public interface Addressed extends Sends {

    /** The account's own recipients, each once, in the order of the settings. May be empty. */
    List<String> recipients(Link link);

    /** Whether they are mail addresses; otherwise they are telephone numbers. */
    default boolean byMail() {
        return true;
    }
}
