package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** A rumour that is the same claim as another: merged into that, or parted from it again. */
@Path("/api/rumours/{id}/merger")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MergerResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Mergers mergers;

    public MergerResource(Database database, Incidents incidents, Rumours rumours, Mergers mergers) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.mergers = mergers;
    }

    /** The rumour that stays. */
    public record Into(@NotBlank @Size(max = 36) String into) {}

    /** Gives the rumour that stays. */
    @POST
    public Response merge(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Into into) {
        RumourView view =
                database.write(handle -> mergers.merge(handle, mine(handle, caller, id), into.into(), caller.actor()));
        return Tagged.ok(view, view.rumour().version());
    }

    /** Gives the rumour that stands by itself again. */
    @DELETE
    public Response part(@Auth Caller caller, @PathParam("id") String id) {
        RumourView view = database.write(handle -> mergers.part(handle, mine(handle, caller, id), caller.actor()));
        return Tagged.ok(view, view.rumour().version());
    }

    private Rumour mine(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        incidents.require(handle, caller, rumour.incident(), Rumours.WRITERS).unlessClosed();
        return rumour;
    }
}
