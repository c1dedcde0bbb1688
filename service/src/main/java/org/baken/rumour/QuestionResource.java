package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.jdbi.v3.core.Handle;

/** Questions to experts about a rumour (guidelines V27, H17). */
@Path("/api/rumours/{id}/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QuestionResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Questions questions;

    public QuestionResource(Database database, Incidents incidents, Rumours rumours, Questions questions) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.questions = questions;
    }

    /** Whom to ask what; with an address, the link is mailed when the house has an account that writes mails. */
    public record Asking(
            @NotBlank @Size(max = 120) @PlainText String name,
            @Size(max = 120) @PlainText String service,
            @Email @Size(max = 254) @PlainText String email,

            @NotNull @Pattern(regexp = "nl|fr|en", message = "rumour.question.language")
            String lang,

            @NotBlank @Size(max = 1000) @PlainText String question) {
        Questions.Asked asked() {
            return new Questions.Asked(name.strip(), filled(service), filled(email), lang, question.strip());
        }

        private static String filled(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** The answer holds the link, which is a secret: it is not kept for a repeated request, and the question is made once. */
    @POST
    public Response ask(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Asking asking) {
        Question asked = database.writeUnkept(handle -> {
            Rumour rumour = mine(handle, caller, id);
            Rumours.unlessMerged(rumour);
            return questions.ask(handle, rumour, asking.asked(), caller);
        });
        return Response.status(Response.Status.CREATED).entity(asked).build();
    }

    private Rumour mine(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        incidents.require(handle, caller, rumour.incident(), Rumours.WRITERS).unlessClosed();
        return rumour;
    }
}
