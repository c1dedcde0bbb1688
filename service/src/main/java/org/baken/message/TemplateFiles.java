package org.baken.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.platform.Guideline;

/** Reads templates from files, refusing with file and line what is not a template. */
final class TemplateFiles {
    private static final String FOLDER = "templates/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /**
     * What stands in a file.
     *
     * @param types the types of incident that it is made for; none for any
     * @param text by language, with placeholders
     */
    record Written(
            String id,
            Map<String, String> title,
            List<String> types,
            Purpose purpose,
            String audience,
            List<Guideline> guidelines,
            Map<String, Words> text) {}

    /** The words in one language: a core or a body. */
    record Words(String title, String body, Core core) {}

    private TemplateFiles() {}

    /** Reads the templates that come with Baken. */
    static List<Written> shipped() {
        return ContentFolder.list(FOLDER).stream()
                .map(file -> read(ContentFolder.read(file)))
                .toList();
    }

    /** @throws ContentProblem naming file and line of every fault */
    static Written read(Content content) {
        // First, because the schema would only say that some pattern does not fit.
        Content.refuseIfAny(
                unknownPlaceholders(content, "/text", content.as(JsonNode.class).path("text")));
        Written written =
                content.fits(ContentFolder.text("schema/template.schema.json")).as(Written.class);
        if (!written.id.equals(content.name())) {
            Content.refuseIfAny(
                    List.of(content.fault("/id", "the id must be \"" + content.name() + "\", as the file is called")));
        }
        return written;
    }

    private static List<ContentProblem.Fault> unknownPlaceholders(Content content, String pointer, JsonNode node) {
        List<ContentProblem.Fault> faults = new ArrayList<>();
        node.fields().forEachRemaining(field -> {
            String here = pointer + "/" + field.getKey();
            Matcher found = PLACEHOLDER.matcher(field.getValue().asText());
            while (found.find()) {
                if (!Blanks.NAMES.contains(found.group(1))) {
                    faults.add(content.fault(
                            here,
                            "there is no placeholder {" + found.group(1) + "}; choose one of "
                                    + String.join(", ", Blanks.NAMES)));
                }
            }
            faults.addAll(unknownPlaceholders(content, here, field.getValue()));
        });
        return faults;
    }
}
