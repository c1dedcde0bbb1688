package org.baken;

import org.baken.alarm.AlarmResource;
import org.baken.alarm.AlarmWatch;
import org.baken.alarm.Alarms;
import org.baken.clocks.Clocks;
import org.baken.incident.Incidents;
import org.baken.publishing.Accounts;
import org.baken.publishing.ForeignPosts;
import org.baken.publishing.Publishing;

/** The alarms, tied to what they watch and to what tells the team. */
final class AlarmPart {
    private AlarmPart() {}

    static Alarms add(Foundation base, Incidents incidents, Accounts accounts, Clocks clocks, Publishing publishing) {
        Alarms alarms = new Alarms(accounts, incidents, clocks, base.publisher().zone(), base.clock());
        AlarmWatch watch = AlarmWatch.of(
                base.database(), alarms, base.people(), base.publisher(), base.logbook(), publishing::wake);
        base.tail().tell(newest -> watch.wake());
        base.environment().lifecycle().manage(watch);
        base.environment()
                .lifecycle()
                .manage(new ForeignPosts(
                        base.database(), accounts, incidents, alarms::foreign, base.logbook(), base.clock()));
        base.serve(new AlarmResource(base.database(), alarms, incidents, base.logbook()));
        return alarms;
    }
}
