package org.baken;

import org.baken.approval.Approvals;
import org.baken.approval.CommentResource;
import org.baken.approval.Comments;
import org.baken.approval.LinkHtml;
import org.baken.approval.LinkPageResource;
import org.baken.approval.LinkPages;
import org.baken.approval.LinkReader;
import org.baken.approval.OwedReviews;
import org.baken.approval.Policies;
import org.baken.approval.PolicyResource;
import org.baken.approval.Questions;
import org.baken.approval.ResolutionResource;
import org.baken.approval.ReviewLinkResource;
import org.baken.approval.ReviewLinks;
import org.baken.approval.ReviewResource;
import org.baken.approval.ReviewWatch;
import org.baken.approval.Rights;
import org.baken.media.Media;
import org.baken.message.Reviews;
import org.baken.message.Rulebook;

/** Reviews, tied to what they are built on. */
record ApprovalPart(Policies policies, Rulebook rulebook, Rights rights) {
    /** What messages must know of their reviews. */
    static ApprovalPart of(Foundation base, IncidentPart incidents, Rulebook rulebook) {
        Policies policies = new Policies(Questions.shipped());
        return new ApprovalPart(
                policies, rulebook, new Rights(policies, rulebook, incidents.incidents(), base.people()));
    }

    /** The reviews themselves. */
    void serve(Foundation base, IncidentPart incidents, Media media, MessagePart part) {
        Reviews reviews = new Reviews(base.logbook(), base.clock());
        Approvals approvals =
                new Approvals(incidents.incidents(), part.messages(), reviews, part.proofreader(), rights, rulebook);
        Comments comments = new Comments(incidents.incidents(), part.messages(), reviews, base.clock());
        ReviewLinks links = new ReviewLinks(
                base.database(),
                incidents.incidents(),
                part.messages(),
                base.people(),
                rights,
                reviews,
                base.clock(),
                base.house().publicUrl());
        LinkReader reader = new LinkReader(
                incidents.incidents(),
                incidents.facts(),
                media,
                part.messages(),
                base.people(),
                part.proofreader(),
                rights,
                links);
        LinkPages pages =
                new LinkPages(base.database(), base.people(), approvals, links, reader, base.factors()::proves);
        base.serve(
                new ReviewLinkResource(base.database(), links),
                new LinkPageResource(pages, new LinkHtml(base.publisher())),
                new ReviewResource(base.database(), incidents.incidents(), approvals, part.dossiers()),
                new PolicyResource(base.database(), policies, base.logbook(), base.clock()),
                new CommentResource(base.database(), comments),
                new ResolutionResource(base.database(), comments));
        incidents.incidents().whenClosing(new OwedReviews(part.messages(), base.clock()));
        base.environment()
                .lifecycle()
                .manage(new ReviewWatch(
                        base.database(), incidents.incidents(), part.messages(), rights, reviews, base.clock()));
    }
}
