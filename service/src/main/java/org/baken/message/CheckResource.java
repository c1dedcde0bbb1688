package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.channel.TextCount;
import org.baken.check.Finding.Advice;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;

/** Looks at a draft without storing anything. */
@Path("/api/checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CheckResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Proofreader proofreader;

    public CheckResource(Database database, Incidents incidents, Messages messages, Proofreader proofreader) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.proofreader = proofreader;
    }

    /** What a check found. */
    public record Checked(
            List<Advice> findings,
            Map<String, Map<String, TextCount>> counts,
            Map<String, Map<String, String>> previews) {}

    @POST
    public Checked check(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Written written) {
        Content content = messages.read(written, null);
        return database.read(handle -> {
            Incident incident =
                    written.incident() == null ? null : incidents.readable(handle, caller, written.incident());
            Proof proof = proofreader.read(handle, incident, content);
            return new Checked(proof.advice(locale(headers)), proof.counts(), proof.previews());
        });
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
