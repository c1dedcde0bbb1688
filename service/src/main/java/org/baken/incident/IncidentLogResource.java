package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;

/** What happened in an incident, line by line (guideline L07). */
@Path("/api/incidents/{id}/log")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentLogResource {
    private final Database database;
    private final Incidents incidents;
    private final Logbook logbook;

    public IncidentLogResource(Database database, Incidents incidents, Logbook logbook) {
        this.database = database;
        this.incidents = incidents;
        this.logbook = logbook;
    }

    /**
     * Lists entries, oldest first.
     *
     * @param after the number of an entry: the list goes on behind it
     * @param kind only this kind, or all below it when it ends in a dot
     * @param object the id of a thing: only what happened to that one
     * @param order {@code desc} for newest first
     */
    @GET
    public Page<LogEntry> log(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @QueryParam("kind") String kind,
            @QueryParam("object") String object,
            @QueryParam("order") String order) {
        Paging paging = Paging.of(limit, after);
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw Problem.invalid("order", "problem.one-of", "asc, desc");
        }
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return "desc".equals(order)
                    ? logbook.ofIncidentNewestFirst(handle, id, kind, object, paging)
                    : logbook.ofIncident(handle, id, kind, object, paging);
        });
    }
}
