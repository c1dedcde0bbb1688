package org.baken.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Guideline;

/**
 * One thing to do, as a playbook describes it.
 *
 * @param id unique within its playbook
 * @param phase when it is worked off
 * @param role who on the team is expected to do it
 * @param due how long after the start of its phase
 * @param mandatory whether closing the incident names it while it is open
 * @param guidelines the rules it comes from
 * @param ticks what ticks it by itself; null when only a person can
 * @param title what to do, by language
 * @param why why it matters and how to go about it, by language
 */
public record PlaybookItem(
        String id,
        Phase phase,
        Role role,
        Duration due,
        boolean mandatory,
        List<Guideline> guidelines,
        Tick ticks,
        Map<String, String> title,
        Map<String, String> why) {

    PlaybookItem inPhase(Phase usual) {
        return phase != null ? this : new PlaybookItem(id, usual, role, due, mandatory, guidelines, ticks, title, why);
    }
}
