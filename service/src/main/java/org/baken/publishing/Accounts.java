package org.baken.publishing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.channel.Addressed;
import org.baken.channel.Authorizes;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Form;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Sends;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.incident.Incident;
import org.baken.message.LinkedChannels;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Vault;
import org.jdbi.v3.core.Handle;

/** The accounts of the house, and the only way to their secrets. */
public final class Accounts implements LinkedChannels {
    static final String SANDBOX = "sandbox";
    static final String VAULT = "accounts";

    private final Vault vault;
    private final Secrets secrets;
    private final Keyring keyring;
    private final Channels channels;
    private final Clock clock;
    private final KnownSettings settings = new KnownSettings();

    /** @param keys the folder of the key that secrets are encrypted with; made the first time */
    public static Accounts open(Path keys, Database database, Channels channels, Clock clock) {
        return new Accounts(Vault.open(keys, VAULT), database, channels, clock);
    }

    Accounts(Vault vault, Database database, Channels channels, Clock clock) {
        this.vault = vault;
        this.secrets = new Secrets(vault);
        this.keyring = new StoredKeyring(database, secrets, clock);
        this.channels = channels;
        this.clock = clock;
    }

    /** Gives the account, or 404. */
    public Account get(Handle handle, String id) {
        return handle.attach(AccountDao.class)
                .find(id)
                .map(account -> settings.into(handle, account))
                .orElseThrow(() -> Problem.notFound("account"));
    }

