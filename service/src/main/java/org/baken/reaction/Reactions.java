package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;

/** The reactions of the incidents. What changes one is logged here, last in the transaction. Thread-safe. */
public final class Reactions {
    /** Who sorts reactions and answers them. */
    public static final Role[] WRITERS = {Role.MONITOR, Role.SPOKESPERSON, Role.LEAD};

    private final Incidents incidents;
    private final TriagePolicies policies;
    private final ReactionSearch search;
    private final Logbook logbook;
    private final Clock clock;
    private final ReactionViews views;

    public Reactions(
            Incidents incidents, TriagePolicies policies, ReactionSearch search, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.policies = policies;
        this.search = search;
        this.logbook = logbook;
        this.clock = clock;
        this.views = new ReactionViews(clock);
    }

    /** Under what a reaction is kept that a platform calls so. */
    public static String origin(String platform, String remoteId) {
        return Arrivals.origin(platform, remoteId);
    }

    /** How reactions are shown; what belongs to them is added there. */
    public ReactionViews views() {
        return views;
    }

    /**
     * What became of arrivals.
     *
     * @param added the ids of those that were new, in their order
     * @param known how many were there already
     */
    public record Received(List<String> added, int known) {}

    /** Gives the reaction, or 404. Whether the caller may know of it depends on its incident. */
    public Reaction get(Handle handle, String id) {
        return handle.attach(ReactionDao.class).find(id).orElseThrow(() -> Problem.notFound("reaction"));
    }

    /** Gives the reaction if the caller may know of its incident, or 404. */
    public Reaction readable(Handle handle, Caller caller, String id) {
        Reaction reaction = get(handle, id);
        incidents.readable(handle, caller, reaction.incident());
        return reaction;
    }

    /** A page of the reactions that a filter asks for and whose text has these words; without words, whatever the text. */
    Page<Reaction> page(Handle handle, ReactionFilter filter, SearchWords words, Paging paging) {
        ReactionFilter.Cursor cursor = ReactionFilter.Cursor.of(filter.order(), paging);
        List<Reaction> found = search.list(handle, filter, words, cursor, paging.oneMore());
        return Page.of(found, paging, last -> ReactionFilter.Cursor.after(filter.order(), last));
    }

    /** Takes up what is new of these; the same one is taken up once, however often it comes. One log entry tells of all. */
    public Received receive(Handle handle, Incident incident, List<Arrival> arrivals, Actor actor) {
        Received received = add(handle, incident, arrivals, actor).received();
        if (!received.added().isEmpty()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("source", arrivals.get(0).source());
            data.put("added", received.added().size());
            data.put("known", received.known());
            String object = received.added().get(received.added().size() - 1);
            logbook.append(handle, Entry.of("reactions.received", incident.id(), object, actor, data));
        }
        return received;
    }

    /**
     * What became of arrivals, one by one.
     *
     * @param arrivals as they are kept
     * @param added the ids of those that were new, in their order
     * @param known the places, from 0, of those that were there already
     */
    record Taken(List<Arrival> arrivals, List<String> added, List<Integer> known) {
        Received received() {
            return new Received(added, known.size());
        }
    }

    /** As {@link #receive}, for whoever tells the log in another way. */
    Taken add(Handle handle, Incident incident, List<Arrival> arrivals, Actor actor) {
        List<Arrival> fitting = arrivals.stream().map(Arrivals::fitting).toList();
        Map<String, String> authors = authors(handle, incident, fitting);
        List<ReactionDao.Fixed> fixed = fixed(fitting, incident, policies.current(handle), authors, actor);
        Set<String> added = new HashSet<>(insert(handle, incident, fixed));
        List<ReactionDao.Fixed> fresh = fixed.stream()
                .filter(one -> added.contains(one.reaction().id()))
                .toList();
        search.put(handle, fresh.stream().map(ReactionDao.Fixed::reaction).toList());
        List<Integer> known = IntStream.range(0, fixed.size())
                .filter(place -> !added.contains(fixed.get(place).reaction().id()))
                .boxed()
                .toList();
        return new Taken(fitting, fresh.stream().map(one -> one.reaction().id()).toList(), known);
    }

    private static List<String> insert(Handle handle, Incident incident, List<ReactionDao.Fixed> fixed) {
        Set<String> movedAway = Set.copyOf(handle.attach(ReactionDao.class)
                .movedAway(
                        incident.id(),
                        fixed.stream().map(ReactionDao.Fixed::origin).toList()));
        // Always in one order: two nodes that take up the same ones would wait for each other otherwise.
        List<ReactionDao.Fixed> ordered = fixed.stream()
                .filter(one -> !movedAway.contains(one.origin()))
                .sorted(Comparator.comparing(ReactionDao.Fixed::origin))
                .toList();
        int[] rows = BulkInsert.reactions(handle, ordered);
        return IntStream.range(0, rows.length)
                .filter(row -> rows[row] > 0)
                .mapToObj(row -> ordered.get(row).reaction().id())
                .toList();
    }

