package org.baken.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.baken.account.Person;
import org.baken.check.Finding.Advice;
import org.baken.incident.Incident;
import org.baken.message.Changes;
import org.baken.message.Message;
import org.baken.message.SignOffRules.Policy;

/**
 * Everything that one reviewer's page says.
 *
 * @param texts what goes out, exactly; in an exercise with its mark
 * @param changes what changed since somebody last judged it
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
        List<Shown> pictures,
        Changes changes,
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

    /**
     * A picture that goes along.
     *
     * @param address where the page finds it
     * @param width in pixels
     * @param height in pixels
     * @param credit whom to name below it; null when nobody
     * @param alt what it shows, for people who do not see it, by language
     */
    record Shown(String address, int width, int height, String credit, SortedMap<String, String> alt) {}

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
