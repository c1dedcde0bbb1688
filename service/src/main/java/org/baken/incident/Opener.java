package org.baken.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.IncidentResource.Creation;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Opens incidents, for a person and for what a person begins with one. Thread-safe. */
public final class Opener {
    private final Incidents incidents;
    private final Logbook logbook;
    private final Cadence cadence;
    private final Clock clock;

    public Opener(Incidents incidents, Logbook logbook, Cadence cadence, Clock clock) {
        this.incidents = incidents;
        this.logbook = logbook;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Opens an incident that the caller leads, and logs it: call it last. 403 for who may not, 400 for another state than it can begin with. */
    public Incident open(Handle handle, Creation creation, Caller caller) {
        if (!caller.has(Role.LEAD)) {
            throw Problem.refused("incident.open-only", Incidents.whoMay(Role.LEAD));
        }
        if (creation.state() != null
                && creation.state() != IncidentState.ACTIVE
                && creation.state() != IncidentState.PREPARED) {
            throw Problem.invalid("state", "problem.one-of", "PREPARED, ACTIVE");
        }
        Incident incident = incidents.open(
                handle,
                prepared(creation, caller, caller.id()),
                Objects.requireNonNullElse(creation.playbooks(), List.of()),
                caller.actor());
        logbook.append(
                handle,
                Entry.of(
                        "incident.opened",
                        incident.id(),
                        incident.id(),
                        caller.actor(),
                        told(incident, caller.name())));
        return incident;
    }

    /**
     * Opens an exercise in which one person practises alone, whatever roles they hold in general: in it they hold these, and nobody
     * leads it. Logs it: call it last.
     *
     * @throws IllegalArgumentException for what is not an exercise
     */
    public Incident openAlone(Handle handle, Creation creation, Caller caller, List<Role> roles) {
        if (creation.kind() != IncidentKind.EXERCISE) {
            throw new IllegalArgumentException("Only exercises are for one person alone");
        }
        Incident incident = incidents.open(handle, prepared(creation, caller, null), List.of(), caller.actor());
        RosterDao roster = handle.attach(RosterDao.class);
        for (int position = 0; position < roles.size(); position++) {
            roster.insert(incident.id(), caller.id(), roles.get(position), false, position);
        }
        logbook.append(
                handle,
                Entry.of("incident.opened", incident.id(), incident.id(), caller.actor(), told(incident, null)));
        return incident;
    }

    /**
     * Closes an exercise in which one person practised alone; nothing happens to one that is closed. Logs it: call it last.
     *
     * @throws IllegalArgumentException for what is not an exercise
     */
    public void closeAlone(Handle handle, String id, String reason, Actor actor) {
        Incident incident = incidents.get(handle, id);
        if (!incident.isExercise()) {
            throw new IllegalArgumentException("Only exercises are for one person alone");
        }
        if (incident.state() == IncidentState.CLOSED) {
            return;
        }
        int open = incidents.openEnds(handle, id).size();
        incidents.move(
                handle,
                incident.state(),
                incident.movedTo(IncidentState.CLOSED, cadence, actor.name(), clock.instant()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("from", incident.state());
        data.put("to", IncidentState.CLOSED);
        data.put("reason", reason);
        data.put("open", open);
        logbook.append(handle, Entry.of("incident.state", id, id, actor, data));
    }

    private static Map<String, Object> told(Incident incident, String lead) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", incident.title());
        data.put("type", incident.type());
        data.put("kind", incident.kind());
        data.put("scale", incident.scale());
        data.put("state", incident.state());
        data.put("slug", incident.slug());
        data.put("lead", lead);
        data.put("nextUpdateAt", incident.nextUpdateAt());
        return data;
    }

    private Incident prepared(Creation creation, Caller caller, String lead) {
        Instant now = clock.instant();
        IncidentState state = Objects.requireNonNullElse(creation.state(), IncidentState.ACTIVE);
        return new Incident(
                Ids.next(),
                null,
                creation.title().strip(),
                creation.type().strip(),
                creation.kind(),
                state,
                creation.scale().strip(),
                creation.languages(),
                text(creation.place(), null),
                hashtag(creation.hashtag(), null),
                text(creation.sensitivities(), null),
                lead,
                now,
                caller.name(),
                null,
                state == IncidentState.ACTIVE ? now.plus(cadence.firstStatement()) : null,
                false,
                null,
                1,
                caller.name(),
                now);
    }

    /** A text that may be taken away; null for none. */
    static String text(String asked, String before) {
        String text = asked == null ? before : asked.strip();
        return text == null || text.isEmpty() ? null : text;
    }

    static String hashtag(String asked, String before) {
        String tag = text(asked, before);
        return tag == null || tag.startsWith("#") ? tag : "#" + tag;
    }
}
