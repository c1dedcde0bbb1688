package org.baken.rumour;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
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

    private static final int LONGEST_CHAIN = 1000;

    /** Of two that are as urgent, the one whose verdict is due first. */
    private static final Comparator<RumourView> URGENT_FIRST = Comparator.comparing(RumourView::priority)
            .reversed()
            .thenComparing(view -> view.clocks().verdictDueAt())
            .thenComparing(view -> view.rumour().id());

    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;
    private final Duration limit;
    private final Function<Handle, Spread.Threshold> threshold;

    /**
     * @param limit how long a rumour of middling harm waits for a verdict, and any for its correction (guideline V11)
     * @param threshold from when on the house corrects a claim in public, now
     */
    public Rumours(
            Incidents incidents,
            Logbook logbook,
            Clock clock,
            Duration limit,
            Function<Handle, Spread.Threshold> threshold) {
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
        this.limit = limit;
        this.threshold = threshold;
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

    /**
     * Gives the id of the rumour that stands for this claim: itself, or the one that it was merged into. What answers people who
     * asked about a claim holds on to this one. A merger may come after an answer: who asks whether somebody was answered before
     * has to ask for all of {@link #family}.
     */
    public String root(Handle handle, String id) {
        Rumour root = get(handle, id);
        // No merger makes a circle; a damaged one ends here all the same.
        for (int i = 0; i < LONGEST_CHAIN && !root.standsAlone(); i++) {
            root = get(handle, root.mergedInto());
        }
        return root.id();
    }

    /** Gives the ids of all rumours that are the same claim as this one, the one that stands for them first. */
    public List<String> family(Handle handle, String id) {
        Rumour rumour = get(handle, id);
        Family family = family(handle, rumour);
        Rumour root = family.root(rumour);
        return Stream.concat(Stream.of(root), family.mergedInto(root).stream())
                .map(Rumour::id)
                .toList();
    }

    private static Family family(Handle handle, Rumour rumour) {
        return new Family(handle.attach(RumourDao.class).all(rumour.incident()));
    }

    /** All rumours of an incident with what belongs to them, oldest first; also those that were merged into another. */
    public List<RumourView> all(Handle handle, String incident) {
        List<Rumour> all = handle.attach(RumourDao.class).all(incident);
        RumourViews views = views(handle, incident, all);
        return all.stream().map(views::of).toList();
    }

    /** The claims of an incident, each once, the most urgent first (guideline H20). */
    public List<RumourView> byPriority(Handle handle, String incident) {
        return all(handle, incident).stream()
                .filter(view -> view.rumour().standsAlone())
                .sorted(URGENT_FIRST)
                .toList();
    }

    /** The claims of an incident that wait for a verdict or for a correction, each once, oldest first. */
    public List<RumourView> unsettled(Handle handle, String incident) {
        List<Rumour> all = handle.attach(RumourDao.class).all(incident);
        List<Rumour> open = all.stream()
                .filter(rumour -> rumour.standsAlone() && !rumour.state().isSettled())
                .toList();
        // Nothing else is read when there are none, which is most of the time.
        return open.isEmpty()
                ? List.of()
                : open.stream().map(views(handle, incident, all)::of).toList();
    }

    /**
     * The rumours of an incident whose correction residents have, newest first: these may be shown to them. Of those that are
     * the same claim, the one that stands for it if it has a correction, and otherwise the newest that has.
     */
    public List<Rumour> answered(Handle handle, String incident) {
        RumourDao rumours = handle.attach(RumourDao.class);
        Family family = new Family(rumours.all(incident));
        Map<String, Rumour> byClaim = new LinkedHashMap<>();
        rumours.answered(incident)
                .forEach(rumour -> byClaim.merge(
                        family.root(rumour).id(), rumour, (newer, older) -> older.standsAlone() ? older : newer));
        return List.copyOf(byClaim.values());
    }

    /** The claims that would stay without an answer if the incident were closed now. */
    public List<OpenEnd> unfinished(Handle handle, String incident) {
        return handle.attach(RumourDao.class).all(incident).stream()
                .filter(rumour -> rumour.standsAlone() && !rumour.state().isSettled())
                .map(rumour -> new OpenEnd(OpenEnd.Kind.RUMOUR, rumour.id(), rumour.claim()))
                .toList();
    }

    /** Gives the rumour with what belongs to it and how urgent it is now. */
    public RumourView view(Handle handle, Rumour rumour) {
        List<Rumour> all = handle.attach(RumourDao.class).all(rumour.incident());
        return views(handle, rumour.incident(), all).of(rumour);
    }

    /** Refuses with 409 what is to be done with the rumour that this one was merged into. */
    static void unlessMerged(Rumour rumour) {
        if (!rumour.standsAlone()) {
            throw Problem.conflict("rumour.merged").with("mergedInto", rumour.mergedInto());
        }
    }

    private RumourViews views(Handle handle, String incident, List<Rumour> all) {
        return new RumourViews(handle, incident, all, threshold.apply(handle), limit, clock.instant());
    }

    Page<RumourView> list(Handle handle, String incident, String query, List<RumourState> states, Paging paging) {
        // Ids are hexadecimal: g comes after all of them.
        String before = paging.after() == null ? "g" : paging.after();
        String pattern = "%" + query.replaceAll("([!%_])", "!$1") + "%";
        RumourDao rumours = handle.attach(RumourDao.class);
        RumourViews views = views(handle, incident, rumours.all(incident));
        List<RumourView> found = rumours.list(incident, before, states, pattern, paging.oneMore()).stream()
                .map(views::of)
                .toList();
        return Page.of(found, paging, view -> view.rumour().id());
    }

    /** As {@link #list}, the most urgent first; the cursor is the id of the last one, wherever that stands by then. */
    Page<RumourView> urgent(Handle handle, String incident, String query, List<RumourState> states, Paging paging) {
        List<RumourView> found = byPriority(handle, incident).stream()
                .filter(view ->
                        states.contains(view.rumour().state()) && view.rumour().says(query))
                .toList();
        int from = 0;
        while (paging.after() != null
                && from < found.size()
                && !found.get(from).rumour().id().equals(paging.after())) {
            from++;
        }
        List<RumourView> rest =
                found.subList(Math.min(found.size(), paging.after() == null ? 0 : from + 1), found.size());
        List<RumourView> oneMore = rest.subList(0, Math.min(rest.size(), paging.oneMore()));
        return Page.of(oneMore, paging, view -> view.rumour().id());
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
        data.put("source", now.state().isVerdict() ? now.verdictSource() : null);
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

    void log(Handle handle, String kind, Rumour rumour, Actor actor, Map<String, ?> data) {
        logbook.append(handle, Entry.of(kind, rumour.incident(), rumour.id(), actor, data));
    }
}
