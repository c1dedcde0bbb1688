package org.baken.rumour;

import org.baken.incident.Incident;
import org.jdbi.v3.core.Handle;

/** Writes to experts. Mail is none of this package's business: the wiring puts in what sends. */
public interface ExpertLetters {
    /** A house that writes to nobody. */
    ExpertLetters NONE = (handle, incident, letter) -> false;

    /**
     * A letter with a personal link.
     *
     * @param reference by which it is found again
     */
    record Letter(String recipient, String lang, String subject, String text, String reference) {}

    /** Queues a letter in this transaction. False when the house has no e-mail account of the incident's kind. */
    boolean write(Handle handle, Incident incident, Letter letter);
}
