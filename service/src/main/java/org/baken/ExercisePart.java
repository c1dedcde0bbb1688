package org.baken;

import org.baken.exercise.ExerciseDesk;
import org.baken.exercise.Scenarios;
import org.baken.exercise.Scores;
import org.baken.message.Messages;
import org.baken.publishing.Accounts;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumours;

/** Exercises, tied to what they play on. */
final class ExercisePart {
    private ExercisePart() {}

    static Scores add(
            Foundation base,
            IncidentPart incidents,
            Messages messages,
            Accounts accounts,
            Rumours rumours,
            Reactions reactions) {
        ExerciseDesk desk = new ExerciseDesk(
                new ExerciseDesk.Ground(
                        base.database(),
                        base.logbook(),
                        base.clock(),
                        incidents.incidents(),
                        incidents.opener(),
                        incidents.facts(),
                        incidents.cadence(),
                        messages,
                        accounts,
                        rumours,
                        reactions),
                Scenarios.read(base.configuration().playbooksFolder().orElse(null)));
        base.environment().lifecycle().manage(desk.player());
        desk.resources().forEach(base::serve);
        return desk.scores();
    }
}
