package org.baken.reply;

import java.time.Instant;
import org.baken.reaction.Reaction;
import org.baken.reaction.ReactionState;

/** A reaction once its writer has an answer. */
final class Answered {
    private Answered() {}

    static Reaction at(Reaction reaction, Instant at, String by, Instant now) {
        return new Reaction(
                reaction.id(),
                reaction.incident(),
                reaction.source(),
                reaction.account(),
                reaction.platform(),
                reaction.remoteId(),
                reaction.inReplyTo(),
                reaction.thread(),
                reaction.author(),
                reaction.text(),
                reaction.lang(),
                reaction.url(),
                reaction.secluded(),
                reaction.pictures(),
                reaction.postedAt(),
                reaction.receivedAt(),
                reaction.dueAt(),
                ReactionState.ANSWERED,
                reaction.sentiment(),
                reaction.category(),
                reaction.triagedBy(),
                reaction.triagedAt(),
                reaction.answeredAt() == null ? at : reaction.answeredAt(),
                reaction.rumour(),
                reaction.assignee(),
                reaction.note(),
                reaction.abusive(),
                reaction.erased(),
                reaction.version(),
                by,
                now);
    }
}
