package org.baken.rumour;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A rumour with what belongs to it, and with what belongs to those that were merged into it.
 *
 * @param priority 0 to 100: harm × reach × age, 0 when it is settled
 * @param evidence of this claim and of those merged into it, oldest first
 * @param merged the ids of those that were merged into it, oldest first
 * @param questions that experts were asked, oldest first
 */
public record RumourView(
        @JsonUnwrapped Rumour rumour,
        Rumour.Clocks clocks,
        int priority,
        Advice advice,
        Spread sightings,
        List<Evidence> evidence,
        List<String> merged,
        List<Question> questions) {

    RumourView asking(List<Question> shown) {
        return new RumourView(rumour, clocks, priority, advice, sightings, evidence, merged, shown);
    }
}
