package org.baken.playbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/** Ticks items that ask for a check of every account, in each incident and in preparation, where that is now true. */
public final class AccountTicks {
    private final Checklists checklists;
    private final Preparations preparations;
    private final Incidents incidents;
    private final AccountsWork accounts;
    private final Logbook logbook;

    public AccountTicks(
            Checklists checklists,
            Preparations preparations,
            Incidents incidents,
            AccountsWork accounts,
            Logbook logbook) {
        this.checklists = checklists;
        this.preparations = preparations;
        this.incidents = incidents;
        this.accounts = accounts;
        this.logbook = logbook;
    }

    /** Gives the follower that the tail of the log runs. */
    public LogFollower follower(Database database) {
        return new LogFollower(database, "checklist-accounts", Set.of("account.checked"), this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        List<Entry> told = new ArrayList<>();
        open(handle, entry)
                .map(ChecklistItem::incident)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(id -> incidents.get(handle, id))
                .filter(incident -> incident.state() != IncidentState.CLOSED)
                .forEach(incident ->
                        told.addAll(checklists.tick(handle, incident, () -> open(handle, incident, entry), entry)));
        told.addAll(preparations.tick(
                handle,
                () -> open(handle, entry)
                        .filter(item -> item.preparation() != null)
                        .filter(item -> accounts.checkedSince(handle, false, item.addedAt()))
                        .toList(),
                entry));
        logbook.append(handle, told);
    }

    private List<ChecklistItem> open(Handle handle, Incident incident, LogEntry entry) {
        return open(handle, entry)
                .filter(item -> incident.id().equals(item.incident()))
                .filter(item -> accounts.checkedSince(handle, incident.isExercise(), since(incident, item)))
                .toList();
    }

    /** What comes back asks for new checks; one that came with a larger scale is content with those since the opening. */
    private static Instant since(Incident incident, ChecklistItem item) {
        return item.round() == 1 ? incident.openedAt() : item.addedAt();
    }

    private static Stream<ChecklistItem> open(Handle handle, LogEntry entry) {
        return handle.attach(ChecklistDao.class).openFor(Tick.Event.ACCOUNTS_CHECKED.written(), entry.seq()).stream();
    }
}
