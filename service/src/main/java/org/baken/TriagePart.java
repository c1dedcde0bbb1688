package org.baken;

import org.baken.publicpage.CodePage;
import org.baken.triage.CodeOfConduct;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriageRulesResource;
import org.baken.triage.TriageTree;

/** How reactions are treated: what comes with Baken, what the house decided, and the page that tells residents. */
record TriagePart(TriageTree tree, TriagePolicies policies) {
    static TriagePart of(Foundation base) {
        TriageTree tree = TriageTree.shipped();
        TriagePolicies policies = new TriagePolicies(base.logbook(), base.clock());
        base.serve(
                new TriageRulesResource(base.database(), tree, policies),
                new CodePage(base.database(), policies, CodeOfConduct.shipped(), base.publisher()));
        return new TriagePart(tree, policies);
    }
}
