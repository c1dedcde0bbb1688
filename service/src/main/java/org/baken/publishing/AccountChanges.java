package org.baken.publishing;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.channel.Authorizes;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What an administrator does to accounts: adding, changing and unlinking them. Every act is one command, and logged. */
final class AccountChanges {
    private final Database database;
    private final Accounts accounts;
    private final People people;
    private final Logbook logbook;
    private final Clock clock;

    AccountChanges(Database database, Accounts accounts, People people, Logbook logbook, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.people = people;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** @param shown makes the answer, which is kept for a repeated request */
    Account.Shown add(AccountResource.Creation creation, Caller caller, ShownAccounts.Answer shown) {
        Map<String, String> secret = Secrets.merged(Map.of(), Objects.requireNonNullElse(creation.secret(), Map.of()));
        Account draft = new Account(
                Ids.next(),
                creation.platform(),
                Objects.requireNonNullElse(creation.handle(), "").strip(),
                creation.name().strip(),
                accounts.tidy(creation.platform(), Objects.requireNonNullElse(creation.settings(), Map.of())),
                Objects.requireNonNullElse(creation.users(), List.of()),
                creation.platform().equals(Accounts.SANDBOX),
                false,
                true,
                Boolean.TRUE.equals(creation.team()),
                false,
                Health.State.UNKNOWN,
                null,
                null,
                null,
                null,
                1,
                caller.name(),
                clock.instant());
        withoutNulls(draft.settings());
        accounts.validate(draft, secret, secret.keySet());
        boolean waits = accounts.waits(draft, secret);
        Account account = draft.linked(!waits, waits, null);
        return database.write(handle -> {
            existing(handle, account.users());
            Account kept = accounts.add(handle, account, secret);
            Account.Shown answer = shown.of(handle, kept);
            log(handle, "account.added", caller, kept);
            return answer;
        });
    }

    Account.Shown change(
            String id,
            ExpectedVersion expected,
            AccountResource.Change change,
            Caller caller,
            ShownAccounts.Answer shown) {
        Account before = database.read(handle -> accounts.get(handle, id));
        expected.check(before.version(), before.changedBy(), before.changedAt());
        if (before.builtIn() && (change.settings() != null || change.secret() != null || change.team() != null)) {
            throw Problem.conflict("publishing.account.built-in");
        }
        Account draft = before.with(
                Objects.requireNonNullElse(change.handle(), before.handle()).strip(),
                Objects.requireNonNullElse(change.name(), before.name()).strip(),
                accounts.tidy(before.platform(), Objects.requireNonNullElse(change.settings(), before.settings())),
                Objects.requireNonNullElse(change.users(), before.users()),
                Objects.requireNonNullElse(change.team(), before.team()),
                caller.name(),
                clock.instant());
        withoutNulls(draft.settings());
        Map<String, String> typed = Objects.requireNonNullElse(change.secret(), Map.of());
        Map<String, String> secret = Secrets.merged(secret(before, change.secret() != null), typed);
        accounts.validate(draft, secret, typed.keySet());
        Account after = linked(draft, change, secret);
        return database.write(handle -> {
            existing(handle, after.users());
            Account kept = accounts.change(handle, after, change.secret());
            Account.Shown answer = shown.of(handle, kept);
            log(handle, "account.changed", caller, kept);
            return answer;
        });
    }

    /** A new secret links an account again that was unlinked, unless the yes on its platform is missing. */
    private Account linked(Account draft, AccountResource.Change change, Map<String, String> secret) {
        if (change.settings() == null && change.secret() == null) {
            return draft;
        }
        boolean wanted = draft.linked() || draft.waits() || change.secret() != null;
        boolean waits = wanted && accounts.waits(draft, secret);
        return draft.linked(wanted && !waits, waits, change.secret() == null ? draft.expiresAt() : null);
    }

    /** Nothing leaves through it any more, and nothing that opens it is kept. */
    void unlink(String id, Caller caller) {
        database.write(handle -> {
            Account account = accounts.get(handle, id);
            if (account.builtIn()) {
                throw Problem.conflict("publishing.account.built-in");
            }
            accounts.forget(handle, id);
            if (account.linked() || account.waits()) {
                Account unlinked = account.with(
                        account.handle(),
                        account.name(),
                        account.settings(),
                        account.users(),
                        account.team(),
                        caller.name(),
                        clock.instant());
                accounts.change(handle, unlinked.linked(false, false, null), null);
                log(handle, "account.unlinked", caller, account);
            }
            return null;
        });
    }

    /** Links an account after its platform said yes. */
    Account authorized(Handle handle, Account account, Authorizes.Grant grant, Caller caller) {
        Map<String, Object> settings = new LinkedHashMap<>(account.settings());
        settings.putAll(Objects.requireNonNullElse(grant.settings(), Map.of()));
        Account changed = account.with(
                        Objects.requireNonNullElse(grant.handle(), account.handle()),
                        account.name(),
                        settings,
                        account.users(),
                        account.team(),
                        caller.name(),
                        clock.instant())
                .linked(true, false, grant.expiresAt());
        Account kept = accounts.change(handle, changed, grant.secret());
        log(handle, "account.linked", caller, kept);
        return kept;
    }

    private Map<String, String> secret(Account account, boolean replaced) {
        return database.read(handle -> accounts.link(handle, account))
                .map(Link::secret)
                .or(() -> replaced ? Optional.of(Map.of()) : Optional.empty())
                .orElseThrow(() -> Problem.invalid("secret", "publishing.account.sealed"));
    }

    private void existing(Handle handle, List<String> users) {
        for (int index = 0; index < users.size(); index++) {
            if (people.find(handle, users.get(index)).isEmpty()) {
                throw Problem.invalid("users[" + index + "]", "publishing.account.user");
            }
        }
    }

    private static void withoutNulls(Map<String, Object> settings) {
        settings.forEach((name, value) -> {
            if (value == null) {
                throw Problem.invalid("settings." + name, "problem.required");
            }
        });
    }

    private void log(Handle handle, String kind, Caller caller, Account account) {
        logbook.append(
                handle,
                Entry.of(
                        kind,
                        null,
                        account.id(),
                        caller.actor(),
                        Map.of("platform", account.platform(), "name", account.name(), "handle", account.handle())));
    }
}
