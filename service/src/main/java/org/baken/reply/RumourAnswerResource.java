package org.baken.reply;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Answers everybody who asked about a rumour (guidelines H16, H18, H20). */
@Path("/api/rumours/{id}/answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RumourAnswerResource {
    private final Database database;
    private final RumourAnswers answers;

    RumourAnswerResource(Database database, RumourAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    /** How many people wait for an answer. */
    @GET
    public RumourAnswers.Count count(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> answers.count(handle, caller, id));
    }

    /** Asks for an answer to each of them; it takes each writer's language and form unless they are given. */
    @POST
    public Response answer(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid ReactionReplyResource.Wanted wanted) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Wish wish = wanted.wish().once();
        RumourAnswers.Outcome outcome = database.write(handle -> answers.answer(handle, caller, locale, id, wish));
        return Response.accepted(outcome).build();
    }
}
