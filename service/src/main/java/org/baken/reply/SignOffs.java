package org.baken.reply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.publishing.Road;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;

/**
 * What a second person says about an answer before it leaves (guidelines A14, V08), and what its author does about that. Each holds
 * the answer locked. Methods append to the log: call them last. Thread-safe.
 */
final class SignOffs {
    static final Role[] SIGNERS = {Role.SPOKESPERSON, Role.APPROVER, Role.LEAD};

    private final Replies replies;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Composer composer;
    private final Departure departure;
    private final Clock clock;

    SignOffs(
            Replies replies,
            Incidents incidents,
            Reactions reactions,
            Composer composer,
            Departure departure,
            Clock clock) {
        this.replies = replies;
        this.incidents = incidents;
        this.reactions = reactions;
        this.composer = composer;
        this.departure = departure;
        this.clock = clock;
    }

    /**
     * Signs off exactly what the caller saw, and lets it leave. 403 for who wrote any of it; 409 for another hash than the one of
     * what stands there now, and for one that somebody objected to.
     *
     * @param all whether it holds for every answer with the same words that was asked for together with it
     */
    Reply signOff(Handle handle, Caller caller, String id, String hash, boolean all) {
        Reply reply = lock(handle, id, ReplyState.IN_REVIEW);
        Incident incident =
                incidents.require(handle, caller, reply.incident(), SIGNERS).unlessClosed();
        if (!reply.hash().equals(hash)) {
            throw Problem.conflict("reply.hash").with("hash", reply.hash());
        }
        if (reply.objection() != null) {
            throw Problem.conflict("reply.objected", reply.objectedBy());
        }
        List<Reply> signed = new ArrayList<>(List.of(reply));
        if (all && reply.batch() != null) {
            handle.attach(ReplyDao.class).likeIt(reply.batch(), reply.text(), reply.lang()).stream()
                    .filter(other -> !other.id().equals(id))
                    .forEach(signed::add);
        }
        signed.forEach(one -> sign(handle, caller, incident, one));
        List<Reply> now =
                signed.stream().map(one -> replies.get(handle, one.id())).toList();
        now.forEach(one -> replies.log(handle, "reaction.reply-signed-off", one, caller));
        return now.get(0);
    }

    private void sign(Handle handle, Caller caller, Incident incident, Reply reply) {
        if (reply.writers().contains(caller.id())) {
            throw Problem.refused("reply.four-eyes");
        }
        Reaction reaction = reactions.get(handle, reply.reaction());
        if (!reply.hash().equals(Replies.hash(reaction, reply.text(), reply.lang(), reply.secluded()))) {
            throw Problem.conflict("reply.reaction-changed");
        }
        ReplyDao dao = handle.attach(ReplyDao.class);
        Optional<Road> road = road(handle, incident, reply, reaction);
        List<String> users = road.map(way -> way.account().users()).orElse(List.of());
        if (!users.isEmpty()
                && !users.contains(caller.id())
                && reply.writers().stream().noneMatch(users::contains)) {
            throw Problem.refused("reply.users", road.orElseThrow().account().name());
        }
        dao.sign(reply.id(), caller.id(), caller.name(), clock.instant());
        ReplyState to = road.isPresent() ? ReplyState.QUEUED : ReplyState.TODO;
        String account = road.map(way -> way.account().id()).orElse(null);
        dao.move(reply.id(), to, account, null, caller.name(), clock.instant());
        departure.leave(handle, incident, replies.get(handle, reply.id()), road, departure.policy(handle));
    }

    /** Asks for other words. */
    Reply object(Handle handle, Caller caller, String id, String comment) {
        Reply reply = lock(handle, id, ReplyState.IN_REVIEW);
        incidents.require(handle, caller, reply.incident(), SIGNERS);
        handle.attach(ReplyDao.class).object(id, comment, caller.name(), clock.instant());
        Reply now = replies.get(handle, id);
        replies.log(handle, "reaction.reply-objected", now, caller);
        return now;
    }

    /** Writes other words in its place, which wait for a second person anew. */
    Reply rewrite(Handle handle, Caller caller, Locale locale, String id, ExpectedVersion expected, String text) {
        Reply reply = lock(handle, id, ReplyState.IN_REVIEW);
        Incident incident = incidents
                .require(handle, caller, reply.incident(), Reactions.WRITERS)
                .unlessClosed();
        expected.check(reply.version(), reply.changedBy(), reply.changedAt());
        Reaction reaction = reactions.get(handle, reply.reaction());
        Wish wish = new Wish(null, reply.lang(), reply.form(), text, reply.secluded(), false);
        Composer.Composed composed = composer.compose(
                        handle,
                        new Composer.Occasion(
                                incident,
                                reaction,
                                road(handle, incident, reply, reaction),
                                departure.policy(handle),
                                null),
                        wish)
                .orRefuse(locale);
        List<String> writers = new ArrayList<>(reply.writers());
        if (!writers.contains(caller.id())) {
            writers.add(caller.id());
        }
        String hash = Replies.hash(reaction, composed.text(), reply.lang(), reply.secluded());
        handle.attach(ReplyDao.class).rewrite(id, composed.text(), hash, writers, caller.name(), clock.instant());
        Reply now = replies.get(handle, id);
        replies.log(handle, "reaction.reply-asked", now, caller);
        return now;
    }

    /** Stops an answer that has not left; 409 when it has, or may have. */
    Reply withdraw(Handle handle, Caller caller, String id) {
        Reply reply = handle.attach(ReplyDao.class).lock(id).orElseThrow(() -> Problem.notFound("reply"));
        incidents.require(handle, caller, reply.incident(), Reactions.WRITERS);
        boolean left =
                reply.state() == ReplyState.QUEUED && !departure.letters().stop(handle, reply.reference());
        if (left || !reply.state().next().contains(ReplyState.WITHDRAWN)) {
            throw Problem.conflict("reply.left");
        }
        ReplyDao dao = handle.attach(ReplyDao.class);
        dao.makeRoom(id);
        dao.move(id, ReplyState.WITHDRAWN, reply.account(), null, caller.name(), clock.instant());
        Reply now = replies.get(handle, id);
        replies.log(handle, "reaction.reply-withdrawn", now, caller);
        return now;
    }

    private Optional<Road> road(Handle handle, Incident incident, Reply reply, Reaction reaction) {
        String author = handle.attach(ReplyDao.class)
                .author(reply.author())
                .map(ReplyDao.Person::handle)
                .orElse("");
        return departure.road(handle, incident, reaction, author, reply.secluded());
    }

    private static Reply lock(Handle handle, String id, ReplyState state) {
        Reply reply = handle.attach(ReplyDao.class).lock(id).orElseThrow(() -> Problem.notFound("reply"));
        if (reply.state() != state) {
            throw Problem.conflict("reply.state." + reply.state());
        }
        return reply;
    }
}
