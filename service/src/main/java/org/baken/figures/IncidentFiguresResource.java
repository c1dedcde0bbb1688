package org.baken.figures;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;

/** How the messages of an incident do on each channel, so that what follows can be tuned (guideline V35). */
@Path("/api/incidents/{id}/figures")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentFiguresResource {
    private final Database database;
    private final FigureSheets sheets;
    private final Incidents incidents;

    IncidentFiguresResource(Database database, FigureSheets sheets, Incidents incidents) {
        this.database = database;
        this.sheets = sheets;
        this.incidents = incidents;
    }

    /** Lists the figures of every message that went out, newest first, to who may know of the incident. */
    @GET
    public Page<MessageFigures> list(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Paging paging = Paging.of(limit, after);
        return database.read(
                handle -> sheets.ofIncident(handle, incidents.readable(handle, caller, id), paging, locale));
    }
}
