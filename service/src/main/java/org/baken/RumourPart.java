package org.baken;

import org.baken.incident.Incidents;
import org.baken.rumour.Corrections;
import org.baken.rumour.EvidenceResource;
import org.baken.rumour.EvidenceStore;
import org.baken.rumour.IncidentRumourResource;
import org.baken.rumour.RumourEvidenceResource;
import org.baken.rumour.RumourResource;
import org.baken.rumour.Rumours;

/** Rumours and their evidence, tied to what they are built on. */
record RumourPart(Rumours rumours, EvidenceStore evidence) {
    static RumourPart of(Foundation base, Incidents incidents) {
        Rumours rumours = new Rumours(incidents, base.logbook(), base.clock());
        EvidenceStore store =
                new EvidenceStore(base.configuration().dataFolder().resolve("evidence"));
        incidents.whenClosing(rumours::unfinished);
        base.tail().add(new Corrections(rumours, base.clock()).follower(base.database()));
        base.serve(
                new IncidentRumourResource(base.database(), incidents, rumours, base.clock()),
                new RumourResource(base.database(), incidents, rumours, base.clock()),
                new RumourEvidenceResource(base.database(), incidents, rumours, store, base.clock()),
                new EvidenceResource(base.database(), rumours, store));
        return new RumourPart(rumours, store);
    }
}
