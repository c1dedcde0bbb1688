package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Tagged;

/** The messages of an incident. */
@Path("/api/incidents/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentMessageResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Dossiers dossiers;

    public IncidentMessageResource(Database database, Incidents incidents, Messages messages, Dossiers dossiers) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.dossiers = dossiers;
    }

    @POST
    public Response create(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @NotNull @Valid Written written) {
        Dossier created = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, Role.AUTHOR);
            Message message = messages.create(handle, incident, messages.read(written, null), caller.actor());
            return dossiers.of(handle, caller, locale(headers), incident, message);
        });
        return Tagged.created("/api/messages/" + created.id(), created, created.version());
    }

    @GET
    public Page<Dossier> list(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @QueryParam("q") String query,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Paging paging = Paging.of(limit, after);
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            Page<Message> page = messages.ofIncident(handle, id, query, paging);
            return new Page<>(dossiers.of(handle, caller, locale(headers), incident, page.items()), page.next());
        });
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
