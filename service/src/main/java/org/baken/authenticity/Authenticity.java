package org.baken.authenticity;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.function.LongConsumer;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.Publishing;

/** Whether a message is ours, tied together: what other parts use, and what the wiring serves and starts. */
public final class Authenticity {
    private final LinkClicks clicks;
    private final Register register;
    private final Object[] resources;

    private Authenticity(LinkClicks clicks, Register register, Object... resources) {
        this.clicks = clicks;
        this.register = register;
        this.resources = resources;
    }

    /** Ties it to what was published. */
    public static Authenticity of(
            Database database,
            Logbook logbook,
            Clock clock,
            Publisher house,
            Incidents incidents,
            Messages messages,
            Publishing publishing) {
        Register register = new Register(database, logbook, publishing.accounts(), clock);
        LinkClicks clicks = new LinkClicks(database, clock);
        Verifier verifier = new Verifier(register, new Addresses(register, house.publicUrl()), house.name());
        return new Authenticity(
                clicks,
                register,
                new VerifyResource(verifier, new VerifyHtml(house), clock, house),
                new ShortLinkResource(register, clicks, house.publicUrl()),
                new MessageLinkResource(database, messages, incidents, register, house.publicUrl()));
    }

    /** How often the short links are followed; to be started and stopped with the service. */
    public LinkClicks clicks() {
        return clicks;
    }

    /** Is told how far the logbook has grown. */
    public LongConsumer listener() {
        return register::grown;
    }

    /** Reads what is official while the service starts, so that the first who ask need not wait for it. */
    public Managed reading() {
        return new Managed() {
            @Override
            public void start() {
                Thread thread = new Thread(register::load, "official-messages");
                thread.setDaemon(true);
                thread.start();
            }
        };
    }

    /** What is to be served. */
    public Object[] resources() {
        return resources;
    }
}
