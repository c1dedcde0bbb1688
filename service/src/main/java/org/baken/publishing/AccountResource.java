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
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.channel.Health;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The accounts that messages leave through (guideline A08). An administrator keeps them; secrets go in and never out. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccountResource {
    private final Database database;
    private final Accounts accounts;
    private final AccountChanges changes;
    private final Authorizations authorizations;
    private final ShownAccounts shown;
    private final AccountTrials trials;

    AccountResource(
            Database database,
            Accounts accounts,
            AccountChanges changes,
            Authorizations authorizations,
            ShownAccounts shown,
            AccountTrials trials) {
        this.database = database;
        this.accounts = accounts;
        this.changes = changes;
        this.authorizations = authorizations;
        this.shown = shown;
        this.trials = trials;
    }

    /**
     * An account to be linked.
     *
     * @param users the persons who may publish through it; none for every spokesperson
     * @param team whether it tells the team what needs it; nothing is published through it then
     */
    public record Creation(
            @NotBlank @Size(max = 20) String platform,
            @Size(max = 200) @PlainText String handle,
            @NotBlank @Size(max = 120) @PlainText String name,
            @Size(max = 50) Map<String, Object> settings,
            @Size(max = 50) Map<String, @NotNull @Size(max = 4000) String> secret,
            @Size(max = 500) List<@NotBlank @Size(max = 36) String> users,
            Boolean team) {}

    /**
     * What is to change; what is left out stays. Of a secret too: an entry replaces the one of its name, an empty one removes it,
     * and any links an unlinked account again.
     */
    public record Change(
            @Size(max = 200) @PlainText String handle,
            @Size(min = 1, max = 120) @PlainText String name,
            @Size(max = 50) Map<String, Object> settings,
            @Size(max = 50) Map<String, @NotNull @Size(max = 4000) String> secret,
            @Size(max = 500) List<@NotBlank @Size(max = 36) String> users,
            Boolean team) {}

    /** What trying an account showed. */
    public record Checked(boolean ok, String problem, Map<String, String> details) {}

    /** Where the person says yes. */
    public record Start(URI address) {}

    @GET
    public Page<Account.Shown> list(@Auth Caller caller, @Context HttpHeaders headers) {
        return Page.whole(database.read(handle -> shown.all(handle, headers, mayReadSettings(caller))));
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Account.Shown account =
                database.read(handle -> shown.of(handle, accounts.get(handle, id), headers, mayReadSettings(caller)));
        return Tagged.ok(account, account.version());
    }

    @POST
    public Response add(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Creation creation) {
        require(caller);
        Account.Shown added = changes.add(creation, caller, (handle, account) -> shown.whole(handle, account, headers));
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
        Account.Shown changed = changes.change(
                id,
                ExpectedVersion.of(ifMatch),
                change,
                caller,
                (handle, account) -> shown.whole(handle, account, headers));
        return Tagged.ok(changed, changed.version());
    }

    /** Begins to link the account on its platform, also anew; {@link AuthorizationResource} takes what comes back. */
    @POST
    @Path("{id}/authorization")
    public Start authorize(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        return new Start(authorizations.begin(id, caller));
    }

    /** Unlinks the account: its secret is forgotten, and nothing leaves through it any more. */
    @DELETE
    @Path("{id}")
    public Response unlink(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        changes.unlink(id, caller);
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
        Health health = trials.health(account);
        return database.write(handle -> {
            trials.keep(handle, id, health, caller.actor());
            return new Checked(
                    health.ok(), Words.of(ShownAccounts.locale(headers), health.problem()), health.details());
        });
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
}
