package org.baken.publicpage;

import java.util.List;
import java.util.Map;
import org.baken.message.Cap;
import org.baken.message.Cap.Category;
import org.baken.message.Cap.Certainty;
import org.baken.message.Cap.Response;
import org.baken.message.Cap.Severity;
import org.baken.message.Cap.Urgency;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;

/**
 * What an alert says of a message of which nobody said how it reads as one. The console proposes the same to authors, in
 * {@code message/cap.ts}; both are held to the cases in {@code message/cap-cases.json}.
 */
final class CapDefaults {
    /** The standard's category by type of incident (CAP 1.2, section 3.2.2). */
    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("industrial-fire", Category.FIRE),
            Map.entry("flood", Category.MET),
            Map.entry("power-failure", Category.INFRA),
            Map.entry("cyber-attack", Category.INFRA),
            Map.entry("violence", Category.SECURITY),
            Map.entry("missing-person", Category.RESCUE),
            Map.entry("evacuation", Category.SAFETY),
            Map.entry("contamination", Category.HEALTH),
            Map.entry("transport-accident", Category.TRANSPORT),
            Map.entry("unrest", Category.SECURITY));

    private CapDefaults() {}

    /** What the authors said, or else what can be told without guessing. */
    static Cap of(String type, Post post) {
        return post.cap() == null ? of(type, post.purpose()) : post.cap();
    }

    static Cap of(String type, Purpose purpose) {
        Response response = switch (purpose) {
            case INSTRUCTION -> Response.EXECUTE;
            case ALL_CLEAR -> Response.ALL_CLEAR;
            case CORRECTION, OTHER -> Response.MONITOR;
        };
        Urgency urgency = switch (purpose) {
            case INSTRUCTION -> Urgency.IMMEDIATE;
            case ALL_CLEAR -> Urgency.PAST;
            case CORRECTION, OTHER -> Urgency.UNKNOWN;
        };
        return new Cap(
                category(type), List.of(response), urgency, Severity.UNKNOWN, Certainty.OBSERVED, null, null, null);
    }

    /** What was taken back claims nothing any more but what it was about and where. */
    static Cap withdrawn(String type, Cap was) {
        return new Cap(
                was == null ? category(type) : was.categories(),
                List.of(Response.NONE),
                Urgency.UNKNOWN,
                Severity.UNKNOWN,
                Certainty.UNKNOWN,
                null,
                was == null ? null : was.area(),
                was == null ? null : was.contact());
    }

    private static List<Category> category(String type) {
        return List.of(CATEGORIES.getOrDefault(type, Category.OTHER));
    }
}
