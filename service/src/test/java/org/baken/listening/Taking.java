package org.baken.listening;

import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.reaction.Reactions;
import org.baken.testing.Town;

/** What another process takes reactions up with. */
final class Taking {
    private Taking() {}

    static Reactions reactions(Town town, Incidents incidents, Logbook logbook) {
        return new Reactions(incidents, logbook, town.clock());
    }
}
