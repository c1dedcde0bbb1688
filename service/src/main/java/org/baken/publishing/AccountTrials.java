package org.baken.publishing;

import java.util.Map;
import org.baken.channel.Health;
import org.baken.channel.Trouble;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/** Tries accounts without publishing anything, and keeps what that showed. */
final class AccountTrials {
    private final Database database;
    private final Accounts accounts;
    private final Logbook logbook;

    AccountTrials(Database database, Accounts accounts, Logbook logbook) {
        this.database = database;
        this.accounts = accounts;
        this.logbook = logbook;
    }

    /** Asks the account's server: not in a transaction. */
    Health health(Account account) {
        if (!account.linked()) {
            return Health.failing(Trouble.of("publishing.account.unlinked"));
        }
        return database.read(handle -> accounts.link(handle, account))
                .map(link -> accounts.channel(account).check(link))
                .orElseGet(() -> Health.failing(Trouble.of("publishing.account.sealed")));
    }

    /** Keeps it, and logs it last. */
    void keep(Handle handle, String account, Health health, Actor actor) {
        accounts.checked(handle, account, health);
        logbook.append(
                handle,
                Entry.of(
                        "account.checked",
                        null,
                        account,
                        actor,
                        Map.of("health", health.state().name())));
    }
}
