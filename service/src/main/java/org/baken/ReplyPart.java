package org.baken;

import org.baken.incident.Incidents;
import org.baken.message.Messages;
import org.baken.message.Rulebook;
import org.baken.publishing.Publishing;
import org.baken.reaction.ReactionDesk;
import org.baken.reaction.ReactionViews;
import org.baken.reply.Answering;
import org.baken.reply.UnsignedReplies;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;

/** Answers to reactions, tied to what they are built on. */
final class ReplyPart {
    private ReplyPart() {}

    /** Gives who knows what waits for a signature. */
    static UnsignedReplies add(
            Foundation base,
            Incidents incidents,
            TriagePolicies policies,
            ReactionDesk desk,
            Rumours rumours,
            Messages messages,
            Rulebook rulebook,
            Publishing publishing) {
        Answering.Ground ground = new Answering.Ground(
                base.database(),
                base.logbook(),
                base.clock(),
                base.publisher(),
                incidents,
                desk.reactions(),
                rumours,
                messages,
                rulebook,
                publishing.answers());
        Answering answering = new Answering(ground, policies);
        answering.followers().forEach(base.tail()::add);
        incidents.whenClosing(answering.unfinished());
        desk.forgetting().add(answering.traces());
        desk.reactions().views().count(ReactionViews.Count.REPLIES, answering.counts());
        base.serve(answering.resources().toArray());
        return answering.unsigned();
    }
}
