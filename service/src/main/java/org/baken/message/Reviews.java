package org.baken.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.check.Finding.Advice;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.message.SignOffRules.Policy;
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

    /**
     * A sign-off as it was given.
     *
     * @param languages that it holds for, each one that the message is written in; null for all of them
     * @param answers by the id of the question
     * @param comment may be null
     * @param byLink whether it came over a personal link with a second factor
     */
    public record Given(List<String> languages, Map<String, Boolean> answers, String comment, boolean byLink) {}

    /**
     * Opens a review of the newest revision.
     *
     * @param acknowledged what the author saw and left as it is
     */
    public Message submitted(Handle handle, Message message, List<Advice> acknowledged, Actor actor) {
        // The review is named after the version that this makes.
        Message next = message.in(MessageState.IN_REVIEW, message.version() + 1, null);
        Message submitted = moves.to(handle, message, next, actor);
        Histories.acknowledge(handle, submitted, acknowledged, actor, clock.instant());
        List<String> checks =
                acknowledged.stream().map(Advice::check).distinct().toList();
        moves.log(handle, "submitted", submitted, actor, checks.isEmpty() ? Map.of() : Map.of("acknowledged", checks));
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
        insertObjection(handle, message, comment, actor);
        Message draft = moves.to(handle, message, message.in(MessageState.DRAFT, null, null), actor);
        moves.log(handle, "objected", draft, actor, Map.of("comment", comment));
        return draft;
    }

    /** Notes that somebody who did the owed review found that the message should be corrected or withdrawn. */
    public Message objectedAfterwards(Handle handle, Message message, String comment, Actor actor) {
        insertObjection(handle, message, comment, actor);
        Message after = moves.write(handle, message, message, actor);
        moves.log(handle, "objected", after, actor, Map.of("comment", comment, "afterwards", true));
        return after;
    }

    /**
     * Notes a sign-off of the newest revision. The message is approved once every language has as many as the policy asks,
     * or one language if the policy lets them go out separately; later ones add languages.
     */
    public Message signedOff(Handle handle, Message message, Given given, Policy policy, Actor actor) {
        List<String> languages = given.languages() == null ? message.languages() : given.languages();
        History before = Histories.of(handle, message);
        handle.attach(MessageDao.class)
                .insertSignOff(new SignOff(
                        message.id(),
                        message.review(),
                        1
                                + (int) before.signOffs().stream()
                                        .filter(one -> one.person().equals(actor.id()))
                                        .count(),
                        actor.id(),
                        actor.name(),
                        message.revision(),
                        message.hash(),
                        languages,
                        policy.required(),
                        given.answers(),
                        given.comment(),
                        given.byLink(),
                        clock.instant()));
        List<String> unsigned = Histories.of(handle, message).unsigned(message);
        boolean enough = policy.languagesSeparately()
                ? unsigned.size() < message.languages().size()
                : unsigned.isEmpty();
        boolean approves = enough && message.state() == MessageState.IN_REVIEW;
        Message after = approves
                ? moves.to(handle, message, MessageState.APPROVED, actor)
                : moves.write(handle, message, message, actor);
        Map<String, Object> data = new HashMap<>(Map.of("answers", given.answers(), "languages", languages));
        if (given.byLink()) {
            data.put("byLink", true);
        }
        moves.log(handle, "signed-off", after, actor, data);
        if (approves) {
            moves.log(handle, "approved", after, actor);
        }
        return after;
    }

    /**
     * Approves the newest revision by the emergency road, from a draft or a running review.
     *
     * @param reason why it cannot wait
     * @param within how soon the owed review must be done
     */
    public Message emergency(
            Handle handle, Message message, List<Advice> acknowledged, String reason, Duration within, Actor actor) {
        Message reviewed =
                message.state() == MessageState.DRAFT ? submitted(handle, message, acknowledged, actor) : message;
        Instant now = clock.instant();
        Emergency emergency = new Emergency(
                reviewed.id(),
                reviewed.review(),
                actor.id(),
                actor.name(),
                reviewed.revision(),
                reviewed.hash(),
                reason,
                now,
                now.plus(within));
        handle.attach(HistoryDao.class).insertEmergency(emergency);
        Message approved = moves.to(handle, reviewed, MessageState.APPROVED, actor);
        moves.log(
                handle,
                "emergency",
                approved,
                actor,
                Map.of(
                        "reason",
                        reason,
                        "dueAt",
                        emergency.dueAt(),
                        "left",
                        acknowledged.stream().map(Advice::check).distinct().toList()));
        moves.log(handle, "approved", approved, actor);
        return approved;
    }

    /** Logs something that happened around a message and leaves it as it is. */
    public void noted(Handle handle, String kind, Message message, Actor actor, Map<String, ?> data) {
        moves.log(handle, kind, message, actor, data);
    }

    private void insertObjection(Handle handle, Message message, String comment, Actor actor) {
        handle.attach(MessageDao.class)
                .insertObjection(new Objection(
                        Ids.next(),
                        message.id(),
                        actor.id(),
                        actor.name(),
                        message.revision(),
                        comment,
                        clock.instant()));
    }
}
