package org.baken.playbook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;

/** The checklist of an incident. */
@Path("/api/incidents/{id}/checklist")
@Produces(MediaType.APPLICATION_JSON)
public final class ChecklistResource {
    /** All of it, each thing once, in the order in which the items are due; those not yet due come last. */
    public record Checklist(List<ChecklistView> items) {}

    private final Database database;
    private final Checklists checklists;
    private final Incidents incidents;

    public ChecklistResource(Database database, Checklists checklists, Incidents incidents) {
        this.database = database;
        this.checklists = checklists;
        this.incidents = incidents;
    }

    @GET
    public Checklist get(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> new Checklist(checklists.shown(handle, incidents.readable(handle, caller, id))));
    }
}
