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
import org.jdbi.v3.core.Handle;

/** Looks at a draft without storing anything. */
@Path("/api/checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CheckResource {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Proofreader proofreader;
    private final Reach reach;

    public CheckResource(
            Database database, Incidents incidents, Messages messages, Proofreader proofreader, Reach reach) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.proofreader = proofreader;
        this.reach = reach;
    }

    /**
     * What a check found.
     *
     * @param counts by platform and language
     * @param previews what would go out, by platform and language
     * @param reach channels for the audience, best first
     */
    public record Checked(
            List<Advice> findings,
            Map<String, Map<String, TextCount>> counts,
            Map<String, Map<String, String>> previews,
            List<Reach.Suggestion> reach) {}

    @POST
    public Checked check(@Auth Caller caller, @Context HttpHeaders headers, @NotNull @Valid Written written) {
        return database.read(handle -> {
            Incident incident =
                    written.incident() == null ? null : incidents.readable(handle, caller, written.incident());
            Content before = before(handle, caller, written);
            Content content = messages.read(written, before);
            Proof proof = proofreader.read(handle, proofreader.around(handle, incident), content, written.message());
            return new Checked(
                    proof.advice(locale(headers)),
                    proof.counts(),
                    proof.previews(),
                    reach.of(content.audience(), proof.linked(), proof.counts().keySet(), locale(headers)));
        });
    }

    /** What the variants of a message that is being written were held beside; null for a new one. */
    private Content before(Handle handle, Caller caller, Written written) {
        if (written.message() == null) {
            return null;
        }
        Message message = messages.get(handle, written.message());
        incidents.readable(handle, caller, message.incident());
        return message.content();
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
