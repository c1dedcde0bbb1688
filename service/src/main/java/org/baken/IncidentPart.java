package org.baken;

import org.baken.incident.Incidents;

/** Incidents, tied to what they are built on. */
record IncidentPart(Incidents incidents) {
    static IncidentPart of(Foundation base) {
        return new IncidentPart(new Incidents(base.clock()));
    }
}
