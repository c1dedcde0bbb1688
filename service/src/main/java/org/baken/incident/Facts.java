package org.baken.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The facts of the incidents. Thread-safe. */
public final class Facts {
    static final Role[] WRITERS = {Role.AUTHOR, Role.LEAD, Role.EXPERT};

    private final Logbook logbook;

    public Facts(Logbook logbook) {
        this.logbook = logbook;
    }

    /** Gives the fact, or 404. Whether the caller may know of it depends on its incident. */
    public Fact get(Handle handle, String id) {
        return find(handle, id).orElseThrow(() -> Problem.notFound("fact"));
    }

    public Optional<Fact> find(Handle handle, String id) {
        return handle.attach(FactDao.class).find(id);
    }

    /** All facts of an incident, oldest first. */
    public List<Fact> of(Handle handle, String incident) {
        return handle.attach(FactDao.class).ofIncident(incident, "", Integer.MAX_VALUE);
    }

    Page<Fact> list(Handle handle, String incident, Paging paging) {
        String after = paging.after() == null ? "" : paging.after();
        List<Fact> facts = handle.attach(FactDao.class).ofIncident(incident, after, paging.oneMore());
        return Page.of(facts, paging, Fact::id);
    }

    /** Adds a fact and logs it: call it last. */
    public Fact add(Handle handle, Fact fact, Actor actor) {
        Fact sourced = fact.sourced();
        handle.attach(FactDao.class).insert(sourced);
        log(handle, "fact.added", sourced, actor);
        return sourced;
    }

    /** Writes a changed fact, whose version is the one that was read in this state, and logs it: call it last. */
    Fact change(Handle handle, FactState from, Fact changed, Actor actor) {
        int rows = handle.attach(FactDao.class).update(changed.sourced(), from);
        Fact now = get(handle, changed.id());
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        log(handle, "fact.changed", now, actor);
        return now;
    }

    /** With the text: the row holds only the newest one. */
    private void log(Handle handle, String kind, Fact fact, Actor actor) {
        logbook.append(
                handle,
                Entry.of(
                        kind,
                        fact.incident(),
                        fact.id(),
                        actor,
                        Map.of("kind", fact.kind(), "state", fact.state(), "text", fact.text())));
    }
}
