package org.baken.forwarding;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Tagged;

/** Asking colleagues to pass a message on, and others of its incident with it (guidelines V17, H30). */
@Path("/api/messages/{id}/forward-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MessageForwardResource {
    private final Database database;
    private final Asking asking;

    MessageForwardResource(Database database, Asking asking) {
        this.database = database;
        this.asking = asking;
    }

    @POST
    public Response ask(
            @Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers, @NotNull @Valid Ask ask) {
        ForwardRequest.Shown asked = database.write(
                handle -> asking.ask(handle, caller, messages(id, ask), ask, ForwardRequestResource.locale(headers)));
        return Tagged.created("/api/forward-requests/" + asked.id(), asked, asked.version());
    }

    /** What would leave, and to how many; asks nobody. */
    @POST
    @Path("preview")
    public ForwardPreview preview(
            @Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers, @NotNull @Valid Ask ask) {
        return database.read(handle ->
                asking.preview(handle, caller, messages(id, ask), ask, ForwardRequestResource.locale(headers)));
    }

    private static List<String> messages(String first, Ask ask) {
        return Stream.concat(Stream.of(first), ask.messages().stream()).toList();
    }
}
