package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Templates.Template;
import org.baken.platform.Database;
import org.baken.platform.Page;

/** The templates that a message of an incident can begin with. */
@Path("/api/incidents/{id}/templates")
@Produces(MediaType.APPLICATION_JSON)
public final class TemplateResource {
    private final Database database;
    private final Incidents incidents;
    private final Templates templates;

    public TemplateResource(Database database, Incidents incidents, Templates templates) {
        this.database = database;
        this.incidents = incidents;
        this.templates = templates;
    }

    /** Those made for its type first. */
    @GET
    public Page<Template> list(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            Instant last = handle.attach(MessageDao.class).lastPublished(id).orElse(null);
            return Page.whole(templates.of(incident, last));
        });
    }
}
