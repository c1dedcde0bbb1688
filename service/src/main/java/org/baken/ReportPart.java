package org.baken;

import java.time.Duration;
import org.baken.alarm.Alarms;
import org.baken.approval.Rights;
import org.baken.clocks.Clocks;
import org.baken.exercise.Scores;
import org.baken.forwarding.Forwards;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.playbook.Checklists;
import org.baken.publishing.Deliveries;
import org.baken.reaction.StepFiles;
import org.baken.reply.UnsignedReplies;
import org.baken.report.BoardResource;
import org.baken.report.Boards;
import org.baken.report.Bundles;
import org.baken.report.LessonsResource;
import org.baken.report.ReportPages;
import org.baken.report.ReportResource;
import org.baken.report.Reports;
import org.baken.report.ScoreSection;
import org.baken.rumour.EvidenceStore;
import org.baken.rumour.Rumours;

/** The board and the report, tied to all that they read. */
final class ReportPart {
    private ReportPart() {}

    /** Gives the reports, to which other parts can add sections. */
    static Reports add(
            Foundation base,
            IncidentPart part,
            Checklists checklists,
            Messages messages,
            Rights rights,
            Deliveries deliveries,
            Alarms alarms,
            Clocks clocks,
            Rumours rumours,
            TriagePart triage,
            EvidenceStore evidence,
            Media media,
            UnsignedReplies replies,
            Forwards forwards,
            Scores scores) {
        Boards boards = new Boards(
                part.incidents(),
                part.facts(),
                checklists,
                messages,
                rights,
                deliveries,
                alarms,
                clocks,
                rumours,
                replies,
                base.logbook(),
                base.clock());
        Reports reports = new Reports(
                part.incidents(),
                part.facts(),
                checklists,
                messages,
                deliveries,
                alarms,
                rumours,
                triage.policies(),
                forwards,
                base.logbook(),
                base.clock(),
                new Reports.House(
                        Duration.ofMinutes(base.house().firstStatementMinutes()),
                        Duration.ofMinutes(base.house().updateMinutes()),
                        base.publisher().zone()));
        reports.add(new ScoreSection(scores));
        ReportPages pages = new ReportPages(base.publisher(), triage.tree());
        Bundles bundles = Bundles.of(
                base.database(),
                part.incidents(),
                reports,
                pages,
                evidence,
                new StepFiles(evidence, base.clock()),
                media,
                base.logbook(),
                base.configuration().dataFolder().resolve("bundles"));
        base.serve(
                new BoardResource(base.database(), part.incidents(), boards),
                new ReportResource(base.database(), part.incidents(), reports, pages, bundles),
                new LessonsResource(base.database(), part.incidents(), base.logbook(), base.clock()));
        return reports;
    }
}
