package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Fact;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/**
 * The questions asked: worded by one person, put on the public page by another, and never saying more than the fact they rest
 * on (guidelines A26, H36, H41). What changes one is logged here, last in the transaction. Thread-safe.
 */
public final class AskedQuestions {
    /** Who words an entry. */
    static final Role[] WRITERS = {Role.AUTHOR, Role.MONITOR, Role.LEAD};

    /** Who puts an entry on the page that somebody else worded, and takes it off. */
    static final Role[] SHOWERS = {Role.APPROVER, Role.LEAD};

    private final Facts facts;
    private final Logbook logbook;

    public AskedQuestions(Facts facts, Logbook logbook) {
        this.facts = facts;
        this.logbook = logbook;
    }

    /**
     * What residents read.
     *
     * @param known whether it is answered; false when it is openly not known yet (guideline V28)
     * @param answer by language; of what is not known yet, the text of the fact
     * @param service who vouches for it; may be null
     */
    public record Answered(
            String id, Map<String, String> question, Map<String, String> answer, boolean known, String service) {}

    /**
     * An entry with what became of its fact.
     *
     * @param factState how sure that is now
     * @param factText what it says now
     * @param behind whether it changed since the answer was worded: then residents get its own text
     * @param onPage whether residents read it now
     */
    public record View(
            @JsonUnwrapped Asked asked,
            FactState factState,
            Map<String, String> factText,
            boolean behind,
            boolean onPage) {}

    /** Gives the entry, or 404. Whether the caller may know of it depends on its incident. */
    public Asked get(Handle handle, String id) {
        return handle.attach(AskedDao.class).find(id).orElseThrow(() -> Problem.notFound("question"));
    }

    /** What residents read of an incident, in the order in which it was added. */
    public List<Answered> shown(Handle handle, String incident) {
        return handle.attach(AskedDao.class).ofIncident(incident, "", Integer.MAX_VALUE).stream()
                .filter(asked -> asked.state() == AskedState.SHOWN)
                .map(asked -> view(handle, asked))
                .filter(View::onPage)
                .map(view -> answered(handle, view))
                .toList();
    }

    /** As worded while that still fits the fact; afterwards the fact speaks for itself, for its writer knows best. */
    private Answered answered(Handle handle, View view) {
        Asked asked = view.asked();
        boolean known = view.factState() == FactState.CONFIRMED;
        boolean own = asked.answer().isEmpty() || view.behind() || !known;
        Fact fact = facts.get(handle, asked.fact());
        return new Answered(
                asked.id(),
                asked.question(),
                own ? view.factText() : asked.answer(),
                known,
                known ? fact.service() : null);
    }

    View view(Handle handle, Asked asked) {
        Fact fact = facts.get(handle, asked.fact());
        return new View(
                asked,
                fact.state(),
                fact.text(),
                asked.isBehind(fact),
                asked.state() == AskedState.SHOWN && isPublic(fact.state()));
    }

    Page<View> list(Handle handle, String incident, Paging paging) {
        String after = paging.after() == null ? "" : paging.after();
        List<View> views = handle.attach(AskedDao.class).ofIncident(incident, after, paging.oneMore()).stream()
                .map(asked -> view(handle, asked))
                .toList();
        return Page.of(views, paging, view -> view.asked().id());
    }

    /** Adds an entry and logs it: call it last. */
    View add(Handle handle, Asked asked, Actor actor) {
        AskedDao questions = handle.attach(AskedDao.class);
        Optional<String> other = Optional.ofNullable(asked.group()).flatMap(questions::ofGroup);
        if (other.isPresent()) {
            throw Problem.conflict("insight.question.twice").with("question", other.get());
        }
        questions.insert(asked);
        log(handle, "question.worded", asked, actor);
        return view(handle, asked);
    }

    /** Writes an entry worded anew, whose version is the one that was read in this state, and logs it: call it last. */
    View change(Handle handle, AskedState from, Asked changed, Actor actor) {
        return written(handle, from, changed, "question.worded", actor);
    }

    /** Puts an entry on the page or takes it off, and logs it: call it last. */
    View move(Handle handle, Asked before, Asked moved, Caller caller) {
        if (!before.state().next().contains(moved.state()) || before.state() == moved.state()) {
            throw Problem.conflict("insight.question.state", wording(before.state()), wording(moved.state()));
        }
        if (moved.state() == AskedState.SHOWN) {
            mayBeShown(handle, before, caller);
        }
        String kind = moved.state() == AskedState.SHOWN ? "question.shown" : "question.withdrawn";
        return written(handle, before.state(), moved, kind, caller.actor());
    }

    private void mayBeShown(Handle handle, Asked asked, Caller caller) {
        if (asked.wordedBy().equals(caller.id())) {
            throw Problem.refused("insight.question.own");
        }
        Fact fact = facts.get(handle, asked.fact());
        if (!isPublic(fact.state())) {
            throw Problem.conflict("insight.question.fact");
        }
        if (asked.isBehind(fact) && !asked.answer().isEmpty()) {
            throw Problem.conflict("insight.question.behind");
        }
    }

    /** Only what is sure, or what we openly do not know, is for the page (guidelines A26, V28). */
    private static boolean isPublic(FactState state) {
        return state == FactState.CONFIRMED || state == FactState.UNKNOWN;
    }

    private static Wording wording(AskedState state) {
        return new Wording(List.of("insight.question.state." + state));
    }

    private View written(Handle handle, AskedState from, Asked changed, String kind, Actor actor) {
        int rows = handle.attach(AskedDao.class).update(changed, from);
        Asked now = get(handle, changed.id());
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        View view = view(handle, now);
        log(handle, kind, now, actor);
        return view;
    }

    /** With the texts: the row holds only the newest ones, and they may have been read by everybody (guideline L07). */
    private void log(Handle handle, String kind, Asked asked, Actor actor) {
        Map<String, Object> data = Map.of(
                "fact", asked.fact(), "state", asked.state(), "question", asked.question(), "answer", asked.answer());
        logbook.append(handle, Entry.of(kind, asked.incident(), asked.id(), actor, data));
    }
}
