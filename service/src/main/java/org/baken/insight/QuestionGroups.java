package org.baken.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.insight.QuestionDao.Candidate;
import org.baken.insight.QuestionDao.Member;
import org.baken.insight.QuestionDao.Written;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Puts questions that are alike together, each when it comes in: a question joins the group that it resembles most, or begins
 * one. Guideline H41: many questions show that information elsewhere is unclear.
 */
public final class QuestionGroups {
    /** So many groups a question is held against. */
    private static final int COMPARED = 2000;

    private final Themes themes;

    public QuestionGroups(Themes themes) {
        this.themes = themes;
    }

    /**
     * Takes up those of these reactions that are questions, and lets go those that are none any more. A question is what a
     * person gave such a class; until somebody sorted it, what has a question mark.
     */
    void take(Handle handle, String incident, List<String> reactions) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        List<Candidate> joining = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        for (Candidate candidate : questions.candidates(reactions)) {
            boolean inGroup = candidate.questionGroup() != null;
            if (isQuestion(candidate) && !inGroup) {
                joining.add(candidate);
            } else if (!isQuestion(candidate) && inGroup) {
                questions.leave(candidate.id());
                touched.add(candidate.questionGroup());
            }
        }
        if (!joining.isEmpty()) {
            touched.addAll(join(questions, incident, joining));
        }
        if (!touched.isEmpty()) {
            questions.recount(List.copyOf(touched));
        }
    }

    /** Takes a reaction out of its group, since it belongs to another incident now. */
    void leave(Handle handle, String reaction) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        questions.groupOf(reaction).ifPresent(group -> {
            questions.leave(reaction);
            questions.recount(List.of(group));
        });
    }

    private boolean isQuestion(Candidate candidate) {
        if (candidate.erased()) {
            return false;
        }
        return candidate.category() == null
                ? candidate.text().indexOf('?') >= 0
                : themes.questions().classes().contains(candidate.category());
    }

    private Set<String> join(QuestionDao questions, String incident, List<Candidate> joining) {
        Likenesses known = new Likenesses();
        questions.newest(incident, COMPARED).forEach(group -> known.add(group.id(), Features.read(group.features())));
        List<Member> members = new ArrayList<>();
        Map<String, Written> begun = new LinkedHashMap<>();
        Map<String, Written> grown = new LinkedHashMap<>();
        for (Candidate question : joining) {
            Features features = Features.of(question.text());
            if (features.isEmpty()) {
                continue;
            }
            String group = known.likest(features).orElse(null);
            boolean begins = group == null;
            if (begins) {
                group = Ids.next();
                known.add(group, features);
            } else {
                known.grow(group, features);
            }
            Written written = new Written(group, incident, known.features(group).written(), question.postedAt());
            (begins || begun.containsKey(group) ? begun : grown).put(group, written);
            members.add(new Member(question.id(), group, question.author()));
        }
        questions.insert(List.copyOf(begun.values()));
        questions.update(List.copyOf(grown.values()));
        questions.join(members);
        Set<String> touched = new HashSet<>(begun.keySet());
        touched.addAll(grown.keySet());
        return touched;
    }
}
