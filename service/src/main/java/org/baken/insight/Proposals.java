package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The questions that so many people asked that an entry is worth it (guideline H41). A person decides. Thread-safe. */
public final class Proposals {
    private static final int EXAMPLES = 4;
    private static final int MOST = 50;

    private final Themes themes;
    private final Logbook logbook;
    private final Clock clock;

    public Proposals(Themes themes, Logbook logbook, Clock clock) {
        this.themes = themes;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** A group with some of its questions, oldest first. */
    public record View(@JsonUnwrapped QuestionGroup group, List<QuestionDao.Example> examples) {}

    /** Gives a group of this incident, or 404. */
    QuestionGroup of(Handle handle, String incident, String id) {
        return handle.attach(QuestionDao.class)
                .find(id)
                .filter(group -> group.incident().equals(incident))
                .orElseThrow(() -> Problem.notFound("question-group"));
    }

    /**
     * Gives the groups that have no entry yet, asked by most people first, at most fifty.
     *
     * @param refused whether those are among them that a person found no matter for an entry
     */
    public List<View> list(Handle handle, String incident, boolean refused) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        return questions.proposals(incident, themes.questions().atLeast(), refused, MOST).stream()
                .map(group -> new View(group, questions.examples(group.id(), EXAMPLES)))
                .toList();
    }

    /** Finds it no matter for an entry, or takes that back; logs it: call it last. */
    QuestionGroup refuse(Handle handle, QuestionGroup group, boolean refused, Actor actor) {
        QuestionDao questions = handle.attach(QuestionDao.class);
        questions.refuse(group.id(), refused ? actor.name() : null, refused ? clock.instant() : null);
        String kind = refused ? "question.refused" : "question.reconsidered";
        logbook.append(
                handle, Entry.of(kind, group.incident(), group.id(), actor, Map.of("questions", group.questions())));
        return questions.find(group.id()).orElseThrow();
    }
}
