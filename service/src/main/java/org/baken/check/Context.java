package org.baken.check;

import java.util.List;
import java.util.Set;

/**
 * What surrounds a draft.
 *
 * @param languages in which the incident is told
 * @param expected what a message of this purpose should say
 * @param exercise whether it belongs to an exercise
 * @param officialUrl where the town's own page on this incident is; null when that is not known yet
 * @param unconfirmedFacts how many of the facts it rests on nobody has confirmed
 * @param fits how much of each linked channel's limit it uses, counted by that channel's own rule
 */
public record Context(
        List<String> languages,
        Set<Part> expected,
        boolean exercise,
        String officialUrl,
        int unconfirmedFacts,
        List<Fit> fits) {

    /** How much of the limit of one linked channel the text in one language uses, in that channel's unit. */
    public record Fit(String platform, String lang, int used, int limit) {}
}
