package org.baken.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Person;
import org.baken.check.Finding.Advice;
import org.baken.incident.Incident;
import org.baken.message.Message;
import org.baken.message.SignOffRules.Policy;

/**
 * Everything that one reviewer's page says.
 *
 * @param texts what goes out, exactly
 * @param changes what changed since somebody last judged it; empty when nobody did
 * @param trial what the reviewer filled in before, when something was not right with it
 */
record LinkView(
        String lang,
        ReviewLink link,
        Person person,
        Incident incident,
        Message message,
        Policy policy,
        List<Outgoing> texts,
        List<Changed> changes,
        List<Advice> findings,
        Trial trial,
        Instant expiresAt) {

    /**
     * What goes out in one language.
     *
     * @param platform whose own words they are; null for every platform without own words
     * @param title null when there is none
     */
    record Outgoing(String lang, String platform, String title, String body) {}

    /** What changed in one text. */
    record Changed(String path, List<Stretch> stretches) {}

    /** A stretch of text that stayed, was added or was taken away. */
    record Stretch(boolean same, boolean added, boolean taken, String text) {}

    /**
     * What came with the form.
     *
     * @param error the key of what was not right, or null
     * @param wrong how often an answer was wrong, by now
     */
    record Trial(String error, int wrong, Map<String, Boolean> answers, String comment) {
        static final Trial NONE = new Trial(null, 0, Map.of(), "");

        Set<String> yes() {
            return answers.keySet();
        }
    }
}
