package org.baken.listening;

import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.reaction.ReactionSearch;
import org.baken.reaction.Reactions;
import org.baken.testing.Town;
import org.baken.triage.TriagePolicies;

/** What another process takes reactions up with. */
final class Taking {
    private Taking() {}

    static Reactions reactions(Town town, Incidents incidents, Logbook logbook) {
        return new Reactions(
                incidents,
                new TriagePolicies(logbook, town.clock()),
                ReactionSearch.of(town.database(), town.data().resolve("unused")),
                logbook,
                town.clock());
    }
}
