package org.baken.reaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/** The reactions of the incidents. What changes one is logged here, last in the transaction. Thread-safe. */
public final class Reactions {
    /** Who sorts reactions and answers them. */
    public static final Role[] WRITERS = {Role.MONITOR, Role.SPOKESPERSON, Role.LEAD};

    /** The longest time that a writer waits online (guideline A18). */
    private static final Duration ANSWER_WITHIN = Duration.ofHours(24);

    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;

    public Reactions(Incidents incidents, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
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

    /** Takes up what is new of these; the same one is taken up once, however often it comes. One log entry tells of all. */
    public Received receive(Handle handle, Incident incident, List<Arrival> arrivals, Actor actor) {
        Received received = add(handle, incident, arrivals, actor);
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

    /** As {@link #receive}, for whoever tells the log in another way. */
    Received add(Handle handle, Incident incident, List<Arrival> arrivals, Actor actor) {
        ReactionDao reactions = handle.attach(ReactionDao.class);
        Map<String, String> authors = authors(reactions, incident, arrivals);
        Instant now = clock.instant();
        List<ReactionDao.Fixed> fixed = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            String key = authorKey(arrival);
            fixed.add(new ReactionDao.Fixed(
                    reaction(arrival, incident, authors.get(key), actor, now), origin(arrival, key)));
        }
        int[] rows = reactions.insert(fixed);
        List<String> added = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] > 0) {
                added.add(fixed.get(i).reaction().id());
            }
        }
        return new Received(added, rows.length - added.size());
    }

    /** Writes what was decided about a reaction, from the state in which it was read, and logs it under this kind. */
    public Reaction decide(
            Handle handle, Reaction before, Reaction decided, String kind, Actor actor, Map<String, ?> data) {
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
        logbook.append(handle, Entry.of(kind, now.incident(), now.id(), actor, data));
        return now;
    }

    private static Wording wording(List<ReactionState> states) {
        return new Wording(
                states.stream().map(state -> "reaction.state." + state).toList());
    }

    private Map<String, String> authors(ReactionDao reactions, Incident incident, List<Arrival> arrivals) {
        Map<String, ReactionDao.NewAuthor> wanted = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            String key = authorKey(arrival);
            wanted.computeIfAbsent(
                    key,
                    one -> new ReactionDao.NewAuthor(
                            new Author(
                                    Ids.next(),
                                    incident.isExercise(),
                                    arrival.platform(),
                                    arrival.handle(),
                                    arrival.authorName(),
                                    arrival.authorAddress(),
                                    false,
                                    clock.instant()),
                            one));
        }
        reactions.insertAuthors(List.copyOf(wanted.values()));
        Map<String, String> ids = new HashMap<>();
        reactions
                .authorsOf(incident.isExercise(), List.copyOf(wanted.keySet()))
                .forEach(author -> ids.put(author.authorKey(), author.id()));
        return ids;
    }

    private static String authorKey(Arrival arrival) {
        String who = Objects.requireNonNullElse(
                arrival.authorId(), arrival.handle().strip().toLowerCase(Locale.ROOT));
        return Ids.digest(arrival.platform() + "\n" + who);
    }

    private static String origin(Arrival arrival, String authorKey) {
        return arrival.remoteId() == null
                ? Ids.digest(authorKey + "\n" + arrival.at() + "\n" + arrival.text())
                : Ids.digest(arrival.platform() + "\n" + arrival.remoteId());
    }

    private static Reaction reaction(Arrival arrival, Incident incident, String author, Actor actor, Instant now) {
        return new Reaction(
                Ids.next(),
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
                arrival.at().plus(ANSWER_WITHIN),
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
