package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** What was kept of a reaction. It comes from strangers: a browser keeps it and never opens it as a page of ours. */
@Path("/api/reaction-evidence")
public final class StepEvidenceResource {
    private final Database database;
    private final Reactions reactions;
    private final StepFiles files;

    public StepEvidenceResource(Database database, Reactions reactions, StepFiles files) {
        this.database = database;
        this.reactions = reactions;
        this.files = files;
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        StepEvidence evidence = database.read(handle -> {
            StepEvidence found =
                    handle.attach(StepDao.class).evidence(id).orElseThrow(() -> Problem.notFound("evidence"));
            reactions.readable(handle, caller, found.reaction());
            return found;
        });
        return Response.ok(files.open(evidence), evidence.type())
                .header(HttpHeaders.CONTENT_LENGTH, evidence.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, StepNames.disposition(evidence.name()))
                .header("Content-Security-Policy", "sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
