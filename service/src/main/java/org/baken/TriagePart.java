package org.baken;

import org.baken.incident.Incidents;
import org.baken.publicpage.CodePage;
import org.baken.reaction.CareResource;
import org.baken.reaction.ReactionDesk;
import org.baken.reaction.StepEvidenceResource;
import org.baken.reaction.StepFiles;
import org.baken.reaction.StepReader;
import org.baken.reaction.StepResource;
import org.baken.reaction.StepTraces;
import org.baken.reaction.Steps;
import org.baken.reaction.Strikes;
import org.baken.reaction.Triage;
import org.baken.reaction.TriageDetails;
import org.baken.reaction.TriageResource;
import org.baken.rumour.EvidenceStore;
import org.baken.triage.CodeOfConduct;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriageRulesResource;
import org.baken.triage.TriageTree;

/** How reactions are treated: what comes with Baken, what the house decided, and the page that tells residents. */
record TriagePart(TriageTree tree, TriagePolicies policies) {
    static TriagePart of(Foundation base) {
        TriageTree tree = TriageTree.shipped();
        TriagePolicies policies = new TriagePolicies(base.logbook(), base.clock());
        CodeOfConduct code = CodeOfConduct.shipped();
        base.serve(
                new TriageRulesResource(base.database(), tree, policies, code, base.clock()),
                new CodePage(base.database(), policies, code, base.publisher()));
        return new TriagePart(tree, policies);
    }

    /** Adds what the people on duty do with reactions: judging them, and the steps that follow. */
    Triage work(Foundation base, Incidents incidents, ReactionDesk desk, EvidenceStore evidence) {
        Strikes strikes = new Strikes(base.house().publicUrl(), base.clock());
        StepFiles files = new StepFiles(evidence, base.clock());
        StepReader reader = new StepReader(incidents, strikes, tree, policies);
        Steps steps = new Steps(desk.reactions(), reader, strikes, files, base.clock());
        TriageDetails details = new TriageDetails(reader, strikes, files, tree, policies);
        details.show(desk.reactions().views());
        desk.moderation().gate(steps::pass);
        desk.moderation()
                .owed((handle, reaction) ->
                        reader.dueAgain(handle, reaction, base.clock().instant()));
        desk.authors().strikes(details::strikes);
        desk.forgetting().add(new StepTraces(files));
        Triage triage = new Triage(desk.reactions(), reader, steps, tree, policies, base.clock());
        desk.moderation()
                .sorting((handle, caller, reaction, category, sentiment, note) ->
                        triage.judge(handle, caller, reaction, new Triage.Judgement(category, sentiment, null, note)));
        base.serve(
                new TriageResource(base.database(), desk.reactions(), desk.moderation(), triage),
                new StepResource(base.database(), desk.reactions(), desk.moderation(), steps, files, details),
                new StepEvidenceResource(base.database(), desk.reactions(), files),
                new CareResource(base.database(), base.logbook(), base.clock()));
        return triage;
    }
}
