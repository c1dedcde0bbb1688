package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.platform.Database;

/** Personal links for reviewers who are not at a desk. */
@Path("/api/messages/{id}/review-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReviewLinkResource {
    private final Database database;
    private final ReviewLinks links;

    public ReviewLinkResource(Database database, ReviewLinks links) {
        this.database = database;
        this.links = links;
    }

    /** Whom the link is for. */
    public record Wanted(@NotBlank @Size(max = 36) String person) {}

    @POST
    public Response make(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Wanted wanted) {
        ReviewLinks.Made made = database.writeUnkept(handle -> links.make(handle, caller, id, wanted.person()));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }
}
