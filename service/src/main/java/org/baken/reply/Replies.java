package org.baken.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.publishing.Road;
import org.baken.reaction.Exchanges;
import org.baken.reaction.Reaction;
import org.baken.reaction.ReactionState;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;

/**
 * Answers to reactions: asked for here, and queued or handed to a person. Everybody is answered once: who is answered is held while
 * somebody decides about them. Methods append to the log: call them last. Thread-safe.
 */
final class Replies {
    private final Incidents incidents;
    private final Reactions reactions;
    private final Composer composer;
    private final Departure departure;
    private final TriagePolicies policies;
    private final Rumours rumours;
    private final Logbook logbook;
    private final Clock clock;

    Replies(
            Incidents incidents,
            Reactions reactions,
            Composer composer,
            Departure departure,
            TriagePolicies policies,
            Rumours rumours,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.reactions = reactions;
        this.composer = composer;
        this.departure = departure;
        this.policies = policies;
        this.rumours = rumours;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Who asks, and for what all answers of this kind are asked at once. */
    record Asking(Caller caller, Locale locale, String batch) {}

    /** Gives the reply, or 404. Whether the caller may know of it depends on its incident. */
    Reply get(Handle handle, String id) {
        return handle.attach(ReplyDao.class).find(id).orElseThrow(() -> Problem.notFound("reply"));
    }

    /** What would stay unanswered if the incident were closed now. */
    List<OpenEnd> unfinished(Handle handle, String incident) {
        return handle.attach(ReplyDao.class).open(incident).stream()
                .map(reply -> new OpenEnd(OpenEnd.Kind.REPLY, reply.id(), start(reply.text())))
                .toList();
    }

    /**
     * Asks for an answer: it leaves at once when the house approved its words, and waits for a second person otherwise. 409 when
     * a check stops it, or the writer has an answer already.
     */
    Reply ask(Handle handle, Asking asking, String reaction, Wish wish) {
        Reply asked = prepare(handle, asking, reaction, wish);
        log(handle, "reaction.reply-asked", asked, asking.caller());
        return asked;
    }

    /** As {@link #ask}, without the log. */
    Reply prepare(Handle handle, Asking asking, String id, Wish wish) {
        Reaction reaction = reactions.readable(handle, asking.caller(), id);
        Incident incident = incidents
                .require(handle, asking.caller(), reaction.incident(), Reactions.WRITERS)
                .unlessClosed();
        ReplyDao replies = handle.attach(ReplyDao.class);
        ReplyDao.Person writer = replies.lockAuthor(reaction.author()).orElseThrow();
        if (reaction.erased() || writer.pseudonym()) {
            throw Problem.conflict("reply.erased");
        }
        if (reaction.state() == ReactionState.NEW) {
            throw Problem.conflict("reply.new");
        }
        boolean secluded = composer.isSecluded(reaction, wish);
        Optional<Road> road = departure.road(handle, incident, reaction, writer.handle(), secluded);
        ReplyPolicy policy = departure.policy(handle);
        Composer.Composed composed = composer.compose(
                        handle,
                        new Composer.Occasion(
                                incident,
                                reaction,
                                road,
                                policy,
                                asking.caller().name()),
                        wish)
                .orRefuse(asking.locale());
        String root = once(handle, reaction, wish.again());
        Reply reply = reply(handle, asking, reaction, road, composed, root, wish.again());
        replies.insert(reply);
        if (reply.state() != ReplyState.IN_REVIEW) {
            departure.leave(handle, incident, reply, road, policy);
        }
        return get(handle, reply.id());
    }

    private Reply reply(
            Handle handle,
            Asking asking,
            Reaction reaction,
            Optional<Road> road,
            Composer.Composed composed,
            String root,
            boolean again) {
        Instant now = clock.instant();
        boolean review = needsSignOff(handle, asking.caller(), road, composed);
        ReplyState state = review ? ReplyState.IN_REVIEW : road.isPresent() ? ReplyState.QUEUED : ReplyState.TODO;
        return new Reply(
                Ids.next(),
                reaction.incident(),
                reaction.id(),
                reaction.author(),
                ReplyKind.ANSWER,
                reaction.rumour(),
                asking.batch(),
                road.map(way -> way.account().id()).orElse(null),
                composed.secluded(),
                composed.free() ? null : composed.template().template().id(),
                composed.free() ? null : composed.template().hash(),
                composed.lang(),
                composed.form(),
                composed.text(),
                hash(reaction, composed.text(), composed.lang(), composed.secluded()),
                review,
                List.of(asking.caller().id()),
                asking.caller().name(),
                now,
                null,
                null,
                null,
                null,
                null,
                state,
                again ? null : "answer:" + reaction.id(),
                root == null || again ? null : Ids.digest(root + "\n" + reaction.author()),
                null,
                null,
                null,
                null,
                1,
                asking.caller().name(),
                now);
    }

    /** Whose text is not approved, or who may not speak through the account alone, needs a second person (guideline A14). */
    private boolean needsSignOff(Handle handle, Caller caller, Optional<Road> road, Composer.Composed composed) {
        TriagePolicy decided = policies.current(handle);
        List<String> users = road.map(way -> way.account().users()).orElse(List.of());
        return (composed.free() ? decided.freeTextNeedsSignOff() || composed.warns() : decided.templatesNeedSignOff())
                || !users.isEmpty() && !users.contains(caller.id());
    }

    /**
     * Refuses what would answer somebody twice (guidelines H18, V33), unless a person wants just that; gives the rumour that
     * the answer is about, or null.
     */
    private String once(Handle handle, Reaction reaction, boolean again) {
        ReplyDao replies = handle.attach(ReplyDao.class);
        List<Reply> earlier = replies.ofReaction(reaction.id()).stream()
                .filter(reply -> reply.kind() == ReplyKind.ANSWER && reply.state() != ReplyState.WITHDRAWN)
                .toList();
        for (Reply reply : earlier) {
            if (reply.state().isOpen() || !again) {
                throw answered(reply.state().isOpen() ? "reply.under-way" : "reply.answered", reply);
            }
        }
        String root = reaction.rumour() == null ? null : rumours.root(handle, reaction.rumour());
        if (again) {
            return root;
        }
        Optional<Reply> same = answerAbout(handle, reaction.author(), root);
        if (same.isPresent()) {
            throw answered("reply.answered-rumour", same.get());
        }
        int most = policies.current(handle).exchanges();
        if (Exchanges.in(handle, reaction) >= most) {
            throw Problem.conflict("reply.exchanges", most);
        }
        return root;
    }

    /** The answer that a writer has, or is about to get, about a rumour or one that was merged with it. */
    Optional<Reply> answerAbout(Handle handle, String author, String root) {
        return root == null
                ? Optional.empty()
                : handle.attach(ReplyDao.class).aboutRumours(author).stream()
                        .filter(reply -> rumours.root(handle, reply.rumour()).equals(root))
                        .findFirst();
    }

    private static Problem answered(String key, Reply earlier) {
        return Problem.conflict(key, earlier.askedBy()).with("reply", earlier.id());
    }

    /** Names all that somebody signs off: the words, and whom and what they answer. */
    static String hash(Reaction reaction, String text, String lang, boolean secluded) {
        return Ids.digest(Json.canonicalText(Map.of(
                "reaction",
                reaction.id(),
                "reactionText",
                Ids.digest(reaction.text()),
                "text",
                text,
                "lang",
                lang,
                "private",
                secluded)));
    }

    void log(Handle handle, String kind, Reply reply, Caller caller) {
        logbook.append(handle, Entry.of(kind, reply.incident(), reply.reaction(), caller.actor(), data(reply)));
    }

    /** What the log keeps of it: never its text, nor whom it goes to. */
    static Map<String, Object> data(Reply reply) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reply", reply.id());
        data.put("kind", reply.kind());
        data.put("template", reply.template());
        data.put("hash", reply.hash());
        data.put("account", reply.account());
        data.put("state", reply.state());
        return data;
    }

    /** How long after its approval an answer may leave. */
    static Instant until(Reply reply, ReplyPolicy policy, Instant now) {
        return Objects.requireNonNullElse(reply.signedAt(), now).plus(Duration.ofMinutes(policy.validMinutes()));
    }

    /** How it begins, in at most 80 characters. */
    static String start(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
