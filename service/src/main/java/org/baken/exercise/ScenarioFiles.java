package org.baken.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.triage.TriageTree;

/** Reads scenarios from files, refusing with file and line what is not a scenario. */
final class ScenarioFiles {
    static final String FOLDER = "scenarios/";

    private ScenarioFiles() {}

    /** Reads the scenarios that come with Baken. */
    static List<Scenario> shipped(TriageTree tree) {
        return ContentFolder.list(FOLDER).stream()
                .map(file -> read(ContentFolder.read(file), tree))
                .toList();
    }

    /** @throws ContentProblem naming file and line of every fault */
    static Scenario read(Content content, TriageTree tree) {
        Scenario written =
                content.fits(ContentFolder.text("schema/scenario.schema.json")).as(Scenario.class);
        Content.refuseIfAny(new Faults(content, written, tree).all());
        return written.from(content);
    }

    /** What is wrong although it fits the schema. */
    private static final class Faults {
        private final Content content;
        private final Scenario scenario;
        private final TriageTree tree;
        private final List<ContentProblem.Fault> faults = new ArrayList<>();
        private final Map<String, Inject> byId = new HashMap<>();

        Faults(Content content, Scenario scenario, TriageTree tree) {
            this.content = content;
            this.scenario = scenario;
            this.tree = tree;
        }

        List<ContentProblem.Fault> all() {
            faults.addAll(content.twice("/injects", scenario.injects(), Inject::id));
            if (!scenario.id().equals(content.name())) {
                add("/id", "the id must be \"" + content.name() + "\", as the file is called");
            }
            translated("/title", scenario.title());
            translated("/about", scenario.about());
            translated("/alarm", scenario.alarm());
            for (int i = 0; i < scenario.goals().size(); i++) {
                translated("/goals/" + i, scenario.goals().get(i));
            }
            scenario.injects().forEach(inject -> byId.put(inject.id(), inject));
            for (int i = 0; i < scenario.injects().size(); i++) {
                inject("/injects/" + i, scenario.injects().get(i));
            }
            return faults.stream()
                    .sorted(Comparator.comparingInt(ContentProblem.Fault::line))
                    .toList();
        }

        private void inject(String at, Inject inject) {
            Map<String, Map<String, String>> texts = new LinkedHashMap<>();
            texts.put("title", inject.title());
            texts.put("expect", inject.expect());
            texts.put("who", inject.who());
            texts.put("text", inject.text());
            texts.put("claim", inject.claim());
            texts.forEach((name, text) -> translated(at + "/" + name, text));
            times(at, inject);
            corrects(at, inject);
            posts(at, inject);
        }

        private void times(String at, Inject inject) {
            Duration end = Duration.ofMinutes(scenario.minutes());
            if (inject.at().compareTo(end) > 0) {
                add(at + "/at", "it comes after the end, which is at " + scenario.minutes() + " minutes");
            }
            if (inject.until() != null && inject.until().compareTo(end) > 0) {
                add(at + "/until", "it ends after the end, which is at " + scenario.minutes() + " minutes");
            }
            if (inject.until() != null && inject.until().compareTo(inject.at()) <= 0) {
                add(at + "/until", "it must end after it begins");
            }
            if (inject.over() != null && inject.at().plus(inject.over()).compareTo(end) > 0) {
                add(at + "/over", "the last post comes after the end, which is at " + scenario.minutes() + " minutes");
            }
            if (inject.within() != null && inject.within().isZero()) {
                add(at + "/within", "it must be longer than nothing");
            }
        }

        private void corrects(String at, Inject inject) {
            if (inject.corrects() == null) {
                return;
            }
            Inject earlier = byId.get(inject.corrects());
            if (earlier == null || earlier.kind() != InjectKind.FACT || !earlier.isWrong()) {
                add(at + "/corrects", "\"" + inject.corrects() + "\" is not the id of a fact that is wrong");
            } else if (earlier.at().compareTo(inject.at()) >= 0) {
                add(at + "/corrects", "\"" + inject.corrects() + "\" does not come earlier");
            }
        }

        private void posts(String at, Inject inject) {
            for (int i = 0; inject.posts() != null && i < inject.posts().size(); i++) {
                Inject.Post post = inject.posts().get(i);
                translated(at + "/posts/" + i + "/text", post.text());
                if (post.category() != null && tree.category(post.category()).isEmpty()) {
                    add(at + "/posts/" + i + "/class", "the triage tree has no class \"" + post.category() + "\"");
                }
            }
        }

        private void translated(String at, Map<String, String> text) {
            if (text != null && !text.keySet().equals(Set.copyOf(scenario.languages()))) {
                add(at, "it must be written in exactly these languages: " + String.join(", ", scenario.languages()));
            }
        }

        private void add(String at, String what) {
            faults.add(content.fault(at, what));
        }
    }
}
