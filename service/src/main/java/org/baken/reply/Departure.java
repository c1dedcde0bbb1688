package org.baken.reply;

import java.time.Clock;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;
import org.baken.platform.Publisher;
import org.baken.publishing.AnswerLetters;
import org.baken.publishing.Road;
import org.baken.reaction.Reaction;
import org.jdbi.v3.core.Handle;

/** Lets answers leave: through the account that people wrote to, or by a person's hands. Thread-safe. */
final class Departure {
    private final AnswerLetters letters;
    private final Publisher house;
    private final Clock clock;

    Departure(AnswerLetters letters, Publisher house, Clock clock) {
        this.letters = letters;
        this.house = house;
        this.clock = clock;
    }

    ReplyPolicy policy(Handle handle) {
        return handle.attach(ReplyPolicyDao.class).find();
    }

    AnswerLetters letters() {
        return letters;
    }

    /**
     * The way on which an answer to a reaction leaves; empty when a person has to give it.
     *
     * @param secluded whether nobody else may read it
     */
    Optional<Road> road(Handle handle, Incident incident, Reaction reaction, String author, boolean secluded) {
        return letters.road(
                handle, incident, new AnswerLetters.Writer(reaction.account(), author, reaction.remoteId(), secluded));
    }

    /** Queues it when there is a way; otherwise it waits for a person. The reply is stored in its new state already. */
    void leave(Handle handle, Incident incident, Reply reply, Optional<Road> road, ReplyPolicy policy) {
        road.ifPresent(way -> letters.queue(
                handle,
                incident,
                way,
                new AnswerLetters.Request(
                        reply.reference(),
                        reply.lang(),
                        Catalogue.text(reply.lang(), "reply.subject", house.name()),
                        reply.text(),
                        Replies.until(reply, policy, clock.instant()))));
    }
}
