package org.baken;

import org.baken.incident.Incidents;
import org.baken.reaction.Reactions;

/** The reactions of people outside, tied to what they are built on. */
record ReactionPart(Reactions reactions) {
    static ReactionPart of(Foundation base, Incidents incidents) {
        return new ReactionPart(new Reactions(incidents, base.logbook(), base.clock()));
    }
}
