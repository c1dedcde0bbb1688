package org.baken.exercise;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.baken.account.Caller;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** One inject of an exercise. */
@Path("/api/injects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InjectResource {
    private final Database database;
    private final Injects injects;
    private final ExerciseViews views;

    InjectResource(Database database, Injects injects, ExerciseViews views) {
        this.database = database;
        this.injects = injects;
        this.views = views;
    }

    /** What the team did with a card. */
    public record Handling(
            @NotBlank @Size(max = 2000) @PlainText String note) {}

    /** What the trainer says about it; an empty text takes it away. */
    public record Note(@Size(max = 2000) @PlainText String note) {}

    /**
     * Which rumour of the team it is.
     *
     * @param rumour its id; left out for none
     * @param automatic whether the product finds out by itself again
     */
    public record Match(@Size(max = 36) String rumour, Boolean automatic) {}

    @PUT
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Inject inject) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        return shown(caller, handle -> injects.change(handle, caller, id, expected, inject));
    }

    @DELETE
    public Response drop(@Auth Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        database.write(handle -> {
            injects.drop(handle, caller, id, expected);
            return null;
        });
        return Response.noContent().build();
    }

    @POST
    @Path("play")
    public Response play(@Auth Caller caller, @PathParam("id") String id) {
        return shown(caller, handle -> injects.playNow(handle, caller, id));
    }

    @PUT
    @Path("handled")
    public Response handled(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Handling handling) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        return shown(caller, handle -> injects.handled(handle, caller, id, expected, handling.note()));
    }

    @PUT
    @Path("note")
    public Response note(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Note note) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        return shown(caller, handle -> injects.note(handle, caller, id, expected, note.note()));
    }

    @PUT
    @Path("match")
    public Response match(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Match match) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        return shown(
                caller,
                handle -> injects.match(
                        handle, caller, id, expected, Boolean.TRUE.equals(match.automatic()), match.rumour()));
    }

    private Response shown(Caller caller, Function<Handle, Play> act) {
        ExerciseView.Shown shown = database.write(handle -> views.of(handle, caller, act.apply(handle)));
        return Tagged.ok(shown, shown.version());
    }
}