    /** The reaction of an incident that is the same as this arrival, or 404. */
    Reaction same(Handle handle, Incident incident, Arrival arrival) {
        ReactionDao reactions = handle.attach(ReactionDao.class);
        String origin = Arrivals.origin(Arrivals.fitting(arrival));
        return reactions
                .ofOrigin(incident.id(), origin)
                .or(() -> reactions.movedAs(incident.id(), origin).flatMap(reactions::find))
                .orElseThrow(() -> Problem.notFound("reaction"));
    }

    /** Writes what was decided about a reaction, from the state in which it was read, and logs it under this kind. */
    public Reaction decide(
            Handle handle, Reaction before, Reaction decided, String kind, Actor actor, Map<String, ?> data) {
        Reaction now = write(handle, before, decided);
        logbook.append(handle, Entry.of(kind, now.incident(), now.id(), actor, data));
        return now;
    }

    /** As {@link #decide}, for who logs it later: whatever else the transaction writes comes before the log. */
    Reaction write(Handle handle, Reaction before, Reaction decided) {
        if (before.state() != decided.state() && !before.state().next().contains(decided.state())) {
            throw Problem.conflict(
                    "reaction.state.wrong",
                    wording(List.of(before.state())),
                    wording(List.copyOf(before.state().next())));
        }
        int rows = handle.attach(ReactionDao.class).update(decided, before.state());
        Reaction now = get(handle, decided.id());
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        return now;
    }

    /** Logs what was written before, last in the transaction. */
    void log(Handle handle, List<Entry> entries) {
        logbook.append(handle, entries);
    }

    /** Makes these to be found by what they say now and in the incident where they are now. */
    void reindex(Handle handle, List<Reaction> changed) {
        search.put(handle, changed);
    }

    private static Wording wording(List<ReactionState> states) {
        return new Wording(
                states.stream().map(state -> "reaction.state." + state).toList());
    }

    private List<ReactionDao.Fixed> fixed(
            List<Arrival> arrivals, Incident incident, TriagePolicy policy, Map<String, String> authors, Actor actor) {
        Instant now = clock.instant();
        boolean crisis = incident.state() == IncidentState.ACTIVE;
        // Ids of one millisecond have no order of their own.
        List<String> ids =
                Stream.generate(Ids::next).limit(arrivals.size()).sorted().toList();
        List<ReactionDao.Fixed> fixed = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            String author = authors.get(Arrivals.authorKey(arrival, incident.isExercise()));
            fixed.add(new ReactionDao.Fixed(
                    reaction(ids.get(i), arrival, incident, author, policy.dueAt(arrival.at(), crisis), actor, now),
                    Arrivals.origin(arrival)));
        }
        return fixed;
    }

    private Map<String, String> authors(Handle handle, Incident incident, List<Arrival> arrivals) {
        // Sorted, so that two nodes that meet the same writers do not wait for each other.
        Map<String, ReactionDao.NewAuthor> wanted = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            wanted.computeIfAbsent(
                    Arrivals.authorKey(arrival, incident.isExercise()),
                    key -> new ReactionDao.NewAuthor(author(arrival, incident), key));
        }
        ReactionDao reactions = handle.attach(ReactionDao.class);
        Map<String, String> ids = new HashMap<>();
        known(reactions, wanted.keySet(), ids);
        List<ReactionDao.NewAuthor> unknown = wanted.values().stream()
                .filter(author -> !ids.containsKey(author.authorKey()))
                .toList();
        int[] rows = BulkInsert.authors(handle, unknown);
        List<String> elsewhere = new ArrayList<>();
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] > 0) {
                ids.put(unknown.get(row).authorKey(), unknown.get(row).author().id());
            } else {
                elsewhere.add(unknown.get(row).authorKey());
            }
        }
        known(reactions, elsewhere, ids);
        return ids;
    }

    private static void known(ReactionDao reactions, Collection<String> keys, Map<String, String> ids) {
        if (keys.isEmpty()) {
            return;
        }
        reactions.authorsOf(List.copyOf(keys)).forEach(author -> ids.put(author.authorKey(), author.id()));
    }

    private Author author(Arrival arrival, Incident incident) {
        return new Author(
                Ids.next(),
                incident.isExercise(),
                arrival.platform(),
                arrival.handle(),
                arrival.authorName(),
                arrival.authorAddress(),
                false,
                clock.instant());
    }

    private static Reaction reaction(
            String id, Arrival arrival, Incident incident, String author, Instant due, Actor actor, Instant now) {
        return new Reaction(
                id,
                incident.id(),
                arrival.source(),
                arrival.account(),
                arrival.platform(),
                arrival.remoteId(),
                arrival.inReplyTo(),
                arrival.thread(),
                author,
                arrival.text(),
                arrival.lang(),
                arrival.url(),
                arrival.secluded(),
                arrival.pictures(),
                arrival.at(),
                now,
                due,
                ReactionState.NEW,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                1,
                actor.name(),
                now);
    }
}
