package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** What the house works off before any incident. */
@Path("/api/preparation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PreparationResource {
    /**
     * The end of a round.
     *
     * @param state CLOSED; a round is not opened again, a new one is started
     * @param reason at most 1,000 characters; needed when things are open
     */
    public record Move(
            @NotNull Preparation.State state,
            @Size(max = 1000) @PlainText String reason) {}

    private final Database database;
    private final Preparations preparations;

    public PreparationResource(Database database, Preparations preparations) {
        this.database = database;
        this.preparations = preparations;
    }

    @GET
    public Preparations.Overview get(@Auth Caller caller) {
        return database.read(handle -> preparations.overview(handle, caller));
    }

    @POST
    public Response start(@Auth Caller caller) {
        Preparations.Current started = database.write(handle -> preparations.start(handle, caller));
        return Tagged.created(
                "/api/preparation", started, started.inShort().round().version());
    }

    @PUT
    @Path("state")
    public Response move(
            @Auth Caller caller, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Move move) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        if (move.state() != Preparation.State.CLOSED) {
            throw Problem.invalid("state", "problem.one-of", Preparation.State.CLOSED.name());
        }
        String reason = move.reason() == null || move.reason().isBlank()
                ? null
                : move.reason().strip();
        Preparations.Short closed = database.write(handle -> preparations.close(handle, caller, expected, reason));
        return Tagged.ok(closed, closed.round().version());
    }
}
