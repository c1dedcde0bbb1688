package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;

/** What became of everything that was published about an incident (guideline A20). */
@Path("/api/incidents/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentDeliveryResource {
    /** Greater than every id, in whatever order a database sorts. */
    private static final String NEWEST = "z";

    private final Database database;
    private final Incidents incidents;

    IncidentDeliveryResource(Database database, Incidents incidents) {
        this.database = database;
        this.incidents = incidents;
    }

    /** Lists the deliveries of an incident, newest first. */
    @GET
    public Page<Delivery.Shown> list(
            @Auth Caller caller,
            @PathParam("id") String incident,
            @QueryParam("message") @DefaultValue("") String message,
            @QueryParam("account") @DefaultValue("") String account,
            @QueryParam("platform") @DefaultValue("") String platform,
            @QueryParam("state") DeliveryState state,
            @QueryParam("lang") @DefaultValue("") String lang,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Paging paging = Paging.of(limit, after);
        List<Delivery> found = database.read(handle -> {
            incidents.readable(handle, caller, incident);
            return handle.attach(DeliveryDao.class)
                    .filtered(
                            incident,
                            message,
                            account,
                            platform,
                            state == null ? "" : state.name(),
                            lang,
                            paging.after() == null ? NEWEST : paging.after(),
                            paging.oneMore());
        });
        Page<Delivery> page = Page.of(found, paging, Delivery::id);
        return new Page<>(
                page.items().stream().map(delivery -> delivery.in(locale)).toList(), page.next());
    }
}
