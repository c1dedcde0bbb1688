package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Page;

/** Rumours that may be the same claim: proposed until a person merges them or finds that they are two. */
@Path("/api/incidents/{id}/rumour-pairs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PairResource {
    private final Database database;
    private final Incidents incidents;
    private final Mergers mergers;

    public PairResource(Database database, Incidents incidents, Mergers mergers) {
        this.database = database;
        this.incidents = incidents;
        this.mergers = mergers;
    }

    /** Two claims that are two. */
    public record Two(
            @NotBlank @Size(max = 36) String a,
            @NotBlank @Size(max = 36) String b) {}

    @GET
    public Page<Mergers.Pair> pairs(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return Page.whole(mergers.proposed(handle, id));
        });
    }

    @POST
    @Path("refusals")
    public Response refuse(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Two two) {
        database.write(handle -> {
            incidents.require(handle, caller, id, Rumours.WRITERS).unlessClosed();
            mergers.refuse(handle, id, two.a(), two.b(), caller.actor());
            return null;
        });
        return Response.noContent().build();
    }
}
