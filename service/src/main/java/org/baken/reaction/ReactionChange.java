package org.baken.reaction;

import java.time.Instant;

/** What is to change about a reaction; what is not named stays. Not thread-safe. */
public final class ReactionChange {
    private final Reaction before;
    private String incident;
    private ReactionState state;
    private Sentiment sentiment;
    private String category;
    private String triagedBy;
    private Instant triagedAt;
    private Instant answeredAt;
    private Instant dueAt;
    private String rumour;
    private String assignee;
    private String note;
    private boolean abusive;

    ReactionChange(Reaction before) {
        this.before = before;
        this.incident = before.incident();
        this.state = before.state();
        this.sentiment = before.sentiment();
        this.category = before.category();
        this.triagedBy = before.triagedBy();
        this.triagedAt = before.triagedAt();
        this.answeredAt = before.answeredAt();
        this.dueAt = before.dueAt();
        this.rumour = before.rumour();
        this.assignee = before.assignee();
        this.note = before.note();
        this.abusive = before.abusive();
    }

    ReactionChange incident(String other) {
        incident = other;
        return this;
    }

    /** Another state; whether it may follow is looked at when it is decided. */
    public ReactionChange state(ReactionState other) {
        state = other;
        return this;
    }

    /** The tone; null for one that nobody judged. */
    public ReactionChange sentiment(Sentiment other) {
        sentiment = other;
        return this;
    }

    /** A class of the decision tree, by whom and when. */
    public ReactionChange triaged(String other, String by, Instant at) {
        category = other;
        triagedBy = by;
        triagedAt = at;
        return this;
    }

    /** When the organisation answered. */
    public ReactionChange answered(Instant at) {
        answeredAt = at;
        return this;
    }

    /** When its writer must have an answer; null when none is owed. */
    public ReactionChange due(Instant at) {
        dueAt = at;
        return this;
    }

    /** The id of the rumour it repeats or asks about; null for none. */
    public ReactionChange rumour(String other) {
        rumour = other;
        return this;
    }

    /** The id of who deals with it; null for nobody. */
    public ReactionChange assignee(String other) {
        assignee = other;
        return this;
    }

    /** What the team writes about it, at most 2,000 characters; null for nothing. */
    public ReactionChange note(String other) {
        note = other;
        return this;
    }

    /** Whether nobody is to read it without need (guideline H35). */
    public ReactionChange abusive(boolean so) {
        abusive = so;
        return this;
    }

    /** The reaction as changed by somebody, for {@link Reactions#decide}. Once it is not open any more, no answer is owed. */
    public Reaction by(String name, Instant at) {
        return new Reaction(
                before.id(),
                incident,
                before.source(),
                before.account(),
                before.platform(),
                before.remoteId(),
                before.inReplyTo(),
                before.thread(),
                before.author(),
                before.text(),
                before.lang(),
                before.url(),
                before.secluded(),
                before.pictures(),
                before.postedAt(),
                before.receivedAt(),
                state.isOpen() ? dueAt : null,
                state,
                sentiment,
                category,
                triagedBy,
                triagedAt,
                answeredAt,
                rumour,
                assignee,
                note,
                abusive,
                before.erased(),
                before.version(),
                name,
                at);
    }
}
