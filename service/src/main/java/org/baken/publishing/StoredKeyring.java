package org.baken.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.baken.channel.ChannelException;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.channel.Trouble;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the credentials that connectors renew. One renewal per account at a time, over all nodes: who renews holds a lease in
 * the database, outside any transaction while the platform is asked. A lease whose holder was killed ends by itself.
 *
 * <p>Should the process be killed after the platform gave new credentials and before they are kept, the old ones stand; where
 * the platform has voided those, the next call says so and a person links the account again. Thread-safe.
 */
final class StoredKeyring implements Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(StoredKeyring.class);

    /** Longer than any call of a platform takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_STORES = 10;
    private static final long STORE_AGAIN_MILLIS = 1000;

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    StoredKeyring(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a look at the stored secret showed: somebody has renewed it, we may, or somebody is at it. */
    private record Turn(Map<String, String> secret, boolean renewed, boolean ours) {}

    @Override
    public Link renewed(Link stale, Renewal renewal) throws ChannelException {
        String me = Ids.next();
        Turn turn = takeTurn(stale, me);
        if (turn.renewed()) {
            return with(stale, turn.secret());
        }
        Link current = with(stale, turn.secret());
        Fresh fresh;
        try {
            fresh = renewal.renew(current);
        } catch (ChannelException | RuntimeException e) {
            release(stale.account(), me);
            throw e;
        }
        return with(stale, kept(stale.account(), me, current.secret(), fresh));
    }

    private Turn takeTurn(Link stale, String me) throws ChannelException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            // No answer is kept for a repeated request: it would hold a secret.
            Turn turn = database.writeUnkept(handle -> look(handle, stale, me));
            if (turn == null) {
                throw new ChannelException.Refused(Trouble.of("publishing.account.unlinked"));
            }
            if (turn.renewed() || turn.ours()) {
                return turn;
            }
            if (System.nanoTime() > deadline) {
                throw new ChannelException.Retryable(Trouble.of("publishing.account.renewing"));
            }
            pause(LOOK_MILLIS);
        }
    }

    /** Null when the account has no secret any more. */
    private Turn look(Handle handle, Link stale, String me) {
        SecretDao.Row row = secrets.lock(handle, stale.account()).orElse(null);
        Optional<Map<String, String>> stored = row == null ? Optional.empty() : secrets.open(row);
        if (stored.isEmpty()) {
            return null;
        }
        if (!stored.get().equals(stale.secret())) {
            return new Turn(stored.get(), true, false);
        }
        Instant now = clock.instant();
        if (row.renewing() != null && row.renewingUntil().isAfter(now)) {
            return new Turn(stored.get(), false, false);
        }
        handle.attach(SecretDao.class).lease(stale.account(), me, now.plus(LEASE));
        return new Turn(stored.get(), false, true);
    }

    /** The platform may have voided the old credentials: the new ones must not get lost while the database is away. */
    private Map<String, String> kept(String account, String me, Map<String, String> before, Fresh fresh)
            throws ChannelException {
        for (int tries = 1; ; tries++) {
            try {
                Map<String, String> secret = database.writeUnkept(handle -> store(handle, account, me, before, fresh));
                if (secret == null) {
                    throw new ChannelException.Refused(Trouble.of("publishing.account.unlinked"));
                }
                return secret;
            } catch (JdbiException e) {
                LOG.warn("New credentials of account {} cannot be stored", account, e);
                if (tries >= MOST_STORES) {
                    return Secrets.merged(before, fresh.secret());
                }
                pause(STORE_AGAIN_MILLIS);
            }
        }
    }

    /** Null when the account was unlinked meanwhile. What a person typed meanwhile stays. */
    private Map<String, String> store(
            Handle handle, String account, String me, Map<String, String> before, Fresh fresh) {
        Map<String, String> stored =
                secrets.lock(handle, account).flatMap(secrets::open).orElse(null);
        if (stored == null) {
            return null;
        }
        Map<String, String> entries = new TreeMap<>(fresh.secret());
        entries.keySet().removeIf(name -> !Objects.equals(stored.get(name), before.get(name)));
        secrets.merge(handle, account, entries);
        handle.attach(AccountDao.class).expires(account, fresh.expiresAt());
        handle.attach(SecretDao.class).release(account, me);
        return Secrets.merged(stored, entries);
    }

    private void release(String account, String me) {
        try {
            database.writeUnkept(handle -> {
                handle.attach(SecretDao.class).release(account, me);
                return null;
            });
        } catch (JdbiException e) {
            // What the platform said matters more; the lease ends by itself.
            LOG.warn("The lease on the credentials of account {} stays until it ends", account, e);
        }
    }

    private Link with(Link link, Map<String, String> secret) {
        return new Link(link.account(), link.platform(), link.handle(), link.settings(), secret, this);
    }

    private static void pause(long millis) throws ChannelException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException.Retryable(Trouble.of("channel.stopped"));
        }
    }
}
