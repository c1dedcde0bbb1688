package org.baken.insight;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.Page;

/** Questions of several people that are alike: proposed for one answer to all of them (guideline H41). */
@Path("/api/incidents/{id}/question-groups")
@Produces(MediaType.APPLICATION_JSON)
public final class QuestionGroupResource {
    private final Database database;
    private final Incidents incidents;
    private final Proposals proposals;

    public QuestionGroupResource(Database database, Incidents incidents, Proposals proposals) {
        this.database = database;
        this.incidents = incidents;
        this.proposals = proposals;
    }

    @GET
    public Page<Proposals.View> list(
            @Auth Caller caller, @PathParam("id") String id, @QueryParam("refused") boolean refused) {
        return database.read(handle -> {
            incidents.readable(handle, caller, id);
            return Page.whole(proposals.list(handle, id, refused));
        });
    }

    /** Finds a group no matter for an entry. */
    @POST
    @Path("{group}/refusal")
    public QuestionGroup refuse(@Auth Caller caller, @PathParam("id") String id, @PathParam("group") String group) {
        return decide(caller, id, group, true);
    }

    /** Takes that back. */
    @DELETE
    @Path("{group}/refusal")
    public QuestionGroup reconsider(@Auth Caller caller, @PathParam("id") String id, @PathParam("group") String group) {
        return decide(caller, id, group, false);
    }

    private QuestionGroup decide(Caller caller, String id, String group, boolean refused) {
        return database.write(handle -> {
            incidents.require(handle, caller, id, AskedQuestions.WRITERS).unlessClosed();
            return proposals.refuse(handle, proposals.of(handle, id, group), refused, caller.actor());
        });
    }
}
