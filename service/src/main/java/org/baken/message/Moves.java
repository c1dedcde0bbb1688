package org.baken.message;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The one way in which a message changes: guarded, with a row that says who and when, and its line in the logbook. */
final class Moves {
    private final Logbook logbook;
    private final Clock clock;

    Moves(Logbook logbook, Clock clock) {
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the message, which nobody else can change until the transaction ends, or 404. */
    Message lock(Handle handle, String id) {
        MessageDao messages = handle.attach(MessageDao.class);
        return messages.lock(id).flatMap(messages::find).orElseThrow(() -> Problem.notFound("message"));
    }

    /** Moves a message on to a state that its present one allows; otherwise 409. Its review goes on. */
    Message to(Handle handle, Message message, MessageState state, Actor actor) {
        return to(handle, message, message.in(state, message.review(), null), actor);
    }

    /** As above, with what else changes. */
    Message to(Handle handle, Message message, Message next, Actor actor) {
        message.requireNext(next.state());
        return write(handle, message, next, actor);
    }

    /** Writes what changed without a change of state, or what {@link #to} allowed. */
    Message write(Handle handle, Message message, Message next, Actor actor) {
        MessageDao messages = handle.attach(MessageDao.class);
        Message changed = next.by(actor.name(), clock.instant());
        if (messages.update(changed, message.state()) == 0) {
            Message now = messages.find(message.id()).orElse(message);
            throw Problem.conflict("message.changed-since", now.changedBy());
        }
        Message written = messages.find(message.id()).orElseThrow();
        if (message.state() != written.state()) {
            step(handle, written, actor);
        }
        return written;
    }

    /** Notes who brought the message into its state. */
    void step(Handle handle, Message message, Actor actor) {
        handle.attach(MessageDao.class)
                .insertStep(new Step(
                        message.id(),
                        message.version(),
                        message.state(),
                        message.revision(),
                        actor.id(),
                        actor.name(),
                        message.changedAt()));
    }

    /** Logs what happened to a message. Comes last in the transaction. */
    void log(Handle handle, String kind, Message message, Actor actor, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("purpose", message.purpose());
        data.put("revision", message.revision());
        data.put("hash", message.hash());
        data.put("title", message.headline());
        data.put("corrects", message.content().corrects());
        data.put("supersedes", message.content().supersedes());
        logbook.append(handle, Entry.of("message." + kind, message.incident(), message.id(), actor, data));
    }

    void log(Handle handle, String kind, Message message, Actor actor) {
        log(handle, kind, message, actor, Map.of());
    }
}
