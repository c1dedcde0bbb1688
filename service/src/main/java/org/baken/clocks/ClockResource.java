package org.baken.clocks;

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
import org.baken.platform.Page;

/** The clocks of an incident by themselves, for every page of the console: the room has them on its board. */
@Path("/api/incidents/{id}/clocks")
@Produces(MediaType.APPLICATION_JSON)
public final class ClockResource {
    private final Database database;
    private final Incidents incidents;
    private final Clocks clocks;

    public ClockResource(Database database, Incidents incidents, Clocks clocks) {
        this.database = database;
        this.incidents = incidents;
        this.clocks = clocks;
    }

    /** All that run now, the first to be due first; none before the incident is active or once it is closed. */
    @GET
    public Page<RunningClock> list(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return database.read(handle -> Page.whole(clocks.of(
                handle, incidents.readable(handle, caller, id), Catalogue.best(headers.getAcceptableLanguages()))));
    }
}
