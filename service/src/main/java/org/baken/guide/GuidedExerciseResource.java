package org.baken.guide;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.platform.Database;

/** The guided exercise of who is new, each their own (guidelines A32, B11). */
@Path("/api/guided-exercises")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GuidedExerciseResource {
    private final Database database;
    private final GuidedExercises exercises;

    public GuidedExerciseResource(Database database, GuidedExercises exercises) {
        this.database = database;
        this.exercises = exercises;
    }

    /** A step that the person has read. */
    public record Read(@NotBlank @Size(max = 40) String step) {}

    /** Begins one, whoever asks; gives the one that goes on when there is one. */
    @POST
    public Mine start(@Auth Caller caller) {
        return database.write(handle -> exercises.start(handle, caller));
    }

    @GET
    @Path("mine")
    public Mine mine(@Auth Caller caller) {
        return database.read(handle -> exercises.mine(handle, caller));
    }

    /** Once or again: it stays done. */
    @PUT
    @Path("mine")
    public Mine read(@Auth Caller caller, @NotNull @Valid Read read) {
        return database.write(handle -> exercises.read(handle, caller, read.step()));
    }

    /** Ends it and closes its incident. */
    @DELETE
    @Path("mine")
    public Mine stop(@Auth Caller caller) {
        return database.write(handle -> exercises.stop(handle, caller));
    }
}
