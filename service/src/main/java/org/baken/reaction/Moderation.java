package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.platform.Problem;
import org.baken.rumour.Rumour;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/**
 * What a person decides about a reaction besides its class: how far we are with it, who deals with it, which rumour it repeats, to
 * which incident it belongs. Every act writes what it changes and leaves its log entry to the caller, so that a hundred of them are
 * still one transaction with its log at the end. Thread-safe.
 */
public final class Moderation {
    private final Incidents incidents;
    private final Reactions reactions;
    private final Rumours rumours;
    private final People people;
    private final Clock clock;
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private volatile Sorting sorting = this::plainly;
    private volatile Owed owed = (handle, reaction) -> reaction.dueAt();

    public Moderation(Incidents incidents, Reactions reactions, Rumours rumours, People people, Clock clock) {
        this.incidents = incidents;
        this.reactions = reactions;
        this.rumours = rumours;
        this.people = people;
        this.clock = clock;
    }

    /** Adds something that must be so before a reaction goes on, before the start. */
    public void gate(Gate gate) {
        gates.add(gate);
    }

    /** Gives a class to a reaction, and what follows from it. */
    @FunctionalInterface
    public interface Sorting {
        /** Sorts it and logs nothing yet; a {@link Problem} when it cannot be so. */
        Act sort(Handle handle, Caller caller, Reaction reaction, String category, Sentiment sentiment, String note);
    }

    /** Knows until when the writer of a reaction that is taken up again waits. */
    @FunctionalInterface
    public interface Owed {
        /** Null when no answer is owed. */
        Instant dueAt(Handle handle, Reaction reaction);
    }

    /** Says who knows until when a writer waits, before the start. */
    public void owed(Owed other) {
        owed = other;
    }

    /** Says who sorts, before the start. */
    public void sorting(Sorting other) {
        sorting = other;
    }

    /** Gives it a class. */
    Act sort(Handle handle, Caller caller, Reaction reaction, String category, Sentiment sentiment, String note) {
        return sorting.sort(handle, caller, reaction, category, sentiment, note);
    }

    private Act plainly(
            Handle handle, Caller caller, Reaction reaction, String category, Sentiment sentiment, String note) {
        ReactionChange change = reaction.change()
                .state(ReactionState.TRIAGED)
                .sentiment(sentiment)
                .triaged(category, caller.name(), clock.instant());
        noted(change, note);
        Reaction now = reactions.write(handle, reaction, change.by(caller.name(), clock.instant()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("class", category);
        data.put("sentiment", sentiment);
        return Act.of(now, "reaction.triaged", caller, data);
    }

    /** A reaction as it is now, and what the log is to say. */
    public record Act(Reaction reaction, List<Entry> entries) {
        static Act of(Reaction now, String kind, Caller caller, Map<String, ?> data) {
            return new Act(now, List.of(Entry.of(kind, now.incident(), now.id(), caller.actor(), data)));
        }
    }

    /** Gives the reaction if the caller may change it, with its incident open; otherwise 403, 404 or 409. */
    public Reaction writable(Handle handle, Caller caller, String id) {
        Reaction reaction = reactions.readable(handle, caller, id);
        incidents
                .require(handle, caller, reaction.incident(), Reactions.WRITERS)
                .unlessClosed();
        return reaction;
    }

    /** Moves it on; 409 when that cannot follow, or when something must be done first. */
    Act state(Handle handle, Caller caller, Reaction reaction, ReactionState to, String note) {
        if (reaction.state() == to) {
            throw Problem.conflict("reaction.state.same");
        }
        if (to == ReactionState.TRIAGED && reaction.category() == null) {
            throw Problem.conflict("reaction.state.class");
        }
        gates.forEach(gate -> gate.pass(handle, caller, reaction, to, note));
        ReactionChange change = reaction.change().state(to);
        if (to == ReactionState.TRIAGED) {
            change.due(owed.dueAt(handle, reaction));
        }
        if (to == ReactionState.ANSWERED && reaction.answeredAt() == null) {
            change.answered(clock.instant());
        }
        noted(change, note);
        Reaction now = reactions.write(handle, reaction, change.by(caller.name(), clock.instant()));
        return Act.of(now, "reaction.state", caller, Map.of("from", reaction.state(), "to", to));
    }

    /** Gives it to somebody who may deal with it, or, with null, to nobody (guideline H35). */
    Act assign(Handle handle, Caller caller, Reaction reaction, String person, String why) {
        Person assignee = person == null ? null : assignable(handle, reaction, person);
        ReactionChange change = reaction.change().assignee(person);
        noted(change, why);
        Reaction now = reactions.write(handle, reaction, change.by(caller.name(), clock.instant()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("person", person);
        data.put("name", assignee == null ? null : assignee.name());
        return Act.of(now, "reaction.assigned", caller, data);
    }

    /** Says which rumour of the same incident it repeats or asks about; null for none. */
    Act link(Handle handle, Caller caller, Reaction reaction, String rumour) {
        if (rumour != null) {
            Rumour linked = rumours.get(handle, rumour);
            if (!linked.incident().equals(reaction.incident())) {
                throw Problem.invalid("rumour", "reaction.rumour.elsewhere");
            }
        }
        Reaction now = reactions.write(
                handle, reaction, reaction.change().rumour(rumour).by(caller.name(), clock.instant()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rumour", rumour);
        data.put("before", reaction.rumour());
        return Act.of(now, "reaction.linked", caller, data);
    }

    /**
     * Moves it to another incident of the same kind in which the caller may do so too. Its rumour stays behind; where it was, it is
     * not taken up again.
     */
    Act moveTo(Handle handle, Caller caller, Reaction reaction, String incident) {
        Incident from = incidents.get(handle, reaction.incident());
        Incident to =
                incidents.require(handle, caller, incident, Reactions.WRITERS).unlessClosed();
        ReactionDao dao = handle.attach(ReactionDao.class);
        if (to.kind() != from.kind()) {
            throw Problem.conflict("reaction.moved.kind");
        }
        if (dao.sameIn(to.id(), reaction.id()) > 0) {
            throw Problem.conflict("reaction.moved.there");
        }
        dao.moveAway(reaction.id());
        dao.moveBack(reaction.id(), to.id());
        Reaction moved = reaction.change().incident(to.id()).rumour(null).by(caller.name(), clock.instant());
        Reaction now = reactions.write(handle, reaction, moved);
        reactions.reindex(handle, List.of(now));
        Map<String, String> data = Map.of("from", from.id(), "to", to.id());
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of("reaction.moved", from.id(), now.id(), caller.actor(), data));
        entries.add(Entry.of("reaction.moved", to.id(), now.id(), caller.actor(), data));
        return new Act(now, entries);
    }

    private Person assignable(Handle handle, Reaction reaction, String person) {
        Incident incident = incidents.get(handle, reaction.incident());
        return people.find(handle, person)
                .filter(Person::active)
                .filter(found -> incidents.rolesOf(handle, found.caller(), incident).stream()
                        .anyMatch(List.of(Reactions.WRITERS)::contains))
                .orElseThrow(() -> Problem.invalid("person", "reaction.assignee"));
    }

    private static void noted(ReactionChange change, String note) {
        if (note != null && !note.isBlank()) {
            change.note(note.strip());
        }
    }
}
