package org.baken.exercise;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The play of an exercise incident: its clock, its injects and its score. */
@Path("/api/incidents/{id}/exercise")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentExerciseResource {
    private final Database database;
    private final Incidents incidents;
    private final Exercises exercises;
    private final Injects injects;
    private final ExerciseViews views;
    private final Scores scores;

    IncidentExerciseResource(
            Database database,
            Incidents incidents,
            Exercises exercises,
            Injects injects,
            ExerciseViews views,
            Scores scores) {
        this.database = database;
        this.incidents = incidents;
        this.exercises = exercises;
        this.injects = injects;
        this.views = views;
        this.scores = scores;
    }

    /**
     * A play to be begun in an incident that is there.
     *
     * @param scenario left out when trainers add everything themselves
     */
    public record Beginning(
            @Size(max = 40) String scenario, @Size(max = 2) String language, Double speed) {}

    /**
     * What the play is to be; what is left out stays.
     *
     * @param position where it jumps to, in seconds from its start
     * @param between what becomes of what lies between, when it jumps ahead; PLAY when left out
     */
    public record Change(RunState state, Double speed, Long position, Exercises.Between between) {}

    @GET
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        ExerciseView view = database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            return views.of(handle, caller, incident, exercises.of(handle, incident));
        });
        return Tagged.ok(view, view.version());
    }

    @POST
    public Response begin(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Beginning beginning) {
        ExerciseView view = database.write(handle -> {
            Run run = exercises.attach(
                    handle,
                    caller,
                    id,
                    new Exercises.Beginning(beginning.scenario(), null, beginning.language(), beginning.speed()));
            return views.of(handle, caller, incidents.get(handle, id), run);
        });
        return Tagged.created("/api/incidents/" + id + "/exercise", view, view.version());
    }

    @PUT
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        ExerciseView view = database.write(handle -> {
            Run run = exercises.change(
                    handle,
                    caller,
                    id,
                    expected,
                    new Exercises.Wish(change.state(), change.speed(), change.position(), change.between()));
            return views.of(handle, caller, incidents.get(handle, id), run);
        });
        return Tagged.ok(view, view.version());
    }

    /** What came in the play and asks for somebody of the team, the newest first; nothing where there is no play. */
    @GET
    @Path("cards")
    public Page<ExerciseView.Shown> cards(@Auth Caller caller, @PathParam("id") String id) {
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            return Page.whole(exercises
                    .find(handle, id)
                    .map(run -> views.cards(handle, caller, incident, run))
                    .orElse(List.of()));
        });
    }

    @POST
    @Path("injects")
    public Response add(@Auth Caller caller, @PathParam("id") String id, @NotNull @Valid Inject inject) {
        ExerciseView.Shown added =
                database.write(handle -> views.of(handle, caller, injects.add(handle, caller, id, inject)));
        return Tagged.created("/api/injects/" + added.id(), added, added.version());
    }

    /** While it runs, for who trains; afterwards for everybody who knows of the incident. */
    @GET
    @Path("score")
    public Score.Shown score(@Auth Caller caller, @PathParam("id") String id, @Context HttpHeaders headers) {
        return database.read(handle -> {
            Incident incident = incidents.readable(handle, caller, id);
            Run run = exercises.of(handle, incident);
            if (run.state() != RunState.ENDED && !exercises.trains(handle, caller, incident, run)) {
                throw Problem.refused("exercise.score-later", run.trainerName());
            }
            return scores.of(handle, incident)
                    .orElseThrow()
                    .in(
                            Catalogue.best(headers.getAcceptableLanguages()),
                            exercises.trains(handle, caller, incident, run));
        });
    }
}
