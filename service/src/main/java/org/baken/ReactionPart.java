package org.baken;

import java.time.ZoneId;
import org.baken.incident.Incidents;
import org.baken.reaction.AuthorSearchResource;
import org.baken.reaction.Moderation;
import org.baken.reaction.ReactionDesk;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;

/** The reactions of people outside, tied to what they are built on. */
record ReactionPart(ReactionDesk desk) {
    private static final long MEGABYTE = 1024 * 1024;

    static ReactionPart of(Foundation base, Incidents incidents, Rumours rumours, TriagePolicies policies) {
        ReactionDesk desk = new ReactionDesk(new ReactionDesk.Ground(
                base.database(),
                base.logbook(),
                base.clock(),
                ZoneId.of(base.house().timeZone()),
                base.people(),
                incidents,
                rumours,
                policies,
                base.configuration().dataFolder(),
                base.configuration().importMegabytes * MEGABYTE));
        desk.running().forEach(base.environment().lifecycle()::manage);
        desk.resources().forEach(base::serve);
        base.serve(new AuthorSearchResource(base.database()));
        return new ReactionPart(desk);
    }

    Reactions reactions() {
        return desk.reactions();
    }

    Moderation moderation() {
        return desk.moderation();
    }
}
