package org.baken.exercise;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.baken.account.Caller;
import org.baken.platform.Database;

/** The scenarios that exercises can be opened with (guidelines H39, V16). */
@Path("/api/scenarios")
@Produces(MediaType.APPLICATION_JSON)
public final class ScenarioResource {
    private final Database database;
    private final Scenarios scenarios;
    private final Exercises exercises;

    ScenarioResource(Database database, Scenarios scenarios, Exercises exercises) {
        this.database = database;
        this.scenarios = scenarios;
        this.exercises = exercises;
    }

    /**
     * A scenario with what happens in it, or without for who plays.
     *
     * @param injects null for who may not know
     */
    public record Whole(Scenario.Summary scenario, List<Inject> injects) {}

    /**
     * What there is to choose from.
     *
     * @param refused what is wrong with files of the house, as {@code file:line: what}; of these the last good version holds
     */
    public record Listed(List<Scenario.Summary> items, List<String> refused) {}

    @GET
    public Listed list(@Auth Caller caller) {
        Scenarios.Choice choice = scenarios.choice();
        return new Listed(
                choice.byId().values().stream().map(Scenario::summary).toList(),
                Exercises.mayTrain(caller)
                        ? choice.faults().stream().map(Object::toString).toList()
                        : List.of());
    }

    @GET
    @Path("{id}")
    public Whole get(@Auth Caller caller, @PathParam("id") String id) {
        Scenario scenario = exercises.scenario(id);
        boolean whole = database.read(handle -> exercises.mayRead(handle, caller, scenario));
        return new Whole(scenario.summary(), whole ? scenario.injects() : null);
    }
}
