package org.baken.clocks;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Dossier;
import org.baken.message.Dossiers;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Tagged;

/** The text for when a promised update is due and there is no news (guideline H40). */
@Path("/api/incidents/{id}/no-news")
@Produces(MediaType.APPLICATION_JSON)
public final class NoNewsResource {
    private final Database database;
    private final Incidents incidents;
    private final NoNews noNews;
    private final Dossiers dossiers;

    public NoNewsResource(Database database, Incidents incidents, NoNews noNews, Dossiers dossiers) {
        this.database = database;
        this.incidents = incidents;
        this.noNews = noNews;
        this.dossiers = dossiers;
    }

    /** The text as it would go out now; 409 while nothing of the incident is out. */
    @GET
    public NoNews.Ready ready(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> noNews.ready(handle, incidents.readable(handle, caller, id)));
    }

    /** Makes the draft of an update with this text; gives the one that is there while that is not published. */
    @POST
    public Response draft(@Auth Caller caller, @Context HttpHeaders headers, @PathParam("id") String id) {
        record Made(Dossier message, boolean created) {}
        Made made = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, Role.AUTHOR);
            NoNews.Draft draft = noNews.draft(handle, incident, caller.actor());
            return new Made(
                    dossiers.of(
                            handle,
                            caller,
                            Catalogue.best(headers.getAcceptableLanguages()),
                            incident,
                            draft.message()),
                    draft.created());
        });
        return made.created()
                ? Tagged.created(
                        "/api/messages/" + made.message().id(),
                        made.message(),
                        made.message().version())
                : Tagged.ok(made.message(), made.message().version());
    }
}
