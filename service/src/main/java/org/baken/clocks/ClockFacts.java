package org.baken.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.reaction.OwedAnswers;
import org.baken.rumour.Advice;
import org.baken.rumour.Rumour;
import org.baken.rumour.RumourState;
import org.baken.rumour.RumourView;

/**
 * What the clocks of an incident follow from: no database, no time of its own.
 *
 * @param lastPublished when something of it was published last; null while nothing is out
 * @param rumours those that nobody has settled, each claim once
 * @param owed the answers that people wait for; null when nobody does
 * @param late the items of the checklist whose time is over and that count
 */
record ClockFacts(
        Incident incident,
        Instant lastPublished,
        List<RumourView> rumours,
        OwedAnswers.Owed owed,
        List<LateItem> late) {
    private static final List<Role> WRITERS = List.of(Role.AUTHOR, Role.SPOKESPERSON);
    private static final List<Role> LISTENERS = List.of(Role.MONITOR);

    /** An item of the checklist that is late. */
    record LateItem(String id, String title, Role role, Instant startedAt, Instant dueAt, boolean escalated) {
        /** When an item escalates, its playbook says, and whoever keeps the checklist has found. */
        RunningClock clock() {
            return new RunningClock(
                    ClockKind.CHECKLIST,
                    id,
                    title,
                    startedAt.isAfter(dueAt) ? dueAt : startedAt,
                    dueAt,
                    escalated ? ClockState.ESCALATED : ClockState.LATE,
                    List.of(role),
                    1);
        }
    }

    /** The clocks that run at an instant, the first to be due first. None for an incident that is prepared or closed. */
    List<RunningClock> at(Instant now, ClockLimits limits) {
        if (incident.state() != IncidentState.ACTIVE && incident.state() != IncidentState.AFTERCARE) {
            return List.of();
        }
        Clockmaker maker = new Clockmaker(now, limits, new ArrayList<>());
        messages(maker);
        rumours.forEach(rumour -> rumour(maker, rumour));
        if (owed != null) {
            maker.add(ClockKind.RESPONSE, owed.oldest(), null, owed.since(), owed.dueAt(), LISTENERS, owed.count());
        }
        late.forEach(item -> maker.clocks().add(item.clock()));
        return maker.clocks().stream()
                .sorted(Comparator.comparing(RunningClock::dueAt)
                        .thenComparing(RunningClock::kind)
                        .thenComparing(RunningClock::thing))
                .toList();
    }

    private record Clockmaker(Instant now, ClockLimits limits, List<RunningClock> clocks) {
        void add(
                ClockKind kind,
                String thing,
                String title,
                Instant startedAt,
                Instant dueAt,
                List<Role> roles,
                int count) {
            clocks.add(RunningClock.at(now, limits.escalation(), kind, thing, title, startedAt, dueAt, roles, count));
        }
    }

    /**
     * The first statement is due so long after the opening, whatever was promised since; what the opening itself promised is
     * that same moment and no second clock.
     */
    private void messages(Clockmaker maker) {
        Instant opened = incident.openedAt();
        Instant first = opened.plus(maker.limits().firstStatement());
        boolean silent = lastPublished == null && incident.state() == IncidentState.ACTIVE;
        if (silent) {
            maker.add(ClockKind.FIRST_STATEMENT, incident.id(), null, opened, first, WRITERS, 1);
        }
        Instant promised = incident.nextUpdateAt();
        if (promised != null && !(silent && promised.equals(first))) {
            Instant from = lastPublished == null ? opened : lastPublished;
            maker.add(ClockKind.NEXT_UPDATE, incident.id(), null, from, promised, WRITERS, 1);
        }
    }

    private static void rumour(Clockmaker maker, RumourView view) {
        Rumour rumour = view.rumour();
        Rumour.Clocks clocks = view.clocks();
        RumourState state = rumour.state();
        if (state == RumourState.REPORTED || state == RumourState.VERIFYING) {
            maker.add(
                    ClockKind.RUMOUR_VERDICT,
                    rumour.id(),
                    rumour.claim(),
                    clocks.verdictFrom(),
                    clocks.verdictDueAt(),
                    LISTENERS,
                    1);
        }
        // One that few people know is watched, not corrected (guideline H20), unless somebody began to.
        boolean wrong = state == RumourState.FALSE || state == RumourState.MISLEADING;
        boolean toCorrect = wrong && view.advice() == Advice.CORRECT || state == RumourState.CORRECTING;
        if (toCorrect && clocks.correctionDueAt() != null) {
            maker.add(
                    ClockKind.RUMOUR_CORRECTION,
                    rumour.id(),
                    rumour.claim(),
                    clocks.verdictAt(),
                    clocks.correctionDueAt(),
                    WRITERS,
                    1);
        }
    }
}
