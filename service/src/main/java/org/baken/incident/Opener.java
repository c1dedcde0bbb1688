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
                prepared(creation, caller),
                Objects.requireNonNullElse(creation.playbooks(), List.of()),
                caller.actor());
        logbook.append(
                handle,
                Entry.of("incident.opened", incident.id(), incident.id(), caller.actor(), told(incident, caller)));
        return incident;
    }

    private static Map<String, Object> told(Incident incident, Caller caller) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", incident.title());
        data.put("type", incident.type());
        data.put("kind", incident.kind());
        data.put("scale", incident.scale());
        data.put("state", incident.state());
        data.put("slug", incident.slug());
        data.put("lead", caller.name());
        data.put("nextUpdateAt", incident.nextUpdateAt());
        return data;
    }

    private Incident prepared(Creation creation, Caller caller) {
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
                caller.id(),
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
