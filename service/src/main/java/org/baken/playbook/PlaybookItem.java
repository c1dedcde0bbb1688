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
 * @param due how long after {@code from}
 * @param from what {@code due} counts from: {@code phase}, {@code opening} or the id of another item of the playbook
 * @param after ids of items of the playbook that come first: until they are settled this one waits
 * @param every so long after it was done it is due again; null for once
 * @param escalate so long after it was due lead and deputies are told; null for never
 * @param scale from which scales on it is there; empty for always
 * @param mandatory whether closing the incident names it while it is open
 * @param guidelines the rules it comes from
 * @param place the screen of the console where it is done; null for none
 * @param ticks what ticks it by itself; null when only a person can
 * @param title what to do, by language
 * @param why why it matters and how to go about it, by language
 */
public record PlaybookItem(
        String id,
        Phase phase,
        Role role,
        Duration due,
        String from,
        List<String> after,
        Duration every,
        Duration escalate,
        List<String> scale,
        boolean mandatory,
        List<Guideline> guidelines,
        String place,
        Tick ticks,
        Map<String, String> title,
        Map<String, String> why) {
    /** Counts from the start of the phase. */
    public static final String FROM_PHASE = "phase";
    /** Counts from the opening of the incident. */
    public static final String FROM_OPENING = "opening";

    private static final Duration MANDATORY_ESCALATES = Duration.ofMinutes(10);

    public PlaybookItem {
        from = from == null ? FROM_PHASE : from;
        after = after == null ? List.of() : List.copyOf(after);
        scale = scale == null ? List.of() : List.copyOf(scale);
        escalate = escalate == null && mandatory ? MANDATORY_ESCALATES : escalate;
    }

    PlaybookItem inPhase(Phase usual) {
        return phase != null
                ? this
                : new PlaybookItem(
                        id,
                        usual,
                        role,
                        due,
                        from,
                        after,
                        every,
                        escalate,
                        scale,
                        mandatory,
                        guidelines,
                        place,
                        ticks,
                        title,
                        why);
    }

    /** Whether {@code due} counts from the moment that another item is done. */
    boolean followsItem() {
        return !from.equals(FROM_PHASE) && !from.equals(FROM_OPENING);
    }
}
