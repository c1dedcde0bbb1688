package org.baken.playbook;

import java.util.Map;
import org.baken.incident.Incident;

/** Knows how a first statement about an incident begins (guideline V10), for who has only paper left. */
@FunctionalInterface
public interface FirstStatement {
    /**
     * Its words in one language; what nobody knows yet stands as "…".
     *
     * @param title null when there is none
     */
    record Words(String title, String body) {}

    /** Gives it by language, the incident's main one first; nothing when there is no such text. */
    Map<String, Words> of(Incident incident);
}
