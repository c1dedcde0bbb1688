package org.baken.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.insight.QuestionDao.Candidate;
import org.baken.insight.QuestionDao.Member;
import org.baken.insight.QuestionDao.Written;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Puts questions that are alike together, each when it comes in: a question joins the group that it resembles most, or begins
 * one. Guideline H41: many questions show that information elsewhere is unclear. For one thread.
 */
public final class QuestionGroups {
    /** So many groups a question is held against. */
    private static final int COMPARED = 2000;

    /** What grew is counted again only after ten times as long as counting took. */
    private static final int REST = 10;

    private final Themes themes;
    private final Set<String> changed = new HashSet<>();
    private long restsUntil = System.nanoTime();

    public QuestionGroups(Themes themes) {
        this.themes = themes;
    }

    /**
     * Takes up those of these reactions that are questions, and lets go those that are none any more. A question is what a
     * person gave such a class; until somebody sorted it, what has a question mark.
     */
    void take(Handle handle, Memory memory, String incident, List<String> reactions) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        takeAll(handle, memory, incident, questions.candidates(reactions));
    }

    /** As {@link #take}, where they are at hand. */
    void takeAll(Handle handle, Memory memory, String incident, List<Candidate> candidates) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        List<Candidate> joining = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean inGroup = candidate.questionGroup() != null;
            if (isQuestion(candidate) && !inGroup) {
                joining.add(candidate);
            } else if (!isQuestion(candidate) && inGroup) {
                questions.leave(candidate.id());
                changed.add(candidate.questionGroup());
            }
        }
        if (!joining.isEmpty()) {
            join(questions, memory, incident, joining);
        }
    }

    /** Counts who asks, in every group that changed since. */
    void recount(Database database) {
        long began = System.nanoTime();
        if (changed.isEmpty() || began - restsUntil < 0) {
            return;
        }
        database.write(handle -> {
            handle.attach(QuestionDao.class).recount(List.copyOf(changed));
            return null;
        });
        changed.clear();
        long now = System.nanoTime();
        restsUntil = now + REST * (now - began);
    }

    /** Counts who asks in all groups of an incident, since nobody knows what changed. */
    void recountAll(Handle handle, String incident) {
        handle.attach(QuestionDao.class).recountAll(incident);
    }

    /** Takes a reaction out of its group, since it belongs to another incident now. */
    void leave(Handle handle, String reaction) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        questions.groupOf(reaction).ifPresent(group -> {
            questions.leave(reaction);
            changed.add(group);
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

    private void join(QuestionDao questions, Memory memory, String incident, List<Candidate> joining) {
        Likenesses known = memory.questions(incident, 2 * COMPARED, () -> {
            Likenesses read = new Likenesses();
            questions
                    .newest(incident, COMPARED)
                    .forEach(group -> read.add(group.id(), Features.read(group.features())));
            return read;
        });
        List<Member> members = new ArrayList<>();
        Map<String, Instant> begun = new LinkedHashMap<>();
        Map<String, Instant> grown = new LinkedHashMap<>();
        for (Candidate question : joining) {
            Features features = Features.of(question.text());
            if (features.isEmpty()) {
                continue;
            }
            String group = known.likest(features).orElse(null);
            if (group == null) {
                group = Ids.next();
                known.add(group, features);
                begun.put(group, question.postedAt());
            } else {
                known.grow(group, features);
                (begun.containsKey(group) ? begun : grown).merge(group, question.postedAt(), QuestionGroups::later);
            }
            members.add(new Member(question.id(), group, question.author()));
        }
        questions.insert(written(incident, known, begun));
        questions.update(written(incident, known, grown));
        questions.join(members);
        changed.addAll(begun.keySet());
        changed.addAll(grown.keySet());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Written once for all that joined: putting hundreds of features into words takes longer than finding the group. */
    private static List<Written> written(String incident, Likenesses known, Map<String, Instant> groups) {
        return groups.entrySet().stream()
                .map(group -> new Written(
                        group.getKey(), incident, known.features(group.getKey()).written(), group.getValue()))
                .toList();
    }
}
