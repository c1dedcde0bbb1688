package org.baken;

import org.baken.channel.webhook.WebhookSignature;
import org.baken.incident.Incidents;
import org.baken.listening.Listening;
import org.baken.publishing.Accounts;
import org.baken.reaction.Reactions;

/** The ways by which reactions come in, tied to what they are built on. */
final class ListeningPart {
    private ListeningPart() {}

    static void add(Foundation base, Incidents incidents, Accounts accounts, Reactions reactions) {
        Listening listening = new Listening(
                new Listening.Ground(base.database(), base.logbook(), base.clock(), incidents, accounts, reactions),
                base.configuration().dataFolder().resolve("keys"),
                base.publisher(),
                WebhookSignature::verify);
        base.environment().lifecycle().manage(listening.poller());
        listening.resources().forEach(base::serve);
    }
}
