package org.baken;

import java.time.Duration;
import org.baken.clocks.ClockLimits;
import org.baken.clocks.Clocks;
import org.baken.message.Messages;
import org.baken.playbook.Checklists;
import org.baken.reaction.OwedAnswers;
import org.baken.rumour.Rumours;

/** The clocks of the incidents, tied to what they follow from. */
final class ClockPart {
    private ClockPart() {}

    static Clocks add(Foundation base, Messages messages, Rumours rumours, Checklists checklists) {
        ClockLimits limits = new ClockLimits(
                Duration.ofMinutes(base.house().firstStatementMinutes()),
                Duration.ofMinutes(base.house().escalationMinutes()));
        return new Clocks(messages, rumours, new OwedAnswers(), checklists, limits, base.clock());
    }
}
