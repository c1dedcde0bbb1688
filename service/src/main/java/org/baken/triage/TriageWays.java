package org.baken.triage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem.Fault;

/** Walks every way through a tree to find those that lead nowhere, round and round or too far, and what no way leads to. */
final class TriageWays {
    private final Content content;
    private final TriageTree tree;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> reached = new TreeSet<>();

    TriageWays(Content content, TriageTree tree) {
        this.content = content;
        this.tree = tree;
    }

    /** Every fault, each once. */
    List<Fault> faults() {
        if (tree.question(tree.start()).isEmpty()) {
            return List.of(content.fault("/start", "there is no question \"" + tree.start() + "\""));
        }
        walk(tree.start(), new ArrayDeque<>());
        List<TriageQuestion> questions = tree.questions();
        for (int i = 0; i < questions.size(); i++) {
            if (!asked.contains(questions.get(i).id())) {
                faults.add(content.fault("/questions/" + i + "/id", "no way leads to this question"));
            }
        }
        List<TriageClass> classes = tree.classes();
        for (int i = 0; i < classes.size(); i++) {
            if (!reached.contains(classes.get(i).id())) {
                faults.add(content.fault("/classes/" + i + "/id", "no way leads to this class"));
            }
        }
        return faults.stream().distinct().toList();
    }

    private void walk(String id, Deque<String> way) {
        int place = place(id);
        way.addLast(id);
        asked.add(id);
        if (way.size() > TriageTree.DEEPEST) {
            faults.add(content.fault(
                    "/questions/" + place + "/id", "more than " + TriageTree.DEEPEST + " questions lead here: " + way));
        } else {
            List<TriageAnswer> answers = tree.questions().get(place).answers();
            for (int i = 0; i < answers.size(); i++) {
                step(answers.get(i), "/questions/" + place + "/answers/" + i, way);
            }
        }
        way.removeLast();
    }

    private void step(TriageAnswer answer, String place, Deque<String> way) {
        if (answer.category() != null) {
            reached.add(answer.category());
            if (tree.category(answer.category()).isEmpty()) {
                faults.add(content.fault(place + "/class", "there is no class \"" + answer.category() + "\""));
            }
        } else if (tree.question(answer.next()).isEmpty()) {
            faults.add(content.fault(place + "/next", "there is no question \"" + answer.next() + "\""));
        } else if (way.contains(answer.next())) {
            faults.add(content.fault(place + "/next", "goes round and round by \"" + answer.next() + "\""));
        } else {
            walk(answer.next(), way);
        }
    }

    private int place(String id) {
        return tree.questions().stream().map(TriageQuestion::id).toList().indexOf(id);
    }
}
