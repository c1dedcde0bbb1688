package org.baken.playbook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/**
 * Ticks items when the log tells that what they ask for has happened, so that nobody has to report what Baken knows
 * already. It also starts the clocks of a phase when the incident gets there, and adds what comes with a larger scale.
 */
public final class ChecklistFollower {
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
        return new LogFollower(database, "checklist", Happening.KINDS, this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        if (entry.incident() == null) {
            return;
        }
        Incident incident = incidents.get(handle, entry.incident());
        List<Entry> told = new ArrayList<>(ticked(handle, incident, entry));
        switch (entry.kind()) {
            case "incident.opened", "incident.roster" -> told.addAll(rosterNamed(handle, incident, entry));
            case "incident.state" -> told.addAll(moved(handle, incident, entry));
            case "incident.changed" -> told.addAll(grown(handle, incident, entry));
            case "message.approved" -> told.addAll(approved(handle, incident, entry));
            default -> {
                // The entry alone says it.
            }
        }
        logbook.append(handle, told);
    }

    private List<Entry> ticked(Handle handle, Incident incident, LogEntry entry) {
        return Happening.in(entry).stream()
                .flatMap(happening -> checklists.tick(handle, incident, happening, entry).stream())
                .toList();
    }

    private List<Entry> rosterNamed(Handle handle, Incident incident, LogEntry entry) {
        Roster roster = incidents.roster(handle, incident);
        Set<Role> named = roster.members().stream().map(Roster.Member::role).collect(Collectors.toSet());
        return roster.lead() != null && named.containsAll(TEAM)
                ? checklists.tick(handle, incident, Happening.of(Tick.Event.ROSTER_COMPLETE), entry)
                : List.of();
    }

    /** A message that took the emergency road has no signatures (guideline V10). */
    private List<Entry> approved(Handle handle, Incident incident, LogEntry entry) {
        boolean bypassed = logbook
                .ofIncidentNewestFirst(
                        handle,
                        incident.id(),
                        "message.emergency",
                        entry.object(),
                        Paging.of(1, Long.toString(entry.seq())))
                .items()
                .stream()
                .anyMatch(emergency -> emergency.seq() == entry.seq() - 1);
        return bypassed
                ? List.of()
                : checklists.tick(handle, incident, Happening.of(Tick.Event.MESSAGE_SIGNED_OFF), entry);
    }

    private List<Entry> moved(Handle handle, Incident incident, LogEntry entry) {
        List<Entry> told = new ArrayList<>(checklists.moved(handle, incident, entry));
        if (incident.state() == IncidentState.AFTERCARE) {
            // An all-clear is often out before the incident goes to aftercare.
            told.addAll(happened(handle, incident, "message.published"));
        }
        return told;
    }

    private List<Entry> grown(Handle handle, Incident incident, LogEntry entry) {
        boolean grew = false;
        for (var name : entry.data().path("changed")) {
            grew |= name.asText().equals("scale");
        }
        List<ChecklistItem> added = grew ? checklists.grown(handle, incident, entry.at()) : List.of();
        List<Entry> told = new ArrayList<>(
                added.stream().map(item -> ChecklistLog.added(incident, item)).toList());
        if (added.stream().anyMatch(item -> item.task().ticks() != null)) {
            // What the new items ask for may have been done already.
            told.addAll(rosterNamed(handle, incident, entry));
            Happening.KINDS.stream()
                    .filter(kind -> !kind.equals("incident.state"))
                    .sorted()
                    .forEach(kind -> told.addAll(happened(handle, incident, kind)));
        }
        return told;
    }

    /** Ticks what the newest entries of a kind prove that were there before the items. */
    private List<Entry> happened(Handle handle, Incident incident, String kind) {
        return logbook.ofIncidentNewestFirst(handle, incident.id(), kind, Paging.of(RECENT, null)).items().stream()
                .flatMap(past -> Stream.concat(
                        ticked(handle, incident, past).stream(),
                        past.kind().equals("message.approved")
                                ? approved(handle, incident, past).stream()
                                : Stream.empty()))
                .toList();
    }
}
