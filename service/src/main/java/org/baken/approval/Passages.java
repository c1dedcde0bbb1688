package org.baken.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import org.baken.message.Content;
import org.baken.platform.Json;

/** Finds the texts of a message by their paths, and passages in them. */
final class Passages {
    private Passages() {}

    /** The text at a path such as {@code text.nl.body} or {@code variants.mastodon.nl}; empty when there is none. */
    static Optional<String> text(Content content, String path) {
        String[] steps = path.split("\\.", -1);
        JsonNode all = Json.mapper().valueToTree(content);
        JsonNode found = switch (steps[0]) {
            case "text" -> walk(all, steps, 0);
            case "variants" -> steps.length == 3 ? variant(all, steps[1], steps[2]) : all.path("");
            case "media" -> steps.length == 4 ? walk(picture(all, steps[1]), steps, 2) : all.path("");
            default -> all.path("");
        };
        return found.isTextual() ? Optional.of(found.asText()) : Optional.empty();
    }

    /** Where the same words stand now, as near as possible to where they stood; empty when they are gone. */
    static OptionalInt nearest(String text, String quote, int start) {
        int before = text.lastIndexOf(quote, start);
        int after = text.indexOf(quote, start);
        if (before < 0 && after < 0) {
            return OptionalInt.empty();
        }
        boolean later = before < 0 || (after >= 0 && after - start < start - before);
        return OptionalInt.of(later ? after : before);
    }

    private static JsonNode walk(JsonNode from, String[] steps, int next) {
        JsonNode node = from;
        for (int i = next; i < steps.length; i++) {
            node = node.path(steps[i]);
        }
        return node;
    }

    private static JsonNode variant(JsonNode all, String platform, String lang) {
        for (JsonNode variant : all.path("variants")) {
            if (variant.path("platform").asText().equals(platform)
                    && variant.path("lang").asText().equals(lang)) {
                return variant.path("body");
            }
        }
        return all.path("");
    }

    private static JsonNode picture(JsonNode all, String id) {
        for (JsonNode picture : all.path("media")) {
            if (picture.path("id").asText().equals(id)) {
                return picture;
            }
        }
        return all.path("");
    }
}
