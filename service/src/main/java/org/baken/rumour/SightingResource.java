package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.jdbi.v3.core.Handle;

/** Where a rumour was seen again (guidelines H18, H20). */
@Path("/api/rumours/{id}/sightings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SightingResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Sightings sightings;
    private final Clock clock;

    public SightingResource(Database database, Incidents incidents, Rumours rumours, Sightings sightings, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.sightings = sightings;
        this.clock = clock;
    }

    /** One more time that somebody saw it: now, unless it says otherwise. */
    public record Seen(
            @NotBlank @Size(max = 300) @PlainText String where,
            Instant at,

            @Size(max = 2000) @Pattern(regexp = "(https?://\\S+)?", message = "rumour.address")
            String url,

            @Size(max = 2000) @PlainText String note,
            Level reach) {}

    @GET
    public Page<Sighting> all(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            rumours.readable(handle, caller, id);
            return Page.whole(sightings.of(handle, id));
        });
    }

    @POST
    public Response add(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Seen seen) {
        Instant now = clock.instant();
        IncidentRumourResource.seen("at", seen.at(), now);
        Sighting added = database.write(handle -> sightings.add(
                handle,
                mine(handle, caller, id),
                new Sighting(
                        Ids.next(),
                        id,
                        seen.where().strip(),
                        Objects.requireNonNullElse(seen.at(), now),
                        seen.url() == null || seen.url().isEmpty() ? null : seen.url(),
                        seen.note(),
                        seen.reach(),
                        caller.name(),
                        now),
                caller.actor()));
        return Response.status(Response.Status.CREATED).entity(added).build();
    }

    private Rumour mine(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        incidents.require(handle, caller, rumour.incident(), Rumours.WRITERS).unlessClosed();
        return rumour;
    }
}
