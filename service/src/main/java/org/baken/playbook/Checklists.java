package org.baken.playbook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.incident.OpenEnds;
import org.baken.incident.Opening;
import org.baken.incident.Roster;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.ExpectedVersion;
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

    private final Copying copying;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;

    /** @param scales of an incident as the settings name them, the smallest first */
    public Checklists(Playbooks playbooks, Incidents incidents, Logbook logbook, Clock clock, List<String> scales) {
        this.copying = new Copying(playbooks, new Scales(scales));
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * Gives the checklist of an incident in the order in which its items are due; those not yet due come last. What comes back
     * has an item for each time that it came.
     */
    public List<ChecklistItem> of(Handle handle, Incident incident) {
        return handle.attach(ChecklistDao.class).ofIncident(incident.id());
    }

    /** As {@link #of(Handle, Incident)}, for people to look at: each thing once, with who is to do it and what comes first. */
    public List<ChecklistView> shown(Handle handle, Incident incident) {
        return shown(handle, incident, of(handle, incident));
    }

    /** As {@link #shown(Handle, Incident)}, of items that were read already. */
    public List<ChecklistView> shown(Handle handle, Incident incident, List<ChecklistItem> items) {
        Roster roster = incidents.roster(handle, incident);
        return ChecklistView.of(items, role -> Assignee.of(roster, role));
    }

    /** The open items of an incident whose time is over and that nothing holds up, the longest overdue first. */
    public List<ChecklistItem> overdue(Handle handle, Incident incident, Instant now) {
        return of(handle, incident).stream().filter(item -> item.isLate(now)).toList();
    }

    /**
     * The open items, of all incidents that are not closed, of which the lead and the deputies of the role were told that they
     * are late, by the time of that.
     */
    public List<ChecklistItem> escalated(Handle handle) {
        return handle.attach(ChecklistDao.class).escalated();
    }

    /** Copies the chosen playbooks into a new incident, or the usual ones; 400 when one does not exist. */
    @Override
    public void opened(Handle handle, Incident incident, List<String> chosen, Actor actor) {
        List<String> wanted =
                copying.wanted(incident, chosen).stream().map(Playbook::id).toList();
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        CourseDao courses = handle.attach(CourseDao.class);
        wanted.forEach(playbook -> courses.addPlaybook(incident.id(), playbook));
        sheet.add(copying.missing(incident, wanted, List.of(), actor.name(), incident.openedAt()));
        sheet.plan();
    }

    /**
     * Names the mandatory items that are open although their phase has begun; not what comes back and was done before, nor what
     * the closing itself does.
     */
    @Override
    public List<OpenEnd> of(Handle handle, String incidentId) {
        Incident incident = incidents.get(handle, incidentId);
        Instant aftercare = handle.attach(CourseDao.class)
                .find(incidentId)
                .map(CourseDao.Course::aftercareAt)
                .orElse(null);
        String language = incident.languages().get(0);
        return of(handle, incident).stream()
                .filter(item -> item.mandatory() && item.state() == ChecklistState.OPEN && item.round() == 1)
                .filter(item -> incident.state() != IncidentState.PREPARED)
                .filter(item -> item.phase() != Phase.AFTERCARE || aftercare != null)
                .filter(item ->
                        !Tick.Event.INCIDENT_CLOSED.written().equals(item.task().ticks()))
                .map(item -> new OpenEnd(OpenEnd.Kind.CHECKLIST, item.id(), item.titleIn(language)))
                .toList();
    }

    /** Adds what the incident is to have at its scale, and gives it. */
    List<ChecklistItem> grown(Handle handle, Incident incident, Instant at) {
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        // Only what waited for a scale: what was written into a file meanwhile is not for incidents that run.
        List<ChecklistItem> added = copying
                .missing(
                        incident,
                        handle.attach(CourseDao.class).playbooks(incident.id()),
                        sheet.items(),
                        ChecklistLog.SELF.name(),
                        at)
                .stream()
                .filter(item -> !item.task().scale().isEmpty())
                .toList();
        sheet.add(added);
        sheet.plan();
        return added;
    }

    /**
     * Lets the clocks of a phase run that has begun, with the aftercare that belongs to every incident, and ends what comes back
     * in one that is over.
     */
    List<Entry> moved(Handle handle, Incident incident, LogEntry entry) {
        CourseDao courses = handle.attach(CourseDao.class);
        Sheet before = Sheet.of(handle, incidents, incident.id());
        if (incident.state() == IncidentState.AFTERCARE) {
            courses.aftercare(incident.id(), entry.at());
            if (courses.addPlaybook(incident.id(), Playbooks.AFTER) == 1) {
                before.add(copying.missing(
                        incident, List.of(Playbooks.AFTER), before.items(), ChecklistLog.SELF.name(), entry.at()));
            }
        } else if (incident.state() == IncidentState.ACTIVE) {
            courses.aftercare(incident.id(), null);
        }
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        String reason = Catalogue.text(incident.languages().get(0), "playbook.phase-over");
        List<ChecklistItem> ended = sheet.end(reason, ChecklistLog.SELF.name(), entry.at());
        sheet.resume(ChecklistLog.SELF.name(), entry.at(), entry.seq());
        sheet.plan();
        return ended.stream()
                .map(item -> ChecklistLog.settled(incident, item, ChecklistLog.SELF))
                .toList();
    }

    /**
     * Ticks the open items that wait for what an entry proves, and gives what is to be logged. Whoever calls logs it last,
     * because nothing may be locked after the head of the log.
     */
    List<Entry> tick(Handle handle, Incident incident, Happening happening, LogEntry proof) {
        ChecklistDao dao = handle.attach(ChecklistDao.class);
        return tick(
                handle,
                incident,
                () -> dao.waitingFor(
                        incident.id(),
                        happening.event().written(),
                        happening.purpose(),
                        happening.state(),
                        proof.seq()),
                proof);
    }

    /** As above, items that somebody else finds: once to see whether there are any, and again when nobody can change them. */
    List<Entry> tick(Handle handle, Incident incident, Supplier<List<ChecklistItem>> open, LogEntry proof) {
        if (open.get().isEmpty()) {
            return List.of();
        }
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        List<ChecklistItem> ticked = sheet.tick(open.get(), proof);
        sheet.plan();
        return ticked.stream()
                .map(item -> ChecklistLog.settled(incident, item, ChecklistLog.SELF))
                .toList();
    }

    /** Tells the lead and the deputies of one late item, unless that was done, and logs it. */
    void escalate(Handle handle, ChecklistItem late) {
        Incident incident = incidents.get(handle, late.incident());
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        if (handle.attach(ChecklistDao.class).escalate(late.id(), clock.instant()) == 0) {
            return;
        }
        Roster roster = incidents.roster(handle, incident);
        List<String> to = Stream.concat(
                        Stream.ofNullable(roster.leadName()),
                        roster.members().stream()
                                .filter(member -> member.deputy() && member.role() == late.role())
                                .map(Roster.Member::name))
                .distinct()
                .toList();
        logbook.append(handle, ChecklistLog.escalated(incident, sheet.get(late.id()), to));
    }

    /** Changes the state of an item, as a member of the team. */
    ChecklistView settle(
            Handle handle, Caller caller, ChecklistItem item, ExpectedVersion expected, Sheet.Outcome outcome) {
        Incident incident =
                incidents.require(handle, caller, item.incident(), TEAM).unlessClosed();
        Sheet sheet = Sheet.of(handle, incidents, incident.id());
        ChecklistItem changed =
                sheet.settle(caller, item.id(), expected, outcome, clock.instant(), logbook.newest(handle));
        Roster roster = incidents.roster(handle, incident);
        ChecklistView view = ChecklistView.of(sheet.items(), changed, role -> Assignee.of(roster, role));
        logbook.append(handle, ChecklistLog.settled(incident, changed, caller.actor()));
        return view;
    }

    /** Gives an item of an incident or of preparation, or 404. */
    ChecklistItem get(Handle handle, String id) {
        return handle.attach(ChecklistDao.class).find(id).orElseThrow(() -> Problem.notFound("checklist-item"));
    }
}
