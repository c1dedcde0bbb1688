package org.baken;

import org.baken.alarm.Alarms;
import org.baken.approval.Rights;
import org.baken.clocks.Clocks;
import org.baken.forwarding.Forwards;
import org.baken.message.Messages;
import org.baken.playbook.Checklists;
import org.baken.publishing.Deliveries;
import org.baken.reply.UnsignedReplies;
import org.baken.report.BoardResource;
import org.baken.report.Boards;
import org.baken.report.ReportResource;
import org.baken.report.Reports;
import org.baken.rumour.Rumours;

/** The board and the report, tied to all that they read. */
final class ReportPart {
    private ReportPart() {}

    static void add(
            Foundation base,
            IncidentPart part,
            Checklists checklists,
            Messages messages,
            Rights rights,
            Deliveries deliveries,
            Alarms alarms,
            Clocks clocks,
            Rumours rumours,
            UnsignedReplies replies,
            Forwards forwards) {
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
                rumours,
                forwards,
                base.logbook(),
                base.clock());
        base.serve(
                new BoardResource(base.database(), part.incidents(), boards),
                new ReportResource(base.database(), part.incidents(), reports, base.logbook()));
    }
}
