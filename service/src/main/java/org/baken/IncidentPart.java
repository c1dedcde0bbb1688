package org.baken;

import java.time.Duration;
import org.baken.auth.House;
import org.baken.incident.Cadence;
import org.baken.incident.FactResource;
import org.baken.incident.Facts;
import org.baken.incident.IncidentFactResource;
import org.baken.incident.IncidentLogResource;
import org.baken.incident.IncidentResource;
import org.baken.incident.IncidentStateResource;
import org.baken.incident.Incidents;
import org.baken.incident.Opener;
import org.baken.incident.RosterResource;

/** Incidents and their facts, tied to what they are built on. */
record IncidentPart(Incidents incidents, Facts facts, Cadence cadence, Opener opener) {
    static IncidentPart of(Foundation base) {
        House house = base.house();
        Incidents incidents = new Incidents(base.clock(), house.publicUrl());
        Facts facts = new Facts(base.logbook());
        Cadence cadence = new Cadence(
                Duration.ofMinutes(house.firstStatementMinutes()), Duration.ofMinutes(house.updateMinutes()));
        Opener opener = new Opener(incidents, base.logbook(), cadence, base.clock());
        base.serve(
                new IncidentResource(base.database(), incidents, base.logbook(), opener, base.clock()),
                new IncidentStateResource(base.database(), incidents, base.logbook(), cadence, base.clock()),
                new RosterResource(base.database(), incidents, base.people(), base.logbook(), base.clock()),
                new IncidentLogResource(base.database(), incidents, base.logbook()),
                new IncidentFactResource(base.database(), incidents, facts, base.clock()),
                new FactResource(base.database(), incidents, facts, base.clock()));
        return new IncidentPart(incidents, facts, cadence, opener);
    }
}
