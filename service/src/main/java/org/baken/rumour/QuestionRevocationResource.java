package org.baken.rumour;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;

/** Takes back a question to an expert that was not answered yet: its link leads nowhere from then on. */
@Path("/api/rumour-questions/{id}")
public final class QuestionRevocationResource {
    private final Database database;
    private final Incidents incidents;
    private final Rumours rumours;
    private final Questions questions;

    public QuestionRevocationResource(Database database, Incidents incidents, Rumours rumours, Questions questions) {
        this.database = database;
        this.incidents = incidents;
        this.rumours = rumours;
        this.questions = questions;
    }

    @DELETE
    public Response revoke(@Auth Caller caller, @PathParam("id") String id) {
        database.write(handle -> {
            Question question = questions.get(handle, id);
            Rumour rumour = rumours.readable(handle, caller, question.rumour());
            incidents
                    .require(handle, caller, rumour.incident(), Rumours.WRITERS)
                    .unlessClosed();
            questions.revoke(handle, rumour, question, caller.actor());
            return null;
        });
        return Response.noContent().build();
    }
}
