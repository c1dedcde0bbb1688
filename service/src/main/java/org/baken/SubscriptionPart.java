package org.baken;

import org.baken.message.Messages;
import org.baken.publishing.Publishing;
import org.baken.subscription.Subscription;

/** Mails to residents who asked for them, tied to what they are built on. */
final class SubscriptionPart {
    private SubscriptionPart() {}

    static void add(Foundation base, IncidentPart part, Messages messages, Publishing publishing) {
        Subscription subscription = Subscription.open(
                base.database(),
                base.logbook(),
                base.clock(),
                base.publisher(),
                base.configuration().dataFolder(),
                part.incidents(),
                part.facts(),
                messages,
                publishing);
        base.serve(subscription.resources());
        base.tail().add(subscription.follower());
        // Every node sees the log grow, also by what another one has begun.
        base.tail().tell(newest -> subscription.wake());
        base.environment().lifecycle().manage(subscription.worker());
        base.environment().healthChecks().register("mails-to-residents", subscription.health());
    }
}
