package org.baken.forwarding;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Tagged;

/** One request to pass messages on, and what became of it. */
@Path("/api/forward-requests/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ForwardRequestResource {
    private final Database database;
    private final Forwards forwards;

    ForwardRequestResource(Database database, Forwards forwards) {
        this.database = database;
        this.forwards = forwards;
    }

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        ForwardRequest.Shown shown = database.read(handle -> forwards.show(handle, caller, id, locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    @POST
    @Path("reminder")
    public Response remind(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        ForwardRequest.Shown shown = database.write(handle -> forwards.remind(handle, caller, id, locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    @DELETE
    @Path("recipients/{recipient}/link")
    public Response revoke(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("recipient") String recipient,
            @Context HttpHeaders headers) {
        ForwardRequest.Shown shown =
                database.write(handle -> forwards.revoke(handle, caller, id, recipient, locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    /** The link was given by hand. */
    @POST
    @Path("recipients/{recipient}/given")
    public Response given(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("recipient") String recipient,
            @Context HttpHeaders headers) {
        ForwardRequest.Shown shown =
                database.write(handle -> forwards.given(handle, caller, id, recipient, locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    /** Somebody was told by hand to stop. */
    @POST
    @Path("notices/{notice}/told")
    public Response told(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("notice") String notice,
            @Context HttpHeaders headers) {
        ForwardRequest.Shown shown =
                database.write(handle -> forwards.told(handle, caller, id, notice, locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
