package org.baken.approval;

import org.baken.account.Person;

/** Knows whether somebody without a session is who they say. */
@FunctionalInterface
public interface Witness {
    /**
     * Tells whether this is the person: by a code when they have a second factor, otherwise by their password. 429 after too
     * many wrong answers.
     *
     * @param given the code or password
     * @param address from where it comes
     */
    boolean proves(Person person, String given, String address);
}
