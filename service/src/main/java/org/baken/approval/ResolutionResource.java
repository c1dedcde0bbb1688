package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.platform.Database;

/** Says that a comment is dealt with. */
@Path("/api/comments/{id}/resolution")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ResolutionResource {
    private final Database database;
    private final Comments comments;

    public ResolutionResource(Database database, Comments comments) {
        this.database = database;
        this.comments = comments;
    }

    /** Whether a comment is dealt with. */
    public record Resolution(@NotNull Boolean resolved) {}

    @PUT
    public CommentResource.Shown resolve(
            @Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Resolution resolution) {
        return database.write(
                handle -> CommentResource.Shown.of(comments.resolve(handle, caller, id, resolution.resolved())));
    }
}
