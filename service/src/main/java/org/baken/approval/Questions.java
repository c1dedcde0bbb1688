package org.baken.approval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;

/**
 * The questions of the sign-off, by the purpose of the message: few for a first message or an instruction, because whoever
 * is in danger cannot wait (guidelines A14, A15, V08). Immutable.
 */
public final class Questions {
    /** What stands in the file. */
    private record Written(String id, List<Question> questions, List<Selection> lists) {}

    private record Selection(String id, List<String> purposes, List<String> questions) {}

    private final List<Question> all;
    private final Map<String, List<Question>> byPurpose;

    private Questions(List<Question> all, Map<String, List<Question>> byPurpose) {
        this.all = all;
        this.byPurpose = byPurpose;
    }

    /** Reads the questions that come with Baken. */
    public static Questions shipped() {
        return read(ContentFolder.read("questions/sign-off.yml"));
    }

    /** @throws ContentProblem naming file and line of every fault */
    static Questions read(Content content) {
        Written written =
                content.fits(ContentFolder.text("schema/sign-off.schema.json")).as(Written.class);
        Map<String, Question> byId = new LinkedHashMap<>();
        written.questions.forEach(question -> byId.put(question.id(), question));
        List<ContentProblem.Fault> faults =
                new ArrayList<>(content.twice("/questions", written.questions, Question::id));
        Set<String> unasked = new TreeSet<>(byId.keySet());
        Map<String, List<Question>> byPurpose = new HashMap<>();
        for (int i = 0; i < written.lists.size(); i++) {
            Selection list = written.lists.get(i);
            for (int j = 0; j < list.questions.size(); j++) {
                String id = list.questions.get(j);
                unasked.remove(id);
                if (!byId.containsKey(id)) {
                    faults.add(content.fault("/lists/" + i + "/questions/" + j, "there is no question \"" + id + "\""));
                }
            }
            for (String purpose : list.purposes) {
                List<Question> asked = list.questions.stream()
                        .filter(byId::containsKey)
                        .map(byId::get)
                        .toList();
                if (byPurpose.put(purpose, asked) != null) {
                    faults.add(content.fault("/lists/" + i + "/purposes", purpose + " stands in two lists"));
                }
            }
        }
        unasked.forEach(id -> faults.add(content.fault("/questions", "nobody is ever asked \"" + id + "\"")));
        Content.refuseIfAny(faults);
        return new Questions(List.copyOf(written.questions), Map.copyOf(byPurpose));
    }

    /**
     * Gives what is asked before a message may go out, in the order in which it is asked.
     *
     * @param purpose the name of the message's purpose, such as {@code HOLDING}
     * @throws IllegalArgumentException when no list has that purpose
     */
    public List<Question> before(String purpose) {
        List<Question> questions = byPurpose.get(purpose);
        if (questions == null) {
            throw new IllegalArgumentException("No sign-off questions for " + purpose);
        }
        return questions;
    }

    /** Every question, in the order of the file. */
    public List<Question> all() {
        return all;
    }

    /** The questions with these ids, in that order. One that has gone from the file since is left out. */
    List<Question> named(List<String> ids) {
        return ids.stream()
                .flatMap(id -> all.stream().filter(question -> question.id().equals(id)))
                .toList();
    }
}
