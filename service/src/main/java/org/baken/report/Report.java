package org.baken.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.alarm.AlarmView;
import org.baken.forwarding.ForwardRequest;
import org.baken.incident.Fact;
import org.baken.incident.IncidentView;
import org.baken.incident.OpenEnd;
import org.baken.message.Acknowledged;
import org.baken.message.Content;
import org.baken.message.MessageState;
import org.baken.message.Objection;
import org.baken.message.Owed;
import org.baken.message.Purpose;
import org.baken.message.SignOff;
import org.baken.playbook.ChecklistItem;
import org.baken.publishing.Delivery;
import org.baken.reaction.ReactionFigures;
import org.baken.rumour.RumourView;

/**
 * What happened in one incident, for those who look back on it (guidelines L07, A22). Names of colleagues stand in it, and no
 * address or number of anybody; what residents wrote stands in it only as figures.
 *
 * @param madeAt when this report was made
 * @param language in which its sentences are
 * @param workload how many things each person did, by name (guideline V30)
 * @param people the same by kind of work and by quarter of an hour
 * @param open what was not finished when it was made
 * @param timeline what changed the course of things, oldest first
 * @param targets every clock with its target and what came of it (guidelines V10, V11, H40), in the order in which they began
 * @param promised the times that the house gives itself
 * @param more sections that other parts add, such as the score of an exercise
 * @param lessons what the team learned (guideline V16)
 */
public record Report(
        Instant madeAt,
        String language,
        IncidentView incident,
        Clocks clocks,
        Promised promised,
        List<ReportTarget> targets,
        List<Milestone> timeline,
        Map<String, Long> workload,
        List<Worker> people,
        ReactionFigures reactions,
        List<AlarmView> alarms,
        List<ReportSection> more,
        Lessons lessons,
        List<OpenEnd> open,
        List<Fact> facts,
        List<ChecklistItem> checklist,
        List<Told> messages,
        List<RumourView> rumours,
        List<ForwardRequest.Shown> forwardRequests,
        Proof log) {

    /**
     * The clocks, in whole seconds.
     *
     * @param firstStatementSeconds from the opening to the first publication; null when there was none
     * @param longestSilenceSeconds the longest time without a publication, until the end or now
     * @param updates how many messages were published
     * @param rumourVerdictSeconds from report to verdict, for each rumour that has one
     * @param rumourCorrectionSeconds from report to published correction, for each rumour that has one
     */
    public record Clocks(
            Long firstStatementSeconds,
            long longestSilenceSeconds,
            int updates,
            List<Long> rumourVerdictSeconds,
            List<Long> rumourCorrectionSeconds) {}

    /**
     * The times that the house gives itself, in minutes.
     *
     * @param firstStatement guideline V10
     * @param update guideline H40
     * @param answer to a reaction while the incident is active (guideline V24)
     * @param answerLater to a reaction after that (guideline A18)
     */
    public record Promised(long firstStatement, long update, int answer, int answerLater) {}

    /**
     * A moment that changed the course of things.
     *
     * @param seq the number of the entry in the log
     * @param kind of the entry
     * @param object the id of what it is about; may be null
     * @param by the name of who did it; null when nobody did
     * @param text what happened, in a sentence
     */
    public record Milestone(long seq, Instant at, String kind, String object, String by, String text) {}

    /**
     * What one person did.
     *
     * @param acts how many entries of the log are theirs
     * @param parts how many by kind of work
     * @param quarters by quarter of an hour, oldest first, without those in which they did nothing
     * @param seconds on duty: from the first act to the last
     */
    public record Worker(
            String name,
            long acts,
            Map<String, Long> parts,
            List<Quarter> quarters,
            Instant first,
            Instant last,
            long seconds) {}

    /** A quarter of an hour. */
    public record Quarter(Instant from, long acts) {}

    /**
     * A message with all its revisions, who signed off which, and what became of it on every channel.
     *
     * @param acknowledged findings that somebody saw and left, before the last review
     * @param owed the review that is or was owed after the emergency road; null when nobody took that
     */
    public record Told(
            String id,
            Purpose purpose,
            MessageState state,
            String title,
            Instant publishedAt,
            String supersededBy,
            List<Version> revisions,
            List<SignOff> signOffs,
            List<Objection> objections,
            List<Acknowledged> acknowledged,
            Owed owed,
            List<Delivery.Shown> deliveries) {}

    /** One revision of a message. */
    public record Version(int revision, String hash, String author, Instant at, Content content) {}

    /**
     * How the log can be proved.
     *
     * @param entries how many entries this incident has
     * @param chainIntact whether the whole log, of all incidents, is as it was written
     * @param firstBroken the number of the first entry that is not; null when all are
     * @param headSeq the number of the newest entry of all
     * @param headHash the hash of the newest entry: kept elsewhere, it proves later that nothing was changed
     * @param incidentMark a hash over all entries of this incident: kept elsewhere, it proves later that none of them was changed,
     *     also to who has only the bundle of this incident
     */
    public record Proof(
            long entries, boolean chainIntact, Long firstBroken, long headSeq, String headHash, String incidentMark) {}
}
