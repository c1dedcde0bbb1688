package org.baken;

import org.baken.forwarding.Forwarding;
import org.baken.forwarding.Forwards;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.publishing.Publishing;

/** Asking colleagues to pass messages on, tied to what it is built on. */
final class ForwardingPart {
    private ForwardingPart() {}

    static Forwards add(Foundation base, IncidentPart part, Messages messages, Media media, Publishing publishing) {
        Forwarding forwarding = Forwarding.open(
                base.database(),
                base.logbook(),
                base.clock(),
                base.publisher(),
                base.configuration().dataFolder(),
                base.people(),
                base.groups(),
                part.incidents(),
                messages,
                media,
                publishing);
        base.serve(forwarding.resources());
        base.tail().add(forwarding.follower());
        part.incidents().whenClosing(forwarding.forwards()::unfinished);
        return forwarding.forwards();
    }
}
