package org.baken.exercise;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.baken.account.Caller;
import org.baken.incident.IncidentView;
import org.baken.incident.Incidents;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** Opens exercises from scenarios. */
@Path("/api/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ExerciseResource {
    private final Database database;
    private final Exercises exercises;
    private final Incidents incidents;

    ExerciseResource(Database database, Exercises exercises, Incidents incidents) {
        this.database = database;
        this.exercises = exercises;
        this.incidents = incidents;
    }

    /**
     * An exercise to be opened; the caller is its trainer.
     *
     * @param title of the incident; the scenario's when left out
     * @param language in which people write and call; the scenario's first when left out
     * @param speed how many seconds of the play pass in one second; 1 when left out
     */
    public record Opening(
            @NotBlank @Size(max = 40) String scenario,
            @Size(max = 200) @PlainText String title,
            @Size(max = 2) String language,
            Double speed) {}

    @POST
    public Response open(@Auth Caller caller, @NotNull @Valid Opening opening) {
        IncidentView opened = database.write(handle -> incidents.view(
                handle,
                caller,
                exercises.open(
                        handle,
                        caller,
                        new Exercises.Beginning(
                                opening.scenario(), opening.title(), opening.language(), opening.speed()))));
        return Tagged.created("/api/incidents/" + opened.incident().id(), opened, 1);
    }
}
