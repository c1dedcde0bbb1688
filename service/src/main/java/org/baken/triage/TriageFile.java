package org.baken.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;
import org.baken.platform.ContentProblem.Fault;
import org.baken.platform.Guideline;

/** Reads the decision tree from its file, refusing with file and line what nobody could work with. */
final class TriageFile {
    /** A step as it is said once for all classes. */
    private record Said(String id, Act act, List<Guideline> guidelines, Map<String, String> text) {}

    /** The place of a step in a class. */
    private record Placed(String step, boolean required, List<Need> needs, List<Treatment> only) {
        private Placed {
            needs = Objects.requireNonNullElse(needs, List.of());
            only = Objects.requireNonNullElse(only, List.of());
        }
    }

    private record Sort(
            String id,
            List<Guideline> guidelines,
            Map<String, String> name,
            Map<String, String> why,
            Answering answer,
            boolean breach,
            boolean abusive,
            TriageClass.Subject policy,
            List<Placed> steps) {}

    private record Warnings(Map<String, String> first, Map<String, String> again, Map<String, String> last) {}

    private record Written(
            String id,
            String start,
            List<TriageQuestion> questions,
            List<Said> steps,
            List<Sort> classes,
            Warnings warnings) {}

    private TriageFile() {}

    /** @throws ContentProblem naming file and line of every fault */
    static TriageTree read(Content content) {
        Written written =
                content.fits(ContentFolder.text("schema/triage.schema.json")).as(Written.class);
        List<Fault> faults = new ArrayList<>();
        faults.addAll(content.twice("/questions", written.questions, TriageQuestion::id));
        faults.addAll(content.twice("/steps", written.steps, Said::id));
        faults.addAll(content.twice("/classes", written.classes, Sort::id));
        Content.refuseIfAny(faults);
        List<TriageClass> classes = classes(content, written, faults);
        TriageTree tree = new TriageTree(
                content.hash(),
                written.start,
                List.copyOf(written.questions),
                classes,
                Map.of(
                        TriageTree.Turn.FIRST, written.warnings.first,
                        TriageTree.Turn.AGAIN, written.warnings.again,
                        TriageTree.Turn.LAST, written.warnings.last));
        faults.addAll(new TriageWays(content, tree).faults());
        Content.refuseIfAny(faults);
        return tree;
    }

    private static List<TriageClass> classes(Content content, Written written, List<Fault> faults) {
        Map<String, Said> said = new LinkedHashMap<>();
        written.steps.forEach(step -> said.put(step.id, step));
        Map<String, Said> unused = new LinkedHashMap<>(said);
        List<TriageClass> classes = new ArrayList<>();
        for (int i = 0; i < written.classes.size(); i++) {
            Sort sort = written.classes.get(i);
            List<TriageStep> steps = new ArrayList<>();
            for (int j = 0; j < sort.steps.size(); j++) {
                String place = "/classes/" + i + "/steps/" + j;
                Placed placed = sort.steps.get(j);
                unused.remove(placed.step);
                if (!said.containsKey(placed.step)) {
                    faults.add(content.fault(place + "/step", "there is no step \"" + placed.step + "\""));
                    continue;
                }
                TriageStep step = step(said.get(placed.step), placed);
                faults(content, place, sort, step, steps).forEach(faults::add);
                steps.add(step);
            }
            classes.add(new TriageClass(
                    sort.id,
                    sort.guidelines,
                    sort.name,
                    sort.why,
                    sort.answer,
                    sort.breach,
                    sort.abusive,
                    sort.policy,
                    List.copyOf(steps)));
        }
        unused.keySet().forEach(id -> faults.add(content.fault("/steps", "no class has the step \"" + id + "\"")));
        return List.copyOf(classes);
    }

    private static TriageStep step(Said said, Placed placed) {
        return new TriageStep(
                said.id, said.act, said.guidelines, said.text, placed.required, placed.needs, placed.only);
    }

    private static List<Fault> faults(
            Content content, String place, Sort sort, TriageStep step, List<TriageStep> before) {
        List<Fault> faults = new ArrayList<>();
        if (before.stream().anyMatch(one -> one.id().equals(step.id()))) {
            faults.add(content.fault(place + "/step", "the step \"" + step.id() + "\" stands in the class twice"));
        }
        // What is removed is gone: nobody may write a procedure that forgets the evidence (H09).
        if (step.act() == Act.REMOVE && !step.needs().containsAll(List.of(Need.EVIDENCE, Need.EARLIER))) {
            faults.add(content.fault(place, "removing needs EVIDENCE and EARLIER"));
        }
        if (step.needs().contains(Need.EVIDENCE) && before.stream().noneMatch(one -> one.act() == Act.EVIDENCE)) {
            faults.add(content.fault(place, "no step before it keeps evidence"));
        }
        if (step.act() == Act.WARN && !sort.breach) {
            faults.add(content.fault(place, "a warning counts a strike: the class must be a breach"));
        }
        if (!step.only().isEmpty() && sort.policy == null) {
            faults.add(content.fault(place + "/only", "the class has no policy"));
        }
        return faults;
    }
}
