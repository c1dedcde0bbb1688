package org.baken.guide;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/**
 * The guided exercise of the caller.
 *
 * @param incident its id; null when none goes on
 * @param done how many steps are done
 */
public record Mine(String incident, int done, List<Step> steps) {
    /** How far a step is. */
    public enum State {
        DONE,
        NOW,
        LATER
    }

    /**
     * One thing to do.
     *
     * @param path the screen of the console on which one does it
     * @param byHand whether the person says themselves that it is done
     */
    public record Step(
            String id,
            String path,
            List<Guideline> guidelines,
            Map<String, String> title,
            Map<String, List<String>> lines,
            State state,
            boolean byHand) {}
}
