package org.baken.report;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;

/** All that the incident room shows, in one call: the network may be bad. */
@Path("/api/incidents/{id}/board")
@Produces(MediaType.APPLICATION_JSON)
public final class BoardResource {
    private final Database database;
    private final Incidents incidents;
    private final Boards boards;

    public BoardResource(Database database, Incidents incidents, Boards boards) {
        this.database = database;
        this.incidents = incidents;
        this.boards = boards;
    }

    @GET
    public Board get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return database.read(handle -> boards.of(
                handle,
                caller,
                Catalogue.best(headers.getAcceptableLanguages()),
                incidents.readable(handle, caller, id)));
    }
}
