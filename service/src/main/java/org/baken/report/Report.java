package org.baken.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.forwarding.ForwardRequest;
import org.baken.incident.Fact;
import org.baken.incident.IncidentView;
import org.baken.incident.OpenEnd;
import org.baken.message.Content;
import org.baken.message.MessageState;
import org.baken.message.Objection;
import org.baken.message.Purpose;
import org.baken.message.SignOff;
import org.baken.playbook.ChecklistItem;
import org.baken.publishing.Delivery;
import org.baken.rumour.RumourView;

/**
 * What happened in one incident, for those who look back on it (guidelines L07, A22).
 *
 * @param madeAt when this report was made
 * @param workload how many things each person did, by name (guideline V30)
 * @param open what was not finished when it was made
 */
public record Report(
        Instant madeAt,
        IncidentView incident,
        Clocks clocks,
        Map<String, Long> workload,
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

    /** A message with all its revisions, who signed off which, and what became of it on every channel. */
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
            List<Delivery.Shown> deliveries) {}

    /** One revision of a message. */
    public record Version(int revision, String hash, String author, Instant at, Content content) {}

    /**
     * How the log can be proved.
     *
     * @param entries how many entries this incident has
     * @param chainIntact whether the whole log, of all incidents, is as it was written
     * @param firstBroken the number of the first entry that is not; null when all are
     * @param headHash the hash of the newest entry: kept elsewhere, it proves later that nothing was changed
     */
    public record Proof(long entries, boolean chainIntact, Long firstBroken, String headHash) {}
}
