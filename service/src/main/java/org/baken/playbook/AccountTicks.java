package org.baken.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/** Ticks items that ask for a check of every account, in each incident where that is now true. */
public final class AccountTicks {
    private final Checklists checklists;
    private final Incidents incidents;
    private final AccountsWork accounts;

    public AccountTicks(Checklists checklists, Incidents incidents, AccountsWork accounts) {
        this.checklists = checklists;
        this.incidents = incidents;
        this.accounts = accounts;
    }

    /** Gives the follower that the tail of the log runs. */
    public LogFollower follower(Database database) {
        return new LogFollower(database, "checklist-accounts", Set.of("account.checked"), this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        Map<Incident, List<ChecklistItem>> ticked = new LinkedHashMap<>();
        for (String id : checklists.incidentsWaitingFor(handle, Tick.Event.ACCOUNTS_CHECKED)) {
            Incident incident = incidents.get(handle, id);
            if (incident.state() != IncidentState.CLOSED && accounts.checkedSinceOpening(handle, incident)) {
                Happening happening = Happening.of(Tick.Event.ACCOUNTS_CHECKED);
                ticked.put(
                        incident,
                        checklists.tick(
                                handle, incident, happening, entry.actor().name()));
            }
        }
        ticked.forEach((incident, items) -> checklists.tellLog(handle, incident, items));
    }
}
