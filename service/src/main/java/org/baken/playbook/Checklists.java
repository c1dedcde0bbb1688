package org.baken.playbook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.incident.OpenEnds;
import org.baken.incident.Opening;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * What is to be done in each incident (guidelines V16, B03). An incident gets copies of the items of its playbooks: what
 * changes in a file later changes nothing in an incident that runs. Thread-safe.
 */
public final class Checklists implements Opening, OpenEnds {
    /** Everybody on the team; not those who only look on. */
    private static final Role[] TEAM = {
        Role.LEAD, Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR, Role.OFFICIAL
    };

    private final Playbooks playbooks;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;

    public Checklists(Playbooks playbooks, Incidents incidents, Logbook logbook, Clock clock) {
        this.playbooks = playbooks;
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the checklist of an incident in the order in which its items are due; those not yet due come last. */
    public List<ChecklistItem> of(Handle handle, Incident incident) {
        return handle.attach(ChecklistDao.class).ofIncident(incident.id());
    }

    /** Copies the chosen playbooks into a new incident, or the usual one; 400 when one does not exist. */
    @Override
    public void opened(Handle handle, Incident incident, List<String> chosen, Actor actor) {
        List<Playbook> wanted = new ArrayList<>();
        for (String id : new LinkedHashSet<>(chosen.isEmpty() ? List.of(Playbooks.USUAL) : chosen)) {
            wanted.add(playbooks
                    .byId(id)
                    .orElseThrow(() ->
                            Problem.invalid("playbooks", "playbook.unknown", id, String.join(", ", playbooks.ids()))));
        }
        wanted.forEach(playbook -> copy(handle, incident, playbook, actor.name()));
        if (incident.state() == IncidentState.ACTIVE) {
            start(
                    handle,
                    incident.id(),
                    List.of(Phase.PREPARATION, Phase.FIRST_HOUR, Phase.ONGOING),
                    incident.openedAt());
        }
    }

    /** Names the mandatory items that are open although their phase has begun. */
    @Override
    public List<OpenEnd> of(Handle handle, String incidentId) {
        String language = incidents.get(handle, incidentId).languages().get(0);
        return handle.attach(ChecklistDao.class).ofIncident(incidentId).stream()
                .filter(item -> item.mandatory() && item.state() == ChecklistState.OPEN && item.dueAt() != null)
                .map(item -> new OpenEnd(OpenEnd.Kind.CHECKLIST, item.id(), item.titleIn(language)))
                .toList();
    }

    /** Adds the aftercare that belongs to every incident, and starts the clocks of all aftercare items. */
    void aftercareBegan(Handle handle, Incident incident, Instant at) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        if (!dao.playbooks(incident.id()).contains(Playbooks.AFTER)) {
            playbooks
                    .byId(Playbooks.AFTER)
                    .ifPresent(playbook -> copy(
                            handle,
                            incident,
                            playbook,
                            Actor.system("checklist").name()));
        }
        start(handle, incident.id(), List.of(Phase.AFTERCARE), at);
    }

    /** Starts the clocks that count from the opening, for an incident that was prepared beforehand. */
    void becameActive(Handle handle, Incident incident) {
        start(handle, incident.id(), List.of(Phase.PREPARATION, Phase.FIRST_HOUR, Phase.ONGOING), incident.openedAt());
    }

    /**
     * Ticks the open items that wait for this event, and gives them. Whoever calls tells the log of them with {@link
     * #tellLog} once everything is ticked, because nothing may be locked after the head of the log.
     *
     * @param by the name of who made it happen
     */
    List<ChecklistItem> tick(Handle handle, Incident incident, Happening happening, String by) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        return dao
                .waitingFor(incident.id(), happening.event().written(), happening.purpose(), happening.state())
                .stream()
                .map(item -> item.settled(ChecklistState.DONE, item.note(), by, clock.instant(), true))
                .filter(item -> dao.settle(item) == 1)
                .toList();
    }

    /** Logs that items ticked themselves. */
    void tellLog(Handle handle, Incident incident, List<ChecklistItem> ticked) {
        ticked.forEach(item -> log(handle, incident, item, Actor.system("checklist")));
    }

    /** Names the incidents in which an open item waits for this event. */
    List<String> incidentsWaitingFor(Handle handle, Tick.Event event) {
        return handle.attach(ChecklistDao.class).incidentsWaitingFor(event.written());
    }

    /** Changes the state of an item, as a member of the team. */
    ChecklistItem settle(
            Handle handle, Caller caller, String id, ExpectedVersion expected, ChecklistState to, String note) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        ChecklistItem item = dao.find(id).orElseThrow(() -> Problem.notFound("checklist-item"));
        Incident incident =
                incidents.require(handle, caller, item.incident(), TEAM).unlessClosed();
        expected.check(item.version(), item.changedBy(), item.changedAt());
        if (to == ChecklistState.SKIPPED && note == null) {
            throw Problem.invalid("note", "playbook.skip-needs-reason");
        }
        ChecklistItem changed = item.settled(to, note, caller.name(), clock.instant(), false);
        if (dao.settle(changed) == 0) {
            ChecklistItem newer = dao.find(id).orElseThrow(() -> Problem.notFound("checklist-item"));
            throw Problem.stale(newer.changedBy(), newer.changedAt(), newer.version());
        }
        log(handle, incident, changed, caller.actor());
        return changed;
    }

    private void log(Handle handle, Incident incident, ChecklistItem item, Actor actor) {
        Map<String, Object> data = new TreeMap<>();
        data.put("item", item.item());
        data.put("playbook", item.playbook());
        data.put("title", item.titleIn(incident.languages().get(0)));
        data.put("automatic", item.automatic());
        if (item.note() != null) {
            data.put("note", item.note());
        }
        logbook.append(handle, Entry.of(item.state().kind(), incident.id(), item.id(), actor, data));
    }

    private static void start(Handle handle, String incident, List<Phase> phases, Instant from) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        dao.notStarted(incident, phases)
                .forEach(item -> dao.startClock(item.id(), from.plusSeconds(item.dueSeconds())));
    }

    private void copy(Handle handle, Incident incident, Playbook playbook, String by) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        Instant now = clock.instant();
        for (int position = 0; position < playbook.items().size(); position++) {
            PlaybookItem item = playbook.items().get(position);
            Tick tick = item.ticks();
            dao.insert(new ChecklistItem(
                    Ids.next(),
                    incident.id(),
                    playbook.id(),
                    playbook.hash(),
                    item.id(),
                    position,
                    item.phase(),
                    item.role(),
                    item.due().toSeconds(),
                    null,
                    item.mandatory(),
                    item.guidelines(),
                    tick == null ? null : tick.event().written(),
                    tick == null ? null : tick.purpose(),
                    tick == null ? null : tick.state(),
                    item.title(),
                    item.why(),
                    ChecklistState.OPEN,
                    null,
                    null,
                    null,
                    false,
                    1,
                    by,
                    now));
        }
    }
}