    /** Those of these accounts that there are, by id. */
    Map<String, Account> of(Handle handle, List<String> ids) {
        return handle.attach(AccountDao.class).of(ids).stream()
                .map(account -> settings.into(handle, account))
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    /** All accounts, the built-in ones first, and those that were unlinked. */
    public List<Account> all(Handle handle) {
        return handle.attach(AccountDao.class).list().stream()
                .map(account -> settings.into(handle, account))
                .toList();
    }

    /** The accounts that messages of an incident's kind can go out through, without the built-in page. */
    List<Account> linked(Handle handle, boolean exercise) {
        return usable(handle, exercise).stream()
                .filter(account -> !account.team())
                .toList();
    }

    /** The linked accounts of an incident's kind, also those that tell the team, without the built-in page. */
    public List<Account> usable(Handle handle, boolean exercise) {
        return all(handle).stream()
                .filter(account -> account.linked() && account.sandbox() == exercise && !account.builtIn())
                .toList();
    }

    /** The accounts that tell the team what needs it, for what is real or for exercises. */
    public List<Account> ofTeam(Handle handle, boolean exercise) {
        return usable(handle, exercise).stream()
                .filter(account -> account.team() && channel(account) instanceof Sends)
                .toList();
    }

    /** The limits of the page and of every linked account of the incident's kind. */
    @Override
    public List<ChannelLimit> of(Handle handle, Incident incident) {
        return all(handle).stream()
                .filter(account -> account.linked() && !account.team() && account.sandbox() == incident.isExercise())
                .map(account -> new ChannelLimit(account.variant(), limits(account)))
                .toList();
    }

    /**
     * Tells whether every linked account was tried after a moment, and works.
     *
     * @param exercise whether those that serve exercises are meant, and not the real ones
     */
    public boolean checkedSince(Handle handle, boolean exercise, Instant moment) {
        return usable(handle, exercise).stream()
                .allMatch(account -> account.health() == Health.State.OK
                        && account.checkedAt() != null
                        && !account.checkedAt().isBefore(moment));
    }

    /** The limits of one account; may ask its server the first time. */
    Limits limits(Account account) {
        return channel(account).limits(publicLink(account));
    }

    /**
     * The account through which letters to single people leave: the first one linked that writes them mails.
     *
     * @param exercise whether they belong to an exercise, which reaches only the sandbox
     */
    public Optional<Account> forLetters(Handle handle, boolean exercise) {
        return all(handle).stream()
                .filter(account -> account.linked() && !account.team() && account.sandbox() == exercise)
                .filter(account -> channel(account) instanceof Addressed letters && letters.byMail())
                .findFirst();
    }

    /** As {@link #forLetters}: the first one linked that writes text messages to telephone numbers. */
    public Optional<Account> forTextMessages(Handle handle, boolean exercise) {
        return linked(handle, exercise).stream()
                .filter(account -> channel(account) instanceof Addressed letters && !letters.byMail())
                .findFirst();
    }

    /** How an account reaches the team. */
    public enum Reach {
        /** One post that whoever follows it reads. */
        POST,
        MAIL,
        PHONE
    }

    /** How an account that tells the team reaches it. */
    public Reach reach(Account account) {
        if (!(channel(account) instanceof Addressed letters)) {
            return Reach.POST;
        }
        return letters.byMail() ? Reach.MAIL : Reach.PHONE;
    }

    /** How far the account's connector was tried. */
    Tried tried(Account account) {
        return channel(account).tried();
    }

    /** The channel that acts for this account. It is asked without the secret, which capabilities do not depend on. */
    public Channel channel(Account account) {
        return channels.on(publicLink(account));
    }

    /** The account as a connector sees it, without its secret. */
    public static Link publicLink(Account account) {
        return link(account, Map.of());
    }

    /**
     * The account as a connector sees it, with its secret; empty when the secret cannot be decrypted. What the connector renews
     * is kept.
     */
    public Optional<Link> link(Handle handle, Account account) {
        return secrets.of(handle, account.id()).map(secret -> kept(account, secret));
    }

    /** As {@link #link(Handle, Account)}, by account; none for one whose secret cannot be decrypted. */
    Map<String, Link> links(Handle handle, Collection<Account> all) {
        Map<String, Map<String, String>> known =
                secrets.of(handle, all.stream().map(Account::id).toList());
        return all.stream()
                .filter(account -> known.containsKey(account.id()))
                .collect(Collectors.toMap(Account::id, account -> kept(account, known.get(account.id()))));
    }

    private Link kept(Account account, Map<String, String> secret) {
        return new Link(account.id(), account.platform(), account.handle(), account.settings(), secret, keyring);
    }

    /** The settings as they are kept; as they are for an unknown platform, which {@link #validate} refuses. */
    Map<String, Object> tidy(String platform, Map<String, Object> settings) {
        return channels.named(platform)
                .map(channel -> channel.form().tidy(settings))
                .orElse(settings);
    }

    /**
     * Refuses settings and secrets that the account's platform cannot use. May look host names up: not in a transaction.
     *
     * @param secret as it will be kept
     * @param typed the entries among it that a person typed; what a connector obtained by itself is no field of a form
     */
    void validate(Account account, Map<String, String> secret, Set<String> typed) {
        Channel channel = channels.named(account.platform())
                .filter(known -> account.builtIn() || !known.platform().equals("publicpage"))
                .orElseThrow(() -> Problem.invalid("platform", "publishing.platform.unknown"));
        Set<String> asked =
                channel.form().secret().stream().map(Form.Field::name).collect(Collectors.toSet());
        Problem problem = null;
        for (SettingProblem wrong : channel.problems(link(account, secret))) {
            String entry = wrong.field().replaceFirst("^secret\\.", "");
            if (!entry.equals(wrong.field()) && !asked.contains(entry) && !typed.contains(entry)) {
                continue;
            }
            Object[] arguments = wrong.trouble().args().toArray();
            problem = problem == null
                    ? Problem.invalid(wrong.field(), wrong.trouble().key(), arguments)
                    : problem.and(wrong.field(), wrong.trouble().key(), arguments);
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Whether a person has to say yes on the platform before the account, with this secret, can be used. */
    boolean waits(Account account, Map<String, String> secret) {
        return channel(account) instanceof Authorizes authorizes && !authorizes.authorized(link(account, secret));
    }

    Account add(Handle handle, Account account, Map<String, String> secret) {
        AccountDao rows = handle.attach(AccountDao.class);
        rows.insert(account);
        rows.openLane(account.id());
        secrets.merge(handle, account.id(), secret);
        return get(handle, account.id());
    }

    /** @param entries the entries of the secret that change, see {@link Secrets#merge}; null when none does */
    Account change(Handle handle, Account changed, Map<String, String> entries) {
        AccountDao rows = handle.attach(AccountDao.class);
        if (rows.update(changed) == 0) {
            throw Problem.stale(changed.changedBy(), changed.changedAt(), changed.version() + 1);
        }
        if (entries != null) {
            secrets.merge(handle, changed.id(), entries);
            rows.wakeLane(changed.id());
        }
        return get(handle, changed.id());
    }

    /** Forgets all that opens the account, also what was begun to get that. */
    void forget(Handle handle, String account) {
        secrets.forget(handle, account);
        handle.attach(AuthorizationDao.class).forgetOf(account);
    }

    /** The linked accounts of the sandbox that imitate a platform and that exercises publish through. */
    public List<Account> imitating(Handle handle, String platform) {
        return linked(handle, true).stream()
                .filter(account -> account.platform().equals(SANDBOX)
                        && platform.equals(account.settings().get("imitates")))
                .toList();
    }

    /** Links an account of the sandbox, from which nothing leaves the house, to practise with. The caller logs it. */
    public Account addSandbox(Handle handle, String imitates, String name, String by) {
        return add(
                handle,
                new Account(
                        Ids.next(),
                        SANDBOX,
                        "",
                        name,
                        Map.of("imitates", imitates),
                        List.of(),
                        true,
                        false,
                        true,
                        false,
                        false,
                        Health.State.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        1,
                        by,
                        clock.instant()),
                Map.of());
    }

    /**
     * Sets one thing of an account of the sandbox; 412 when somebody changed it since, or when it is another one. The caller logs it.
     *
     * @param value null to take it away
     */
    public void setSandbox(Handle handle, Account account, String setting, String value, String by) {
        Map<String, Object> settings = new LinkedHashMap<>(account.settings());
        if (value == null) {
            settings.remove(setting);
        } else {
            settings.put(setting, value);
        }
        int rows = handle.attach(AccountDao.class)
                .setSandbox(account.id(), account.version(), settings, by, clock.instant());
        if (rows == 0) {
            throw Problem.stale(account.changedBy(), account.changedAt(), account.version());
        }
    }

    /** Encrypts what must be kept for a while and told to nobody. */
    String sealed(String owner, Map<String, String> entries) {
        return vault.seal(owner, entries);
    }

    /** Gives what was sealed; empty when it was sealed with another key. */
    Optional<Map<String, String>> opened(String owner, String sealed) {
        return vault.open(owner, sealed);
    }

    /** Keeps what trying an account showed; the caller logs it. */
    public void checked(Handle handle, String account, Health health) {
        handle.attach(AccountDao.class)
                .checked(account, health.state(), health.problem(), clock.instant(), health.expiresAt());
    }

    private static Link link(Account account, Map<String, String> secret) {
        return new Link(account.id(), account.platform(), account.handle(), account.settings(), secret);
    }
}
