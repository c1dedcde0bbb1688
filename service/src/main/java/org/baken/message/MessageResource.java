package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Tagged;

/** One message: reading it, and writing its next revision. */
@Path("/api/messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MessageResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Dossiers dossiers;

    public MessageResource(Database database, Incidents incidents, Messages messages, Dossiers dossiers) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.dossiers = dossiers;
    }

    @GET
    public Response get(@Auth Caller caller, @Context HttpHeaders headers, @PathParam("id") String id) {
        Dossier dossier = database.read(handle -> {
            Message message = messages.get(handle, id);
            Incident incident = incidents.readable(handle, caller, message.incident());
            return dossiers.of(handle, caller, locale(headers), incident, message);
        });
        return Tagged.ok(dossier, dossier.version());
    }

    @PUT
    public Response revise(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Written written) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Dossier revised = database.write(handle -> {
            Message message = messages.lock(handle, id);
            Incident incident = incidents.require(handle, caller, message.incident(), Role.AUTHOR);
            expected.check(message.version(), message.changedBy(), message.changedAt());
            Message result = messages.revise(
                    handle, incident, message, messages.read(written, message.content()), caller.actor());
            return dossiers.of(handle, caller, locale(headers), incident, result);
        });
        return Tagged.ok(revised, revised.version());
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
