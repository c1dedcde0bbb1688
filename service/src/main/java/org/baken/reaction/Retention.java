package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** How long the reactions of each incident are kept. Thread-safe. */
final class Retention {
    private final Function<Handle, Keeping.Days> house;
    private final Logbook logbook;
    private final Clock clock;

    Retention(Function<Handle, Keeping.Days> house, Logbook logbook, Clock clock) {
        this.house = house;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * What holds for an incident.
     *
     * @param pseudonymiseAfterDays how long after its closing writers are known
     * @param retentionDays how long after its closing anything that they said is kept
     * @param own whether that was decided for this incident; otherwise the house decided it
     * @param pseudonymiseAt when that comes; null while the incident is open
     * @param pseudonymisedAt when it was done last; null when it was not
     */
    public record View(
            String incident,
            int pseudonymiseAfterDays,
            int retentionDays,
            boolean own,
            Instant pseudonymiseAt,
            Instant eraseAt,
            Instant pseudonymisedAt,
            Instant erasedAt,
            long version) {}

    View of(Handle handle, Incident incident) {
        return view(handle, incident, keeping(handle, incident));
    }

    /** Decides it for one incident; null for as the house decided. */
    View decide(
            Handle handle,
            Incident incident,
            Integer pseudonymise,
            Integer retention,
            ExpectedVersion expected,
            Actor actor) {
        ForgettingDao dao = handle.attach(ForgettingDao.class);
        Keeping before = keeping(handle, incident);
        expected.check(before.version(), before.changedBy(), before.changedAt());
        dao.addKeeping(incident.id());
        int rows = dao.decide(incident.id(), pseudonymise, retention, before.version(), actor.name(), clock.instant());
        Keeping now = keeping(handle, incident);
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        View view = view(handle, incident, now);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("pseudonymiseAfterDays", view.pseudonymiseAfterDays());
        data.put("retentionDays", view.retentionDays());
        logbook.append(handle, Entry.of("reactions.retention", incident.id(), incident.id(), actor, data));
        return view;
    }

    private View view(Handle handle, Incident incident, Keeping keeping) {
        Keeping.Days days =
                Keeping.Days.of(keeping.pseudonymiseAfterDays(), keeping.retentionDays(), house.apply(handle));
        Instant closed = incident.state() == IncidentState.CLOSED ? incident.closedAt() : null;
        return new View(
                incident.id(),
                days.pseudonymise(),
                days.retention(),
                keeping.pseudonymiseAfterDays() != null || keeping.retentionDays() != null,
                closed == null ? null : days.pseudonymiseAt(closed),
                closed == null ? null : days.eraseAt(closed),
                keeping.pseudonymisedAt(),
                keeping.erasedAt(),
                keeping.version());
    }

    private static Keeping keeping(Handle handle, Incident incident) {
        return handle.attach(ForgettingDao.class)
                .keeping(incident.id())
                .orElseGet(() -> new Keeping(incident.id(), null, null, "", null, null, 0, null, null));
    }
}
