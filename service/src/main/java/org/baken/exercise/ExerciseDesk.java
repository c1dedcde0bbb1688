package org.baken.exercise;

import java.time.Clock;
import java.util.List;
import org.baken.incident.Cadence;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.incident.Opener;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.publishing.Accounts;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumours;
import org.baken.triage.TriageTree;

/** Everything that plays exercises, tied together. */
public final class ExerciseDesk {
    private final Player player;
    private final Scores scores;
    private final List<Object> resources;

    /** What exercises stand on. */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            Incidents incidents,
            Opener opener,
            Facts facts,
            Cadence cadence,
            Messages messages,
            Accounts accounts,
            Rumours rumours,
            Reactions reactions) {}

    public ExerciseDesk(Ground ground, Scenarios scenarios) {
        Database database = ground.database();
        Logbook logbook = ground.logbook();
        Clock clock = ground.clock();
        Incidents incidents = ground.incidents();
        Behaviours behaviours = new Behaviours(ground.accounts(), clock);
        Effects effects =
                new Effects(ground.reactions(), ground.facts(), ground.accounts(), behaviours, logbook, clock);
        player = new Player(database, incidents, effects, behaviours, logbook, clock);
        Exercises exercises =
                new Exercises(scenarios, incidents, ground.opener(), ground.facts(), player, logbook, clock);
        Injects injects = new Injects(
                exercises, incidents, ground.rumours(), new InjectRules(TriageTree.shipped()), effects, logbook, clock);
        ExerciseViews views = new ExerciseViews(exercises, incidents, ground.accounts(), clock);
        scores = new Scores(ground.rumours(), ground.cadence(), logbook, clock);
        resources = List.of(
                new ScenarioResource(database, scenarios, exercises),
                new ExerciseResource(database, exercises, incidents),
                new IncidentExerciseResource(database, incidents, exercises, injects, views, scores),
                new InjectResource(database, injects, views),
                new AttemptFilter(database, incidents, ground.messages(), ground.reactions(), logbook, clock));
    }

    /** What is to be started and stopped with the service, before the database is closed. */
    public Player player() {
        return player;
    }

    /** What tells how teams did. */
    public Scores scores() {
        return scores;
    }

    /** What this adds to the interface. */
    public List<Object> resources() {
        return resources;
    }
}
