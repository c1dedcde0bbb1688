package org.baken.report;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** The report of an incident. */
@Path("/api/incidents/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {
    private final Database database;
    private final Incidents incidents;
    private final Reports reports;
    private final Logbook logbook;

    public ReportResource(Database database, Incidents incidents, Reports reports, Logbook logbook) {
        this.database = database;
        this.incidents = incidents;
        this.reports = reports;
        this.logbook = logbook;
    }

    /** @param format json, which is also what comes without it */
    @GET
    public Report get(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @Context HttpHeaders headers) {
        if (format != null && !format.equals("json")) {
            throw Problem.invalid("format", "problem.one-of", "json");
        }
        database.read(handle -> incidents.readable(handle, caller, id));
        long firstBroken = logbook.firstBroken();
        return database.read(handle -> reports.of(
                handle,
                caller,
                Catalogue.best(headers.getAcceptableLanguages()),
                incidents.readable(handle, caller, id),
                firstBroken));
    }
}
