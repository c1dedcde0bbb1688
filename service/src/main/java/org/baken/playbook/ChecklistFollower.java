package org.baken.playbook;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/**
 * Ticks items when the log tells that what they ask for has happened, so that nobody has to report what Baken knows
 * already. It also starts the clocks of a phase when the incident gets there.
 */
public final class ChecklistFollower {
    private static final Set<String> KINDS = Set.of(
            "fact.added",
            "forward.requested",
            "incident.changed",
            "incident.opened",
            "incident.roster",
            "incident.state",
            "message.published",
            "rumour.reported");
    private static final Set<Role> TEAM = EnumSet.of(Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR);
    private static final int RECENT = 200;

    private final Checklists checklists;
    private final Incidents incidents;
    private final Logbook logbook;

    public ChecklistFollower(Checklists checklists, Incidents incidents, Logbook logbook) {
        this.checklists = checklists;
        this.incidents = incidents;
        this.logbook = logbook;
    }

    /** Gives the follower that the tail of the log runs. */
    public LogFollower follower(Database database) {
        return new LogFollower(database, "checklist", KINDS, this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        Incident incident = incidents.get(handle, entry.incident());
        List<ChecklistItem> ticked = switch (entry.kind()) {
            case "incident.opened", "incident.roster" -> rosterNamed(handle, incident, entry);
            case "incident.state" -> moved(handle, incident, entry);
            default -> ticked(handle, incident, entry);
        };
        checklists.tellLog(handle, incident, ticked);
    }

    private List<ChecklistItem> ticked(Handle handle, Incident incident, LogEntry entry) {
        return Happening.in(entry).stream()
                .flatMap(happening -> checklists
                        .tick(handle, incident, happening, entry.actor().name())
                        .stream())
                .toList();
    }

    private List<ChecklistItem> rosterNamed(Handle handle, Incident incident, LogEntry entry) {
        Roster roster = incidents.roster(handle, incident);
        Set<Role> named = roster.members().stream().map(Roster.Member::role).collect(Collectors.toSet());
        return roster.lead() != null && named.containsAll(TEAM)
                ? checklists.tick(
                        handle,
                        incident,
                        Happening.of(Tick.Event.ROSTER_COMPLETE),
                        entry.actor().name())
                : List.of();
    }

    private List<ChecklistItem> moved(Handle handle, Incident incident, LogEntry entry) {
        if (incident.state() == IncidentState.ACTIVE) {
            checklists.becameActive(handle, incident);
        }
        if (incident.state() != IncidentState.AFTERCARE) {
            return List.of();
        }
        checklists.aftercareBegan(handle, incident, entry.at());
        // An all-clear is often out before the incident goes to aftercare.
        return logbook
                .ofIncidentNewestFirst(handle, incident.id(), "message.published", Paging.of(RECENT, null))
                .items()
                .stream()
                .flatMap(published -> ticked(handle, incident, published).stream())
                .toList();
    }
}
