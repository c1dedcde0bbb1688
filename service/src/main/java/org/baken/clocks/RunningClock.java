package org.baken.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baken.account.Role;

/**
 * A clock that runs for an incident now.
 *
 * @param thing the id of what it runs for: see {@link ClockKind}
 * @param title in the words of the thing; null where the kind says it all
 * @param startedAt from when on it runs; never after it is due
 * @param dueAt when its time is over
 * @param roles whose task it is, who does most of it first
 * @param count how many things it stands for; 1 but for reactions
 */
public record RunningClock(
        ClockKind kind,
        String thing,
        String title,
        Instant startedAt,
        Instant dueAt,
        ClockState state,
        List<Role> roles,
        int count) {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * A clock as it stands at an instant.
     *
     * @param escalation how long after its time the lead and the deputies are told
     */
    static RunningClock at(
            Instant now,
            Duration escalation,
            ClockKind kind,
            String thing,
            String title,
            Instant startedAt,
            Instant dueAt,
            List<Role> roles,
            int count) {
        Instant began = startedAt.isAfter(dueAt) ? dueAt : startedAt;
        return new RunningClock(kind, thing, title, began, dueAt, state(now, escalation, began, dueAt), roles, count);
    }

    private static ClockState state(Instant now, Duration escalation, Instant startedAt, Instant dueAt) {
        if (!now.isBefore(dueAt.plus(escalation))) {
            return ClockState.ESCALATED;
        }
        if (!now.isBefore(dueAt)) {
            return ClockState.LATE;
        }
        Duration third = Duration.between(startedAt, dueAt).dividedBy(3);
        Duration ahead = third.compareTo(AHEAD) < 0 ? third : AHEAD;
        return now.isBefore(dueAt.minus(ahead)) ? ClockState.RUNNING : ClockState.SOON;
    }
}
