package org.baken.publishing;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.baken.account.People;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;

/** Where people look after accounts: linking them, trying them, and their check-up lists, tied together. */
public final class AccountDesk {
    private final List<Object> resources;
    private final Preflights preflights;

    /** @param publicUrl where people reach the service, without a slash at the end */
    public AccountDesk(
            Database database,
            Accounts accounts,
            People people,
            Incidents incidents,
            Logbook logbook,
            Clock clock,
            String publicUrl) {
        Checkups checkups = new Checkups(CheckupItem.shipped(), logbook, clock);
        ShownAccounts shown = new ShownAccounts(accounts, checkups);
        AccountChanges changes = new AccountChanges(database, accounts, people, logbook, clock);
        Authorizations authorizations =
                new Authorizations(database, accounts, changes, clock, URI.create(publicUrl + "/console/linked"));
        AccountTrials trials = new AccountTrials(database, accounts, logbook);
        preflights = new Preflights(database, accounts, checkups, trials, incidents, logbook, clock);
        resources = List.of(
                new AccountResource(database, accounts, changes, authorizations, shown, trials),
                new PreflightResource(database, preflights, incidents),
                new AuthorizationResource(authorizations, shown),
                new CheckupResource(database, accounts, checkups));
    }

    /** Tries the accounts when an incident becomes active; to be started and stopped with the service. */
    public Preflights preflights() {
        return preflights;
    }

    /** What this adds to the interface. */
    public List<Object> resources() {
        return resources;
    }
}
