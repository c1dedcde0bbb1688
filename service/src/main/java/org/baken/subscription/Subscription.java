package org.baken.subscription;

import com.codahale.metrics.health.HealthCheck;
import java.nio.file.Path;
import java.time.Clock;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.Publishing;

/** Mails to residents, tied together: what the wiring serves, starts and stops. */
public final class Subscription {
    private final MailWorker worker;
    private final LogFollower follower;
    private final Object[] resources;

    private Subscription(MailWorker worker, LogFollower follower, Object... resources) {
        this.worker = worker;
        this.follower = follower;
        this.resources = resources;
    }

    /** Ties it to what it is built on. The keys are made below the data folder the first time. */
    public static Subscription open(
            Database database,
            Logbook logbook,
            Clock clock,
            Publisher house,
            Path data,
            Incidents incidents,
            Facts facts,
            Messages messages,
            Publishing publishing) {
        AddressBook book = AddressBook.open(data.resolve("keys"));
        Subscribers subscribers = new Subscribers(book, clock);
        Offer offer = new Offer(incidents, publishing.deliveries(), publishing.accounts());
        MailWriter writer = new MailWriter(facts, house);
        Mailings mailings = new Mailings(incidents, writer, logbook, clock);
        Envelopes envelopes = new Envelopes(incidents, subscribers, book, writer, house);
        MailQueue queue =
                new MailQueue(database, offer, publishing.accounts(), subscribers, mailings, envelopes, clock);
        MailWorker worker =
                new MailWorker(queue, new Postman(), new Sweeper(database, incidents, logbook, clock), clock);
        PublicationFollower following = new PublicationFollower(incidents, messages, publishing.deliveries(), mailings);
        SubscriptionHtml html = new SubscriptionHtml(house);
        Overview overview = new Overview(incidents, messages, offer, house.publicUrl(), clock);
        return new Subscription(
                worker,
                new LogFollower(database, "subscription", PublicationFollower.KINDS, following::on),
                new SubscribePage(database, offer, subscribers, worker, html, house),
                new SubscriptionPage(database, subscribers, incidents, html, house),
                new IncidentSubscriptionResource(database, overview),
                new MailingResource(database, mailings, overview, worker),
                new PolicyResource(database, offer, logbook, clock, house.publicUrl()));
    }

    /** What acts on the log: to be added to its tail. */
    public LogFollower follower() {
        return follower;
    }

    /** What is to be started and stopped with the service, before the database is closed. */
    public MailWorker worker() {
        return worker;
    }

    /** Says that something may be due; never blocks. */
    public void wake() {
        worker.wake();
    }

    public HealthCheck health() {
        return worker.health();
    }

    /** What is to be served. */
    public Object[] resources() {
        return resources.clone();
    }
}
