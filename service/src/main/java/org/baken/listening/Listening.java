package org.baken.listening;

import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.Accounts;
import org.baken.reaction.Reactions;

/** Everything that lets reactions in, tied together. */
public final class Listening {
    private final Poller poller;
    private final List<Object> resources;

    /** What listening stands on. */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            Incidents incidents,
            Accounts accounts,
            Reactions reactions) {}

    /**
     * Ties the parts together.
     *
     * @param keys the folder of the keys that secrets are encrypted with
     * @param house in whose name the pages are, and where people reach them
     * @param signatures how signed requests of programs are checked
     */
    public Listening(Ground ground, Path keys, Publisher house, Signatures signatures) {
        Database database = ground.database();
        Clock clock = ground.clock();
        Homes homes = new Homes(ground.incidents(), ground.reactions());
        Round round = new Round(
                database,
                ground.accounts(),
                homes,
                ground.logbook(),
                clock,
                house.languages().get(0));
        poller = new Poller(database, ground.accounts(), ground.incidents(), round, clock);
        Intakes intakes = new Intakes(database, keys, signatures, homes, ground.logbook(), clock, house.zone());
        SignalForms forms = new SignalForms(database, ground.incidents(), ground.reactions(), ground.logbook(), clock);
        resources = List.of(
                new ListeningResource(database, ground.accounts(), poller),
                new IntakeResource(database, intakes, house.publicUrl()),
                new IntakeDoor(intakes),
                new SignalFormResource(database, forms, house.publicUrl()),
                new SignalPage(forms, new SignalHtml(house)));
    }

    /** What is to be started and stopped with the service, before the database is closed. */
    public Managed poller() {
        return poller;
    }

    /** What this adds to the interface. */
    public List<Object> resources() {
        return resources;
    }
}
