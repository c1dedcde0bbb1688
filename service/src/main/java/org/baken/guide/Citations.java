package org.baken.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.check.Checks;
import org.baken.platform.Catalogue;
import org.baken.platform.ContentFolder;
import org.baken.platform.Guideline;

/** Finds where the rules live, by reading what cites them. */
final class Citations {
    /** The folders of the content, what their files are, and where the console shows them. */
    private enum Folder {
        ACCOUNTS("accounts/", Place.Kind.CHECKUP, "/console/accounts"),
        HELP("help/", Place.Kind.HELP, "/console/help"),
        POLICY("policy/", Place.Kind.CODE, "/code"),
        QUESTIONS("questions/", Place.Kind.QUESTION, "/console/policies"),
        REPLIES("replies/", Place.Kind.REPLY, "/console/triage-policy"),
        SCENARIOS("scenarios/", Place.Kind.EXERCISE, "/console/exercises"),
        TEMPLATES("templates/", Place.Kind.TEMPLATE, "/console/i/{incident}/messages/new"),
        WORDS("words/", Place.Kind.WORDS, "/console/house-rules");

        private final String path;
        private final Place.Kind kind;
        private final String screen;

        Folder(String path, Place.Kind kind, String screen) {
            this.path = path;
            this.kind = kind;
            this.screen = screen;
        }
    }

    private static final String TRIAGE = "triage.yml";
    private static final List<String> TITLES = List.of("title", "text", "name");

    private final Map<Guideline, List<Place>> found = new EnumMap<>(Guideline.class);

    /** Everything but playbooks, which a house may change while it runs. */
    static Citations shipped() {
        Citations citations = new Citations();
        GuideFiles.places()
                .forEach(place -> place.guidelines()
                        .forEach(rule -> citations.add(
                                rule, new Place(Place.Kind.SCREEN, place.id(), place.title(), place.path()))));
        Checks.catalogue().forEach(citations::check);
        citations.file(TRIAGE, Place.Kind.TRIAGE, "/console/triage-policy");
        for (Folder folder : Folder.values()) {
            ContentFolder.list(folder.path).forEach(file -> citations.file(file, folder.kind, folder.screen));
        }
        return citations;
    }

    private void check(Checks.Listed check) {
        Map<String, String> title = new LinkedHashMap<>();
        Catalogue.LANGUAGES.forEach(lang -> title.put(lang, check.title(Locale.forLanguageTag(lang))));
        check.guidelines()
                .forEach(rule -> add(rule, new Place(Place.Kind.CHECK, check.check(), title, "/console/house-rules")));
    }

    private void file(String file, Place.Kind kind, String screen) {
        walk(ContentFolder.read(file).as(JsonNode.class), file, kind, screen);
    }

    /** Whatever names rules is a place, wherever it stands in its file. */
    private void walk(JsonNode node, String file, Place.Kind kind, String screen) {
        if (node.path("guidelines").isArray()) {
            String id = file.replaceFirst("\\.yml$", "") + "/" + node.path("id").asText();
            Place place = new Place(kind, id, title(node), screen);
            node.path("guidelines").forEach(rule -> add(Guideline.valueOf(rule.asText()), place));
        }
        node.forEach(below -> walk(below, file, kind, screen));
    }

    private static Map<String, String> title(JsonNode node) {
        Map<String, String> title = new LinkedHashMap<>();
        TITLES.stream()
                .map(node::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .ifPresent(texts -> texts.properties()
                        .forEach(
                                text -> title.put(text.getKey(), text.getValue().asText())));
        return title;
    }

    private void add(Guideline rule, Place place) {
        found.computeIfAbsent(rule, none -> new ArrayList<>()).add(place);
    }

    /** Where a rule lives. */
    Stream<Place> of(Guideline rule) {
        return found.getOrDefault(rule, List.of()).stream();
    }
}
