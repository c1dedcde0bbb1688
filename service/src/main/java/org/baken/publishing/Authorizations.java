package org.baken.publishing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.channel.Authorizes;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Trouble;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Linking an account by saying yes on its platform (OAuth 2, RFC 6749, 4.1). The state that goes along can be used once, by the
 * person who began, within a quarter of an hour (RFC 9700, 4.7); only its digest is kept, and what the connector remembers is
 * encrypted. Platforms are called outside any transaction. Thread-safe.
 */
final class Authorizations {
    static final Duration VALID = Duration.ofMinutes(15);

    private final Database database;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final Clock clock;
    private final URI back;

    /** @param back where platforms send people back to */
    Authorizations(Database database, Accounts accounts, AccountChanges changes, Clock clock, URI back) {
        this.database = database;
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
        this.back = back;
    }

    /** Gives the address on the platform at which the person says yes. */
    URI begin(String id, Caller caller) {
        Account account = database.read(handle -> accounts.get(handle, id));
        Authorizes channel = authorizing(account);
        String state = Ids.secret();
        Authorizes.Start start = asked(() -> channel.begin(link(account), back, state));
        AuthorizationDao.Row row = new AuthorizationDao.Row(
                Ids.digest(state),
                id,
                caller.id(),
                accounts.sealed(owner(Ids.digest(state)), start.remembered()),
                clock.instant().plus(VALID));
        // Nothing is kept for a repeated request: the answer holds the state.
        database.writeUnkept(handle -> {
            AuthorizationDao rows = handle.attach(AuthorizationDao.class);
            rows.forgetOld(clock.instant());
            rows.insert(row);
            return null;
        });
        return start.address();
    }

    /**
     * Takes what the platform sent back with the person, and links the account.
     *
     * @param code null when the platform said no
     * @param error what the platform said then (RFC 6749, 4.1.2.1)
     * @param shown makes the answer
     */
    Account.Shown finish(String state, String code, String error, Caller caller, ShownAccounts.Answer shown) {
        AuthorizationDao.Row row = database.writeUnkept(handle -> use(handle, Ids.digest(state), caller));
        if (row == null) {
            throw Problem.conflict("publishing.authorization.over");
        }
        if (code == null) {
            throw "access_denied".equals(error)
                    ? Problem.conflict("publishing.authorization.denied")
                    : Problem.conflict(
                            "publishing.authorization.error",
                            Trouble.of("", error).args().get(0));
        }
        Account account = database.read(handle -> accounts.get(handle, row.account()));
        Authorizes channel = authorizing(account);
        Map<String, String> remembered = accounts.opened(owner(row.state()), row.remembered())
                .orElseThrow(() -> Problem.conflict("publishing.authorization.over"));
        Link link = link(account);
        Authorizes.Grant grant = asked(() -> channel.finish(link, remembered, back, code));
        return database.write(handle -> {
            Account now = accounts.get(handle, account.id());
            boolean unlinkedMeanwhile = (account.linked() || account.waits()) && !now.linked() && !now.waits();
            if (unlinkedMeanwhile) {
                throw Problem.conflict("publishing.authorization.over");
            }
            return shown.of(handle, changes.authorized(handle, now, grant, caller));
        });
    }

    /** A state that somebody else brings stays good for the one whose it is. */
    private AuthorizationDao.Row use(Handle handle, String digest, Caller caller) {
        AuthorizationDao rows = handle.attach(AuthorizationDao.class);
        Instant now = clock.instant();
        Optional<AuthorizationDao.Row> row = rows.lock(digest)
                .filter(found -> found.person().equals(caller.id()))
                .filter(found -> found.expiresAt().isAfter(now));
        row.ifPresent(found -> rows.use(digest));
        return row.orElse(null);
    }

    private Link link(Account account) {
        return database.read(handle -> accounts.link(handle, account))
                .orElseThrow(() -> Problem.invalid("secret", "publishing.account.sealed"));
    }

    private Authorizes authorizing(Account account) {
        if (!account.builtIn() && accounts.channel(account) instanceof Authorizes authorizes) {
            return authorizes;
        }
        throw Problem.conflict("publishing.authorization.none");
    }

    static String owner(String digest) {
        return "authorization " + digest;
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws ChannelException;
    }

    private static <T> T asked(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (ChannelException e) {
            throw Problem.conflict(e.trouble().key(), e.trouble().args().toArray());
        }
    }
}
