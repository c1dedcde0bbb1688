package org.baken.forwarding;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;

/** The requests to pass messages of an incident on. */
@Path("/api/incidents/{id}/forward-requests")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentForwardResource {
    private final Database database;
    private final Forwards forwards;

    IncidentForwardResource(Database database, Forwards forwards) {
        this.database = database;
        this.forwards = forwards;
    }

    @GET
    public Page<ForwardRequest.Shown> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Paging paging = Paging.of(limit, after);
        return database.read(
                handle -> forwards.ofIncident(handle, caller, id, paging, ForwardRequestResource.locale(headers)));
    }
}
