package org.baken.message;

import java.time.Clock;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what a review decides. Who may decide, and on what conditions, is for the caller to have checked on a message
 * that it holds locked; what is kept here is that a decision fits the message's state. Methods append to the log, so call
 * them last. Thread-safe.
 */
public final class Reviews {
    private final Moves moves;
    private final Clock clock;

    public Reviews(Logbook logbook, Clock clock) {
        this.moves = new Moves(logbook, clock);
        this.clock = clock;
    }

    /** Opens a review of the newest revision. */
    public Message submitted(Handle handle, Message message, Actor actor) {
        // The review is named after the version that this makes.
        Message next = message.in(MessageState.IN_REVIEW, message.version() + 1, null);
        Message submitted = moves.to(handle, message, next, actor);
        moves.log(handle, "submitted", submitted, actor);
        return submitted;
    }

    /** Ends a review without a decision: its author wants to go on writing. */
    public Message takenBack(Handle handle, Message message, Actor actor) {
        Message draft = moves.to(handle, message, message.in(MessageState.DRAFT, null, null), actor);
        moves.log(handle, "taken-back", draft, actor);
        return draft;
    }

    /** Ends a review because somebody wants changes. */
    public Message objected(Handle handle, Message message, String comment, Actor actor) {
        handle.attach(MessageDao.class)
                .insertObjection(new Objection(
                        Ids.next(),
                        message.id(),
                        actor.id(),
                        actor.name(),
                        message.revision(),
                        comment,
                        clock.instant()));
        Message draft = moves.to(handle, message, message.in(MessageState.DRAFT, null, null), actor);
        moves.log(handle, "objected", draft, actor, Map.of("comment", comment));
        return draft;
    }

    /**
     * Notes a sign-off of the newest revision.
     *
     * @param enough whether the message is approved with it
     */
    public Message signedOff(
            Handle handle, Message message, Map<String, Boolean> answers, String comment, Actor actor, boolean enough) {
        handle.attach(MessageDao.class)
                .insertSignOff(new SignOff(
                        message.id(),
                        message.review(),
                        actor.id(),
                        actor.name(),
                        message.revision(),
                        message.hash(),
                        answers,
                        comment,
                        clock.instant()));
        Message after = enough
                ? moves.to(handle, message, MessageState.APPROVED, actor)
                : moves.write(handle, message, message, actor);
        moves.log(handle, "signed-off", after, actor, Map.of("answers", answers));
        if (enough) {
            moves.log(handle, "approved", after, actor);
        }
        return after;
    }
}
