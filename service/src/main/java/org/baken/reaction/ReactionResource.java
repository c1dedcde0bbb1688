package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** One reaction: what it says, and what people decide about it besides its class. */
@Path("/api/reactions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReactionResource {
    private final Database database;
    private final Reactions reactions;
    private final Moderation moderation;

    public ReactionResource(Database database, Reactions reactions, Moderation moderation) {
        this.database = database;
        this.reactions = reactions;
        this.moderation = moderation;
    }

    /** Another state, and what the team wants to remember about it. */
    public record Move(
            @NotNull ReactionState state,
            @Size(max = 2000) @PlainText String note) {}

    /** Who deals with it; null for nobody. */
    public record Assignment(
            @Size(max = 36) String person,
            @Size(max = 2000) @PlainText String why) {}

    /** The rumour that it repeats or asks about; null for none. */
    public record Link(@Size(max = 36) String rumour) {}

    /** The incident that it belongs to. */
    public record Removal(@NotBlank @Size(max = 36) String incident) {}

    /**
     * Shows it with everything that its page tells.
     *
     * @param show whether to show a text that nobody is to read without need (guideline H35)
     */
    @GET
    public Response get(
            @Auth Caller caller,
            @PathParam("id") String id,
            @QueryParam("show") boolean show,
            @Context HttpHeaders headers) {
        ReactionView view = database.read(handle -> reactions
                .views()
                .whole(
                        handle,
                        caller,
                        reactions.readable(handle, caller, id),
                        show,
                        IncidentReactionResource.locale(headers)));
        return Tagged.ok(view, view.version());
    }

    @PUT
    @Path("state")
    public Response move(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Move move,
            @Context HttpHeaders headers) {
        return change(
                caller,
                id,
                ifMatch,
                headers,
                (handle, reaction) -> moderation.state(handle, caller, reaction, move.state(), move.note()));
    }

    @PUT
    @Path("assignee")
    public Response assign(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Assignment assignment,
            @Context HttpHeaders headers) {
        return change(
                caller,
                id,
                ifMatch,
                headers,
                (handle, reaction) ->
                        moderation.assign(handle, caller, reaction, assignment.person(), assignment.why()));
    }

    @PUT
    @Path("rumour")
    public Response link(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Link link,
            @Context HttpHeaders headers) {
        return change(
                caller,
                id,
                ifMatch,
                headers,
                (handle, reaction) -> moderation.link(handle, caller, reaction, link.rumour()));
    }

    @PUT
    @Path("incident")
    public Response moveTo(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Removal removal,
            @Context HttpHeaders headers) {
        return change(
                caller,
                id,
                ifMatch,
                headers,
                (handle, reaction) -> moderation.moveTo(handle, caller, reaction, removal.incident()));
    }

    private interface Change {
        Moderation.Act of(Handle handle, Reaction reaction);
    }

    private Response change(Caller caller, String id, String ifMatch, HttpHeaders headers, Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        ReactionView view = database.write(handle -> {
            Reaction reaction = moderation.writable(handle, caller, id);
            expected.check(reaction.version(), reaction.changedBy(), reaction.changedAt());
            Moderation.Act act = change.of(handle, reaction);
            ReactionView now = reactions.views().of(handle, act.reaction(), IncidentReactionResource.locale(headers));
            reactions.log(handle, act.entries());
            return now;
        });
        return Tagged.ok(view, view.version());
    }
}
