package org.baken.reply;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.channel.Trouble;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.baken.publishing.DeliveryState;
import org.baken.publishing.Letter;
import org.baken.publishing.Road;
import org.baken.reaction.Reaction;
import org.baken.reaction.ReactionState;
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;

/**
 * How answers end: told by the log of the letters that carry them, or by a person who looked, or who answered by hand. Methods append
 * to the log: call them last. Thread-safe.
 */
final class Endings {
    /** What the log tells of letters. */
    static final Set<String> KINDS = Set.of("letter.sent", "letter.refused", "letter.unclear");

    private static final Actor SELF = Actor.system("reply");

    private final Replies replies;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Departure departure;
    private final Logbook logbook;
    private final Clock clock;

    Endings(
            Replies replies,
            Incidents incidents,
            Reactions reactions,
            Departure departure,
            Logbook logbook,
            Clock clock) {
        this.replies = replies;
        this.incidents = incidents;
        this.reactions = reactions;
        this.departure = departure;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Notes what became of a letter. Where the letter is by now counts, not what the entry told. */
    void on(Handle handle, LogEntry entry) {
        String reference = entry.data().path("reference").asText("");
        if (!reference.startsWith(Reply.REFERENCE)) {
            return;
        }
        Optional<Reply> known = handle.attach(ReplyDao.class).lock(reference.substring(Reply.REFERENCE.length()));
        Optional<Letter> letter = departure.letters().find(handle, reference);
        if (known.isPresent() && letter.isPresent()) {
            if (isForgotten(handle, known.get())) {
                departure.letters().forget(handle, reference);
            }
            follow(handle, known.get(), letter.get());
        }
    }

    /** Whether nobody may know any more to whom it went. */
    private boolean isForgotten(Handle handle, Reply reply) {
        return reactions.get(handle, reply.reaction()).erased()
                || handle.attach(ReplyDao.class)
                        .author(reply.author())
                        .filter(ReplyDao.Person::pseudonym)
                        .isPresent();
    }

    private void follow(Handle handle, Reply reply, Letter letter) {
        ReplyState to = switch (letter.state()) {
            case SENT -> ReplyState.SENT;
            case REFUSED -> ReplyState.REFUSED;
            case UNCLEAR -> ReplyState.UNCLEAR;
            default -> reply.state();
        };
        if (to != reply.state() && reply.state().next().contains(to)) {
            String url = isForgotten(handle, reply) ? null : letter.url();
            end(handle, reply, to, letter.problem(), new Proof(null, url, letter.sentAt()), SELF);
        }
    }

    /**
     * What shows that an answer is there.
     *
     * @param note in a person's words; may be null
     * @param url where it stands; may be null
     */
    record Proof(String note, String url, Instant at) {}

    /** A person says how an answer by hand, or one that is unclear or failed, ended. */
    Reply outcome(Handle handle, Caller caller, String id, boolean done, String note, String url) {
        Reply reply = handle.attach(ReplyDao.class).lock(id).orElseThrow(() -> Problem.notFound("reply"));
        incidents.require(handle, caller, reply.incident(), Reactions.WRITERS);
        boolean unclear = reply.state() == ReplyState.UNCLEAR;
        ReplyState good = unclear ? ReplyState.SENT : ReplyState.DONE;
        ReplyState to = done ? good : ReplyState.REFUSED;
        if (reply.state() == ReplyState.QUEUED || !reply.state().next().contains(to)) {
            throw Problem.conflict("reply.state." + reply.state());
        }
        if (unclear) {
            Letter letter = departure.letters().find(handle, reply.reference()).orElseThrow();
            departure.letters().told(handle, letter.id(), done, caller.name(), note, url);
        }
        Trouble problem = done ? null : Trouble.of(unclear ? "reply.not-there" : "reply.by-hand-failed");
        return end(handle, reply, to, problem, new Proof(note, url, clock.instant()), caller.actor());
    }

    private Reply end(Handle handle, Reply reply, ReplyState to, Trouble problem, Proof proof, Actor actor) {
        ReplyDao dao = handle.attach(ReplyDao.class);
        dao.move(reply.id(), to, reply.account(), to.isThere() ? null : problem, actor.name(), clock.instant());
        if (to.isThere()) {
            dao.end(reply.id(), proof.url(), proof.note(), proof.at());
        }
        Reply now = replies.get(handle, reply.id());
        Map<String, Object> data = Replies.data(now);
        if (to.isThere()) {
            answered(handle, now, proof.at(), actor, data);
        } else {
            data.put("problem", problem);
            String kind = to == ReplyState.UNCLEAR ? "reaction.reply-unclear" : "reaction.reply-refused";
            logbook.append(handle, Entry.of(kind, now.incident(), now.reaction(), actor, data));
        }
        return now;
    }

    /** The reaction counts as answered, where that fits what else was decided about it; a receipt is no answer. */
    private void answered(Handle handle, Reply reply, Instant at, Actor actor, Map<String, Object> data) {
        Reaction reaction = reactions.get(handle, reply.reaction());
        boolean moves =
                reply.kind() == ReplyKind.ANSWER && reaction.state().next().contains(ReactionState.ANSWERED);
        if (moves) {
            Reaction decided = Answered.at(reaction, at, actor.name(), clock.instant());
            reactions.decide(handle, reaction, decided, "reaction.replied", actor, data);
        } else {
            logbook.append(handle, Entry.of("reaction.replied", reply.incident(), reply.reaction(), actor, data));
        }
    }

    /**
     * Lets go what a "stop all" held, or tries again what failed or turned out not to be there, with the same key. What may no
     * longer leave without a new sign-off waits for one.
     */
    Reply retry(Handle handle, Caller caller, String id) {
        Reply reply = handle.attach(ReplyDao.class).lock(id).orElseThrow(() -> Problem.notFound("reply"));
        Incident incident = incidents
                .require(handle, caller, reply.incident(), Reactions.WRITERS)
                .unlessClosed();
        if (isForgotten(handle, reply)) {
            throw Problem.conflict("reply.erased");
        }
        boolean held = reply.state() == ReplyState.QUEUED;
        if (!held && reply.state() != ReplyState.REFUSED && reply.state() != ReplyState.UNCLEAR) {
            throw Problem.conflict("reply.state." + reply.state());
        }
        Instant now = clock.instant();
        Instant until = Replies.until(reply, departure.policy(handle), now);
        Optional<Letter> letter = departure.letters().find(handle, reply.reference());
        if (!until.isAfter(now)) {
            signAnew(handle, caller, reply);
        } else if (letter.isPresent() && (held || isReachable(handle, incident, reply))) {
            departure.letters().again(handle, letter.get().id(), until);
            moveTo(handle, reply, ReplyState.QUEUED, reply.account(), caller);
        } else if (reply.state() == ReplyState.REFUSED) {
            moveTo(handle, reply, ReplyState.TODO, null, caller);
        } else {
            throw Problem.conflict("reply.state." + reply.state());
        }
        Reply again = replies.get(handle, id);
        replies.log(handle, "reaction.reply-retried", again, caller);
        return again;
    }

    private void signAnew(Handle handle, Caller caller, Reply reply) {
        boolean stopped = reply.state() == ReplyState.REFUSED
                || reply.state() == ReplyState.QUEUED && departure.letters().stop(handle, reply.reference());
        if (!stopped) {
            // It may have arrived: somebody has to look before anything is sent again.
            throw Problem.conflict("reply.look-first");
        }
        handle.attach(ReplyDao.class).sign(reply.id(), null, null, null);
        moveTo(handle, reply, ReplyState.IN_REVIEW, reply.account(), caller);
    }

    private boolean isReachable(Handle handle, Incident incident, Reply reply) {
        String author = handle.attach(ReplyDao.class)
                .author(reply.author())
                .map(ReplyDao.Person::handle)
                .orElse("");
        Optional<Road> road =
                departure.road(handle, incident, reactions.get(handle, reply.reaction()), author, reply.secluded());
        return road.isPresent();
    }

    private void moveTo(Handle handle, Reply reply, ReplyState to, String account, Caller caller) {
        handle.attach(ReplyDao.class).move(reply.id(), to, account, null, caller.name(), clock.instant());
    }

    /** Whether a letter waits because of a "stop all". */
    boolean isHeld(Handle handle, Reply reply) {
        return reply.state() == ReplyState.QUEUED
                && departure
                        .letters()
                        .find(handle, reply.reference())
                        .filter(letter ->
                                letter.state() == DeliveryState.QUEUED || letter.state() == DeliveryState.RETRYING)
                        .filter(letter -> departure.letters().isHeld(handle, letter))
                        .isPresent();
    }
}
