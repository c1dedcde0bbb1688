package org.baken.publishing;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.baken.channel.Channels;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Publisher;

/** Everything that publishes, tied together: what other parts of the service use, and what the wiring starts. */
public final class Publishing {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Letters letters;
    private final AnswerLetters answers;
    private final Worker worker;
    private final HealthCheck health;
    private final List<Object> resources;

    /** What publishing stands on. */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            MetricRegistry metrics,
            Incidents incidents,
            Messages messages,
            Media media) {}

    /**
     * Ties the parts together.
     *
     * @param data the service's data folder, which keeps the name of this node
     * @param house where people reach the service, and in which time they are told moments
     * @param undo how long a publication waits, so that it can be undone
     */
    public Publishing(Ground ground, Accounts accounts, Channels channels, Path data, Publisher house, Duration undo) {
        Database database = ground.database();
        Clock clock = ground.clock();
        DeliveryLog log = new DeliveryLog(ground.logbook());
        LetterTotals totals = new LetterTotals(clock);
        Node node = Node.in(data.resolve("nodes"));
        this.accounts = accounts;
        deliveries = new Deliveries(accounts, totals, log, clock);
        letters = new Letters(accounts, clock);
        answers = new AnswerLetters(accounts, clock);
        Illustrations illustrations =
                new Illustrations(ground.incidents(), ground.messages(), ground.media(), house.publicUrl());
        Dispatch dispatch = new Dispatch(database, accounts, illustrations::of, totals, log, clock, node.name());
        worker = new Worker(dispatch, new Courier(channels, illustrations, clock), clock, ground.metrics(), node);
        worker.measure(database);
        health = worker.health(database);
        Planner planner = new Planner(accounts, deliveries, ground.messages(), illustrations, house.zone());
        Departures departures = new Departures(house.publicUrl());
        Publications publications = new Publications(
                accounts, deliveries, ground.messages(), planner, departures, clock, undo, house.zone());
        Withdrawals withdrawals = new Withdrawals(accounts, deliveries, ground.messages(), departures, clock);
        resources = List.of(
                new HouseHoldResource(database, ground.logbook(), clock),
                new PublicationResource(
                        database, publications, withdrawals, ground.messages(), ground.incidents(), worker),
                new IncidentDeliveryResource(database, ground.incidents()),
                new DeliveryResource(database, deliveries, ground.incidents(), worker),
                new HandWorkResource(database, accounts, deliveries, ground.incidents(), new Poster(house)));
    }

    public Accounts accounts() {
        return accounts;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Letters letters() {
        return letters;
    }

    /** Answers to people who wrote to our accounts. */
    public AnswerLetters answers() {
        return answers;
    }

    /** What is to be started and stopped with the service, before the database is closed. */
    public Managed worker() {
        return worker;
    }

    /** Says that something may be due; never blocks. */
    public void wake() {
        worker.wake();
    }

    public HealthCheck health() {
        return health;
    }

    /** What publishing adds to the interface, besides accounts and platforms. */
    public List<Object> resources() {
        return resources;
    }
}
