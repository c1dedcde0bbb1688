package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.baken.account.Caller;
import org.baken.approval.Comments.Place;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.PlainText;

/** Comments on passages of a message. */
@Path("/api/messages/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CommentResource {
    private final Database database;
    private final Comments comments;

    public CommentResource(Database database, Comments comments) {
        this.database = database;
        this.comments = comments;
    }

    /**
     * A comment to be made.
     *
     * @param path which text
     * @param start the first letter it is about, in UTF-16 units
     * @param end after the last one
     * @param quote these letters
     */
    public record Remark(
            @NotNull @Min(1) Integer revision,
            @NotBlank @Size(max = 200) String path,
            @NotNull @Min(0) Integer start,
            @NotNull @Min(1) Integer end,
            @NotEmpty @Size(max = 4000) String quote,
            @NotBlank @Size(max = 2000) @PlainText String text) {}

    /** A comment as people see it. */
    public record Shown(
            String id,
            String message,
            int revision,
            String path,
            int start,
            int end,
            String quote,
            String text,
            String person,
            String name,
            Instant at,
            Place now,
            String resolvedBy,
            Instant resolvedAt) {
        static Shown of(Comments.Placed placed) {
            Comment comment = placed.comment();
            return new Shown(
                    comment.id(),
                    comment.message(),
                    comment.revision(),
                    comment.path(),
                    comment.spanStart(),
                    comment.spanEnd(),
                    comment.quote(),
                    comment.text(),
                    comment.person(),
                    comment.name(),
                    comment.at(),
                    placed.now(),
                    comment.resolvedBy(),
                    comment.resolvedAt());
        }
    }

    @GET
    public Page<Shown> list(@Auth Caller caller, @PathParam("id") String id) {
        return Page.whole(database.read(handle -> comments.of(handle, caller, id)).stream()
                .map(Shown::of)
                .toList());
    }

    @POST
    public Response add(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Remark remark) {
        Shown shown = database.write(handle -> Shown.of(comments.add(
                handle,
                caller,
                id,
                remark.revision(),
                new Place(remark.path(), remark.start(), remark.end()),
                remark.quote(),
                remark.text().strip())));
        return Response.created(URI.create("/api/messages/" + id + "/comments"))
                .entity(shown)
                .build();
    }
}
