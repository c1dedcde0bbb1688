package org.baken.rumour;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The rumours of the incidents. What changes one is logged here, last in the transaction. Thread-safe. */
public final class Rumours {
    static final Role[] WRITERS = {Role.MONITOR, Role.AUTHOR, Role.LEAD};
    static final Role[] JUDGES = {Role.MONITOR, Role.AUTHOR, Role.LEAD, Role.EXPERT};

    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;

    public Rumours(Incidents incidents, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the rumour, or 404. Whether the caller may know of it depends on its incident. */
    public Rumour get(Handle handle, String id) {
        return handle.attach(RumourDao.class).find(id).orElseThrow(() -> Problem.notFound("rumour"));
    }

    /** Gives the rumour if the caller may know of its incident, or 404. */
    public Rumour readable(Handle handle, Caller caller, String id) {
        Rumour rumour = get(handle, id);
        incidents.readable(handle, caller, rumour.incident());
        return rumour;
    }

    /** All rumours of an incident with their evidence, oldest first. */
    public List<RumourView> all(Handle handle, String incident) {
        return handle.attach(RumourDao.class).all(incident).stream()
                .map(rumour -> view(handle, rumour))
                .toList();
    }

    /** The rumours of an incident whose correction residents have, newest first: these may be shown to them. */
    public List<Rumour> answered(Handle handle, String incident) {
        return handle.attach(RumourDao.class).answered(incident);
    }

    /** The rumours that would stay without an answer if the incident were closed now. */
    public List<OpenEnd> unfinished(Handle handle, String incident) {
        return handle.attach(RumourDao.class).all(incident).stream()
                .filter(rumour -> !rumour.state().isSettled())
                .map(rumour -> new OpenEnd(OpenEnd.Kind.RUMOUR, rumour.id(), rumour.claim()))
                .toList();
    }

    /** Gives the rumour with its evidence and how urgent it is now. */
    public RumourView view(Handle handle, Rumour rumour) {
        List<Evidence> evidence = handle.attach(RumourDao.class).evidenceOf(rumour.id());
        return new RumourView(rumour, rumour.priority(clock.instant()), evidence);
    }

    Page<RumourView> list(Handle handle, String incident, String query, List<RumourState> states, Paging paging) {
        // Ids are hexadecimal: g comes after all of them.
        String before = paging.after() == null ? "g" : paging.after();
        String pattern = "%" + query.replaceAll("([!%_])", "!$1") + "%";
        List<RumourView> found =
                handle.attach(RumourDao.class).list(incident, before, states, pattern, paging.oneMore()).stream()
                        .map(rumour -> view(handle, rumour))
                        .toList();
        return Page.of(found, paging, view -> view.rumour().id());
    }

    RumourView report(Handle handle, Rumour rumour, Actor actor) {
        handle.attach(RumourDao.class).insert(rumour);
        RumourView view = view(handle, rumour);
        log(
                handle,
                "rumour.reported",
                rumour,
                actor,
                Map.of("claim", rumour.claim(), "reach", rumour.reach(), "harm", rumour.harm()));
        return view;
    }

    /** Writes a changed rumour, whose version is the one that was read. */
    RumourView change(Handle handle, Rumour changed, Actor actor) {
        Rumour now = written(handle, changed, handle.attach(RumourDao.class).update(changed));
        RumourView view = view(handle, now);
        log(
                handle,
                "rumour.changed",
                now,
                actor,
                Map.of("claim", now.claim(), "kind", now.kind(), "reach", now.reach(), "harm", now.harm()));
        return view;
    }

    /** Moves a rumour on from the state in which it was read. */
    RumourView move(Handle handle, Rumour before, Rumour moved, String note, Actor actor) {
        Rumour now = written(handle, moved, handle.attach(RumourDao.class).move(moved, before.state()));
        RumourView view = view(handle, now);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("claim", now.claim());
        data.put("from", before.state());
        data.put("to", now.state());
        data.put("note", note);
        data.put("correction", now.correction());
        log(handle, "rumour.state", now, actor, data);
        return view;
    }

    Evidence add(Handle handle, Rumour rumour, Evidence evidence, Actor actor) {
        RumourDao rumours = handle.attach(RumourDao.class);
        rumours.touch(rumour.id(), actor.name(), evidence.addedAt());
        rumours.insert(evidence);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("evidence", evidence.id());
        data.put("type", evidence.type());
        data.put("sha256", evidence.sha256());
        data.put("address", evidence.address());
        log(handle, "rumour.evidence", rumour, actor, data);
        return evidence;
    }

    private Rumour written(Handle handle, Rumour changed, int rows) {
        Rumour now = get(handle, changed.id());
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        return now;
    }

    private void log(Handle handle, String kind, Rumour rumour, Actor actor, Map<String, ?> data) {
        logbook.append(handle, Entry.of(kind, rumour.incident(), rumour.id(), actor, data));
    }
}
