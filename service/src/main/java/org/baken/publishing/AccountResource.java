package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Trouble;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** The accounts that messages leave through (guideline A08). An administrator keeps them; secrets go in and never out. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccountResource {
    private final Database database;
    private final Accounts accounts;
    private final People people;
    private final Logbook logbook;
    private final Clock clock;

    public AccountResource(Database database, Accounts accounts, People people, Logbook logbook, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.people = people;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * An account to be linked.
     *
     * @param users the persons who may publish through it; none for every spokesperson
     */
    public record Creation(
            @NotBlank @Size(max = 20) String platform,
            @Size(max = 200) @PlainText String handle,
            @NotBlank @Size(max = 120) @PlainText String name,
            @Size(max = 50) Map<String, Object> settings,
            @Size(max = 50) Map<String, @NotNull @Size(max = 4000) String> secret,
            @Size(max = 500) List<@NotBlank @Size(max = 36) String> users) {}

    /** What is to change; what is left out stays. A secret replaces the one before, and links an unlinked account again. */
    public record Change(
            @Size(max = 200) @PlainText String handle,
            @Size(min = 1, max = 120) @PlainText String name,
            @Size(max = 50) Map<String, Object> settings,
            @Size(max = 50) Map<String, @NotNull @Size(max = 4000) String> secret,
            @Size(max = 500) List<@NotBlank @Size(max = 36) String> users) {}

    /** What trying an account showed. */
    public record Checked(boolean ok, String problem, Map<String, String> details) {}

    @GET
    public Page<Account.Shown> list(@Auth Caller caller, @Context HttpHeaders headers) {
        Locale locale = locale(headers);
        return Page.whole(database.read(accounts::all).stream()
                .map(account -> account.in(locale, mayReadSettings(caller)))
                .toList());
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Account account = database.read(handle -> accounts.get(handle, id));
        return Tagged.ok(account.in(locale(headers), mayReadSettings(caller)), account.version());
    }

    @POST
    public Response add(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Creation creation) {
        require(caller);
        Map<String, String> secret = Objects.requireNonNullElse(creation.secret(), Map.of());
        Account account = new Account(
                Ids.next(),
                creation.platform(),
                Objects.requireNonNullElse(creation.handle(), "").strip(),
                creation.name().strip(),
                Objects.requireNonNullElse(creation.settings(), Map.of()),
                Objects.requireNonNullElse(creation.users(), List.of()),
                creation.platform().equals(Accounts.SANDBOX),
                false,
                true,
                Health.State.UNKNOWN,
                null,
                null,
                null,
                1,
                caller.name(),
                clock.instant());
        withoutNulls(account.settings());
        accounts.validate(account, secret);
        Account.Shown added = database.write(handle -> {
            existing(handle, account.users());
            Account kept = accounts.add(handle, account, secret);
            log(handle, "account.added", caller, kept);
            return kept.in(locale(headers), true);
        });
        return Tagged.created("/api/accounts/" + added.id(), added, added.version());
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @Context HttpHeaders headers,
            @NotNull @Valid Change change) {
        require(caller);
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Account before = database.read(handle -> accounts.get(handle, id));
        expected.check(before.version(), before.changedBy(), before.changedAt());
        Account after = with(before, change, caller);
        withoutNulls(after.settings());
        accounts.validate(after, change.secret() == null ? secret(before) : change.secret());
        Account.Shown changed = database.write(handle -> {
            existing(handle, after.users());
            Account kept = accounts.change(handle, after, change.secret());
            log(handle, "account.changed", caller, kept);
            return kept.in(locale(headers), true);
        });
        return Tagged.ok(changed, changed.version());
    }

    /** Unlinks the account: its secret is forgotten, and nothing leaves through it any more. */
    @DELETE
    @Path("{id}")
    public Response unlink(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        database.write(handle -> {
            Account account = accounts.get(handle, id);
            if (account.builtIn()) {
                throw Problem.conflict("publishing.account.built-in");
            }
            accounts.forgetSecret(handle, id);
            if (account.linked()) {
                accounts.change(handle, linked(account, false, caller), null);
                log(handle, "account.unlinked", caller, account);
            }
            return null;
        });
        return Response.noContent().build();
    }

    /** Tries the account without publishing anything. */
    @POST
    @Path("{id}/check")
    public Checked check(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        if (!caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON)) {
            throw Problem.refused("publishing.account.team-only");
        }
        Account account = database.read(handle -> accounts.get(handle, id));
        Health health = account.linked()
                ? database.read(handle -> accounts.link(handle, account))
                        .map(link -> accounts.channel(account).check(link))
                        .orElseGet(() -> Health.failing(Trouble.of("publishing.account.sealed")))
                : Health.failing(Trouble.of("publishing.account.unlinked"));
        return database.write(handle -> {
            accounts.checked(handle, id, health);
            logbook.append(
                    handle,
                    Entry.of(
                            "account.checked",
                            null,
                            id,
                            caller.actor(),
                            Map.of("health", health.state().name())));
            return new Checked(health.ok(), Words.of(locale(headers), health.problem()), health.details());
        });
    }

    private Account with(Account before, Change change, Caller caller) {
        if (before.builtIn() && (change.settings() != null || change.secret() != null)) {
            throw Problem.conflict("publishing.account.built-in");
        }
        return new Account(
                before.id(),
                before.platform(),
                Objects.requireNonNullElse(change.handle(), before.handle()).strip(),
                Objects.requireNonNullElse(change.name(), before.name()).strip(),
                Objects.requireNonNullElse(change.settings(), before.settings()),
                Objects.requireNonNullElse(change.users(), before.users()),
                before.sandbox(),
                before.builtIn(),
                before.linked() || change.secret() != null,
                change.settings() == null && change.secret() == null ? before.health() : Health.State.UNKNOWN,
                change.settings() == null && change.secret() == null ? before.problem() : null,
                before.checkedAt(),
                change.secret() == null ? before.expiresAt() : null,
                before.version(),
                caller.name(),
                clock.instant());
    }

    private Account linked(Account account, boolean linked, Caller caller) {
        return new Account(
                account.id(),
                account.platform(),
                account.handle(),
                account.name(),
                account.settings(),
                account.users(),
                account.sandbox(),
                account.builtIn(),
                linked,
                Health.State.UNKNOWN,
                null,
                account.checkedAt(),
                null,
                account.version(),
                caller.name(),
                clock.instant());
    }

    private Map<String, String> secret(Account account) {
        return database.read(handle -> accounts.link(handle, account))
                .map(Link::secret)
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

    private static void require(Caller caller) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("account.admin-only");
        }
    }

    /** Settings hold the addresses of people: only those who work with accounts read them. */
    private static boolean mayReadSettings(Caller caller) {
        return caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON);
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
