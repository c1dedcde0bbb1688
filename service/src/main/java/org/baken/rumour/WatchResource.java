package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** Whether a rumour still goes round, and when somebody looks again (guidelines H18, H20). */
@Path("/api/rumours/{id}/watch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WatchResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Sightings sightings;

    public WatchResource(Database database, Incidents incidents, Rumours rumours, Sightings sightings) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.sightings = sightings;
    }

    /**
     * What somebody found who looked.
     *
     * @param remindAt when to look again; null for never
     */
    public record Watch(
            Instant remindAt,
            @NotNull Boolean stillCirculating,
            @Size(max = 2000) @PlainText String note) {}

    @PUT
    public Response watch(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Watch watch) {
        RumourView view = database.write(handle -> sightings.watched(
                handle,
                mine(handle, caller, id),
                watch.remindAt(),
                watch.stillCirculating(),
                watch.note(),
                caller.actor()));
        return Tagged.ok(view, view.rumour().version());
    }

    private Rumour mine(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        incidents.require(handle, caller, rumour.incident(), Rumours.WRITERS).unlessClosed();
        return rumour;
    }
}
