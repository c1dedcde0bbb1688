package org.baken.subscription;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Tagged;

/** Lets a mailing wait, or go on. What has left cannot be called back: a withdrawn message is told of by a mailing of its own. */
@Path("/api/mailings/{id}/state")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MailingResource {
    private final Database database;
    private final Mailings mailings;
    private final Overview overview;
    private final MailWorker worker;

    MailingResource(Database database, Mailings mailings, Overview overview, MailWorker worker) {
        this.database = database;
        this.mailings = mailings;
        this.overview = overview;
        this.worker = worker;
    }

    /** @param state PAUSED or RUNNING */
    public record Wanted(@NotNull MailingState state) {}

    @PUT
    public Response put(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Wanted wanted,
            @Context HttpHeaders headers) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Overview.ShownMailing shown = database.write(
                handle -> overview.shown(handle, mailings.move(handle, caller, id, wanted.state(), expected), locale));
        worker.wake();
        return Tagged.ok(shown, shown.version());
    }
}
