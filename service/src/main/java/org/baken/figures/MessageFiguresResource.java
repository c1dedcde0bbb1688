package org.baken.figures;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;

/** How one message does on each channel (guideline V35). */
@Path("/api/messages/{id}/figures")
@Produces(MediaType.APPLICATION_JSON)
public final class MessageFiguresResource {
    private final Database database;
    private final FigureSheets sheets;
    private final Messages messages;
    private final Incidents incidents;

    MessageFiguresResource(Database database, FigureSheets sheets, Messages messages, Incidents incidents) {
        this.database = database;
        this.sheets = sheets;
        this.messages = messages;
        this.incidents = incidents;
    }

    /** Gives the figures of a message, to who may know of its incident. */
    @GET
    public MessageFigures get(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return database.read(handle -> {
            Message message = messages.get(handle, id);
            Incident incident = incidents.readable(handle, caller, message.incident());
            return sheets.of(handle, incident, message, locale);
        });
    }
}
