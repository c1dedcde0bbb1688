package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;

/** The check-up list of an account. */
@Path("/api/accounts/{id}/checkups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CheckupResource {
    private final Database database;
    private final Accounts accounts;
    private final Checkups checkups;

    CheckupResource(Database database, Accounts accounts, Checkups checkups) {
        this.database = database;
        this.accounts = accounts;
        this.checkups = checkups;
    }

    /**
     * What somebody found.
     *
     * @param state OK or WRONG
     * @param note needed when something is wrong
     */
    public record Finding(
            @NotNull Checkup.State state,
            @Size(max = 2000) @PlainText String note) {}

    @GET
    public Page<Checkup> list(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        require(caller);
        return Page.whole(
                database.read(handle -> checkups.of(handle, accounts.get(handle, id), ShownAccounts.locale(headers))));
    }

    @PUT
    @Path("{item}")
    public Checkup found(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("item") String item,
            @Context HttpHeaders headers,
            @NotNull @Valid Finding finding) {
        require(caller);
        if (finding.state() != Checkup.State.OK && finding.state() != Checkup.State.WRONG) {
            throw Problem.invalid("state", "publishing.checkup.state");
        }
        String note = finding.note() == null || finding.note().isBlank()
                ? null
                : finding.note().strip();
        if (finding.state() == Checkup.State.WRONG && note == null) {
            throw Problem.invalid("note", "publishing.checkup.note");
        }
        return database.write(handle -> checkups.found(
                handle, accounts.get(handle, id), item, finding.state(), note, caller, ShownAccounts.locale(headers)));
    }

    private static void require(Caller caller) {
        if (!caller.has(Role.ADMIN, Role.LEAD, Role.SPOKESPERSON)) {
            throw Problem.refused("publishing.account.team-only");
        }
    }
}
