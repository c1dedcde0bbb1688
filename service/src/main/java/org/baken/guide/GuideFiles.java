package org.baken.guide;

import java.util.List;
import java.util.Map;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.platform.Guideline;

/** Reads what is written about the rules, refusing with file and line what cannot be used. */
final class GuideFiles {
    /**
     * The rules in words.
     *
     * @param documents what each document is, by the letter that its rules begin with, then by language
     * @param rules each rule, by its number, then by language
     */
    record Rules(Map<String, Map<String, String>> documents, Map<Guideline, Map<String, String>> rules) {}

    /** A part of Baken that keeps rules. */
    record Kept(String id, String path, List<Guideline> guidelines, Map<String, String> title) {}

    private record Helps(List<HelpResource.Screen> screens) {}

    private record Places(List<Kept> places) {}

    private GuideFiles() {}

    /** @throws ContentProblem naming file and line of every fault */
    static Rules rules() {
        return read("guides/guidelines.yml", "schema/guidelines.schema.json").as(Rules.class);
    }

    /** @throws ContentProblem naming file and line of every fault */
    static List<Kept> places() {
        Content content = read("guides/places.yml", "schema/places.schema.json");
        List<Kept> places = content.as(Places.class).places;
        Content.refuseIfAny(content.twice("/places", places, Kept::id));
        return places;
    }

    /** @throws ContentProblem naming file and line of every fault */
    static List<HelpResource.Screen> help() {
        Content content = read("help/console.yml", "schema/help.schema.json");
        List<HelpResource.Screen> screens = content.as(Helps.class).screens;
        Content.refuseIfAny(content.twice("/screens", screens, HelpResource.Screen::id));
        return screens;
    }

    /** @throws ContentProblem naming file and line of every fault */
    static FirstSteps firstSteps() {
        Content content = read("guides/first-steps.yml", "schema/first-steps.schema.json");
        FirstSteps first = content.as(FirstSteps.class);
        Content.refuseIfAny(content.twice("/steps", first.steps(), FirstSteps.Step::id));
        return first;
    }

    private static Content read(String file, String schema) {
        return ContentFolder.read(file).fits(ContentFolder.text(schema));
    }
}
