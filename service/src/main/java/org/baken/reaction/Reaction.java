package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Something that somebody outside wrote to or about us. Its text and its writer are shown by {@link ReactionView} alone, which knows
 * whether the reader wants to see them.
 *
 * @param author the id of its {@link Author}
 * @param secluded whether only we can read it (a private message, a letter)
 * @param pictures how many it has
 * @param dueAt when its writer must have an answer (guidelines A18, V24); null when none is owed, or none any more
 * @param category the id of its class in the decision tree; null while it is NEW
 * @param answeredAt when the organisation answered; null before that
 * @param rumour the id of the rumour it repeats or asks about; may be null
 * @param assignee the id of who deals with it; may be null
 * @param note what the team wrote about it; may be null
 * @param abusive whether it is to be read by nobody without need (guideline H35)
 * @param erased whether its text was taken out
 */
public record Reaction(
        String id,
        String incident,
        Source source,
        String account,
        String platform,
        String remoteId,
        String inReplyTo,
        String thread,
        @JsonIgnore String author,
        @JsonIgnore String text,
        String lang,
        String url,
        @JsonProperty("private") boolean secluded,
        int pictures,
        Instant postedAt,
        Instant receivedAt,
        Instant dueAt,
        ReactionState state,
        Sentiment sentiment,
        @JsonProperty("class") String category,
        String triagedBy,
        Instant triagedAt,
        Instant answeredAt,
        String rumour,
        String assignee,
        String note,
        boolean abusive,
        boolean erased,
        long version,
        String changedBy,
        Instant changedAt) {

    /** Begins a change of it. */
    public ReactionChange change() {
        return new ReactionChange(this);
    }

    /** Whether its writer should have had an answer by now. */
    public boolean isOverdue(Instant now) {
        return state.isOpen() && dueAt != null && dueAt.isBefore(now);
    }
}
