package org.baken;

import org.baken.approval.Rights;
import org.baken.guide.GuidedExerciseResource;
import org.baken.guide.GuidedExercises;
import org.baken.guide.GuidelineResource;
import org.baken.guide.HelpResource;
import org.baken.message.Messages;
import org.baken.playbook.Playbooks;
import org.baken.publishing.Accounts;
import org.baken.reaction.Reactions;

/** What helps people to learn Baken and its rules. */
final class GuidePart {
    private GuidePart() {}

    static void add(
            Foundation base,
            Playbooks playbooks,
            IncidentPart incidents,
            Messages messages,
            Rights rights,
            Accounts accounts,
            Reactions reactions) {
        GuidedExercises guided = new GuidedExercises(new GuidedExercises.Ground(
                base.database(),
                base.logbook(),
                base.clock(),
                base.people(),
                incidents.incidents(),
                incidents.opener(),
                incidents.facts(),
                messages,
                rights,
                accounts,
                reactions));
        base.environment().lifecycle().manage(guided.colleague());
        base.serve(
                new GuidelineResource(playbooks),
                new HelpResource(),
                new GuidedExerciseResource(base.database(), guided));
    }
}
