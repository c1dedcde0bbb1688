package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;

/** How the accounts of an incident stand, and trying them again. */
@Path("/api/incidents/{id}/preflight")
@Produces(MediaType.APPLICATION_JSON)
public final class PreflightResource {
    private final Database database;
    private final Preflights preflights;
    private final Incidents incidents;

    PreflightResource(Database database, Preflights preflights, Incidents incidents) {
        this.database = database;
        this.preflights = preflights;
        this.incidents = incidents;
    }

    @GET
    public Preflight get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = ShownAccounts.locale(headers);
        return database.read(handle -> preflights.of(handle, incidents.readable(handle, caller, id), locale));
    }

    /** Begins, and does not wait for the end. */
    @POST
    public Preflight again(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = ShownAccounts.locale(headers);
        Preflight begun = database.write(handle -> {
            Incident incident = incidents
                    .require(handle, caller, id, Role.LEAD, Role.SPOKESPERSON, Role.ADMIN)
                    .unlessClosed();
            preflights.begin(handle, incident.id());
            return preflights.of(handle, incident, locale);
        });
        preflights.wake();
        return begun;
    }
}
