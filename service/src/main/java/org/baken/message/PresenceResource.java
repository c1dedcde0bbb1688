package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/** Who has a message open for writing. Not logged: it is over within half a minute. */
@Path("/api/messages/{id}/presence")
@Produces(MediaType.APPLICATION_JSON)
public final class PresenceResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Presence presence;

    public PresenceResource(Database database, Incidents incidents, Messages messages, Presence presence) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.presence = presence;
    }

    /**
     * That the caller is there.
     *
     * @param lang in which they write
     */
    public record Here(
            @Pattern(regexp = "[a-z]{2}", message = "problem.language")
            String lang) {}

    /** Who else is there. */
    public record Others(List<Presence.Present> others) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Others renew(@Auth Caller caller, @PathParam("id") String id, @Valid Here here) {
        return database.write(handle -> {
            requireReadable(handle, caller, id);
            return new Others(presence.renew(handle, id, here == null ? null : here.lang(), caller));
        });
    }

    @DELETE
    public void leave(@Auth Caller caller, @PathParam("id") String id) {
        database.write(handle -> {
            requireReadable(handle, caller, id);
            presence.leave(handle, id, caller);
            return null;
        });
    }

    private void requireReadable(Handle handle, Caller caller, String id) {
        incidents.readable(handle, caller, messages.get(handle, id).incident());
    }
}
