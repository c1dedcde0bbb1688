package org.baken;

import org.baken.approval.Approvals;
import org.baken.approval.PolicyResource;
import org.baken.approval.ReviewResource;
import org.baken.message.Reviews;

/** Reviews, tied to what they are built on. */
record ApprovalPart(Approvals approvals) {
    static ApprovalPart of(Foundation base, IncidentPart incidents, MessagePart part) {
        Approvals approvals = new Approvals(
                incidents.incidents(),
                part.messages(),
                new Reviews(base.logbook(), base.clock()),
                part.proofreader(),
                part.policies());
        base.serve(
                new ReviewResource(base.database(), incidents.incidents(), approvals, part.dossiers()),
                new PolicyResource(part.policies()));
        return new ApprovalPart(approvals);
    }
}
