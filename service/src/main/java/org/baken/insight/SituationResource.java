package org.baken.insight;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;

/** What people ask, do and feel, half hour by half hour (guidelines V20, H12, B15, H37, H41). */
@Path("/api/incidents/{id}/situation")
@Produces(MediaType.APPLICATION_JSON)
public final class SituationResource {
    private final Database database;
    private final Incidents incidents;
    private final Situation situation;

    public SituationResource(Database database, Incidents incidents, Situation situation) {
        this.database = database;
        this.incidents = incidents;
        this.situation = situation;
    }

    /**
     * Gives the half hours of a stretch and the whole incident.
     *
     * @param from an ISO 8601 instant; its half hour is the first. Twelve hours before the end when left out
     * @param to an ISO 8601 instant; now when left out. At most fourteen days after {@code from}
     */
    @GET
    public Situation.View get(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Instant first = instant("from", from);
        Instant last = instant("to", to);
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            return situation.of(handle, incident, first, last);
        });
    }

    /** Gives the newest reactions that have a theme, with the words that led to it. What is abusive is not among them (H35). */
    @GET
    @Path("themes/{theme}")
    public Page<Situation.Example> examples(
            @Auth Caller caller,
            @PathParam("id") String id,
            @PathParam("theme") String theme,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        Instant first = instant("from", from);
        Instant last = instant("to", to);
        int most = Paging.of(limit, null).limit();
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            return Page.whole(situation.examples(handle, incident, theme, first, last, most));
        });
    }

    private static Instant instant(String field, String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "insight.instant");
        }
    }
}
