package org.baken.publishing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Addressed;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.SettingProblem;
import org.baken.incident.Incident;
import org.baken.message.LinkedChannels;
import org.baken.platform.Problem;
import org.baken.platform.Vault;
import org.jdbi.v3.core.Handle;

/** The accounts of the house, and the only way to their secrets. */
public final class Accounts implements LinkedChannels {
    static final String SANDBOX = "sandbox";

    private final Vault vault;
    private final Channels channels;
    private final Clock clock;

    /** @param keys the folder of the key that secrets are encrypted with; made the first time */
    public static Accounts open(Path keys, Channels channels, Clock clock) {
        return new Accounts(Vault.open(keys, "accounts"), channels, clock);
    }

    Accounts(Vault vault, Channels channels, Clock clock) {
        this.vault = vault;
        this.channels = channels;
        this.clock = clock;
    }

    /** Gives the account, or 404. */
    public Account get(Handle handle, String id) {
        return handle.attach(AccountDao.class).find(id).orElseThrow(() -> Problem.notFound("account"));
    }

    /** All accounts, the built-in ones first, and those that were unlinked. */
    public List<Account> all(Handle handle) {
        return handle.attach(AccountDao.class).list();
    }

    /** The accounts of an incident's kind that can be used, without the built-in page. */
    List<Account> linked(Handle handle, boolean exercise) {
        return all(handle).stream()
                .filter(account -> account.linked() && account.sandbox() == exercise && !account.builtIn())
                .toList();
    }

    /** The limits of the page and of every linked account of the incident's kind. */
    @Override
    public List<ChannelLimit> of(Handle handle, Incident incident) {
        return all(handle).stream()
                .filter(account -> account.linked() && account.sandbox() == incident.isExercise())
                .map(account -> new ChannelLimit(account.variant(), limits(account)))
                .toList();
    }

    /** Tells whether every linked account that may serve the incident was tried after its opening, and works. */
    public boolean checkedSinceOpening(Handle handle, Incident incident) {
        return linked(handle, incident.isExercise()).stream()
                .allMatch(account -> account.health() == Health.State.OK
                        && account.checkedAt() != null
                        && !account.checkedAt().isBefore(incident.openedAt()));
    }

    /** The limits of one account; may ask its server the first time. */
    Limits limits(Account account) {
        return channel(account).limits(publicLink(account));
    }

    /**
     * The account through which letters to single people leave: the first one linked that writes to people one by one.
     *
     * @param exercise whether they belong to an exercise, which reaches only the sandbox
     */
    public Optional<Account> forLetters(Handle handle, boolean exercise) {
        return all(handle).stream()
                .filter(account -> account.linked() && account.sandbox() == exercise)
                .filter(account -> channel(account) instanceof Addressed)
                .findFirst();
    }

    /** The channel that acts for this account. It is asked without the secret, which capabilities do not depend on. */
    Channel channel(Account account) {
        return channels.on(publicLink(account));
    }

    /** The account as a connector sees it, without its secret. */
    static Link publicLink(Account account) {
        return link(account, Map.of());
    }

    /** The account as a connector sees it, with its secret; empty when the secret cannot be decrypted. */
    Optional<Link> link(Handle handle, Account account) {
        Optional<String> sealed = handle.attach(AccountDao.class).secret(account.id());
        return sealed.isEmpty()
                ? Optional.of(publicLink(account))
                : vault.open(account.id(), sealed.get()).map(secret -> link(account, secret));
    }

    /** Refuses settings and secrets that the account's platform cannot use. May look host names up: not in a transaction. */
    void validate(Account account, Map<String, String> secret) {
        Channel channel = channels.named(account.platform())
                .filter(known -> account.builtIn() || !known.platform().equals("publicpage"))
                .orElseThrow(() -> Problem.invalid("platform", "publishing.platform.unknown"));
        Problem problem = null;
        for (SettingProblem wrong : channel.problems(link(account, secret))) {
            Object[] arguments = wrong.trouble().args().toArray();
            problem = problem == null
                    ? Problem.invalid(wrong.field(), wrong.trouble().key(), arguments)
                    : problem.and(wrong.field(), wrong.trouble().key(), arguments);
        }
        if (problem != null) {
            throw problem;
        }
    }

    Account add(Handle handle, Account account, Map<String, String> secret) {
        AccountDao rows = handle.attach(AccountDao.class);
        rows.insert(account);
        rows.openLane(account.id());
        keep(handle, account.id(), secret);
        return get(handle, account.id());
    }

    /** @param secret the new secret, or null to leave the one that is kept */
    Account change(Handle handle, Account changed, Map<String, String> secret) {
        if (handle.attach(AccountDao.class).update(changed) == 0) {
            throw Problem.stale(changed.changedBy(), changed.changedAt(), changed.version() + 1);
        }
        if (secret != null) {
            keep(handle, changed.id(), secret);
        }
        return get(handle, changed.id());
    }

    void forgetSecret(Handle handle, String account) {
        handle.attach(AccountDao.class).forgetSecret(account);
    }

    void checked(Handle handle, String account, Health health) {
        handle.attach(AccountDao.class)
                .checked(account, health.state(), health.problem(), clock.instant(), health.expiresAt());
    }

    private void keep(Handle handle, String account, Map<String, String> secret) {
        AccountDao accounts = handle.attach(AccountDao.class);
        accounts.forgetSecret(account);
        if (!secret.isEmpty()) {
            accounts.keepSecret(account, vault.seal(account, secret));
        }
    }

    private static Link link(Account account, Map<String, String> secret) {
        return new Link(account.id(), account.platform(), account.handle(), account.settings(), secret);
    }
}
