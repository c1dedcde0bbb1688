package org.baken.subscription;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;

/** Who gets mails about an incident, in numbers, and how far its mailings have come. */
@Path("/api/incidents/{id}/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentSubscriptionResource {
    private final Database database;
    private final Overview overview;

    IncidentSubscriptionResource(Database database, Overview overview) {
        this.database = database;
        this.overview = overview;
    }

    @GET
    public Overview.Shown get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.read(handle -> overview.of(handle, caller, id, locale));
    }
}
