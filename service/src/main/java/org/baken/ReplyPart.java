package org.baken;

import org.baken.incident.Incidents;
import org.baken.message.Messages;
import org.baken.message.Rulebook;
import org.baken.publishing.Publishing;
import org.baken.reaction.Reactions;
import org.baken.reply.Answering;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;

/** Answers to reactions, tied to what they are built on. */
final class ReplyPart {
    private ReplyPart() {}

    static void add(
            Foundation base,
            Incidents incidents,
            TriagePolicies policies,
            Reactions reactions,
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
                reactions,
                rumours,
                messages,
                rulebook,
                publishing.answers());
        Answering answering = new Answering(ground, policies);
        answering.followers().forEach(base.tail()::add);
        incidents.whenClosing(answering.unfinished());
        base.serve(answering.resources().toArray());
    }
}
