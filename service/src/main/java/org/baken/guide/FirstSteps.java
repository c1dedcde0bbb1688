package org.baken.guide;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/** The guided exercise as its file has it. Texts are by language. */
record FirstSteps(Story story, List<Step> steps) {
    /** What is there when it begins. */
    record Story(
            String type,
            String scale,
            Map<String, String> title,
            Map<String, String> place,
            Map<String, String> colleague,
            Map<String, String> source,
            Map<String, String> fact,
            Draft message,
            List<Post> posts) {}

    /** What the practice colleague wrote. */
    record Draft(Map<String, String> audience, Map<String, String> title, Map<String, String> body) {}

    /** What somebody writes about it. */
    record Post(String author, String platform, Map<String, String> text) {}

    /** One thing to do. */
    record Step(
            String id,
            String path,
            List<Guideline> guidelines,
            Map<String, String> title,
            Map<String, List<String>> lines,
            Done done) {}

    /**
     * What ends a step.
     *
     * @param event the kind of entry in the log that the newcomer causes; {@code read} when they say so themselves
     * @param purpose of the message; null for any
     * @param states one of which it has then; null for any
     */
    record Done(String event, String purpose, List<String> states) {
        private static final String READ = "read";

        boolean byHand() {
            return event.equals(READ);
        }
    }
}
