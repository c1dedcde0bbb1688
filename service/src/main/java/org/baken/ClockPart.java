package org.baken;

import java.time.Duration;
import org.baken.clocks.ClockLimits;
import org.baken.clocks.ClockResource;
import org.baken.clocks.Clocks;
import org.baken.clocks.NoNews;
import org.baken.clocks.NoNewsResource;
import org.baken.incident.Incidents;
import org.baken.playbook.Checklists;
import org.baken.reaction.OwedAnswers;
import org.baken.rumour.Rumours;

/** The clocks of the incidents, tied to what they follow from. */
final class ClockPart {
    private ClockPart() {}

    static Clocks add(
            Foundation base, Incidents incidents, MessagePart messages, Rumours rumours, Checklists checklists) {
        ClockLimits limits = new ClockLimits(
                Duration.ofMinutes(base.house().firstStatementMinutes()),
                Duration.ofMinutes(base.house().escalationMinutes()));
        Clocks clocks = new Clocks(messages.messages(), rumours, new OwedAnswers(), checklists, limits, base.clock());
        NoNews noNews = new NoNews(messages.messages(), messages.templates());
        base.serve(
                new ClockResource(base.database(), incidents, clocks),
                new NoNewsResource(base.database(), incidents, noNews, messages.dossiers()));
        return clocks;
    }
}
