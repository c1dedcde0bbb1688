package org.baken;

import org.baken.authenticity.Authenticity;
import org.baken.message.Messages;
import org.baken.publishing.Publishing;

/** Whether a message is ours, and its short link, tied to what it is built on. */
final class AuthenticityPart {
    private AuthenticityPart() {}

    static Authenticity add(Foundation base, IncidentPart part, Messages messages, Publishing publishing) {
        Authenticity authenticity = Authenticity.of(
                base.database(),
                base.logbook(),
                base.clock(),
                base.publisher(),
                part.incidents(),
                messages,
                publishing);
        base.serve(authenticity.resources());
        // Who asks right after a publication gets an answer that knows of it.
        base.tail().tellAtOnce(authenticity.listener());
        base.environment().lifecycle().manage(authenticity.clicks());
        base.environment().lifecycle().manage(authenticity.reading());
        return authenticity;
    }
}
