package org.baken.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When each open item of one checklist is due, whether it waits for others, and when the lead is told: a pure function of what
 * has been settled. An item whose way is only free after the moment that it counts from is never due in the past.
 */
final class Plan {
    /** So long people have at least for what has just come to them. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private final List<ChecklistItem> items;
    private final Beginnings beginnings;

    /**
     * From when the clocks of a checklist run.
     *
     * @param opened when the incident was opened; null while it is only prepared
     * @param aftercare when its aftercare began; null while it has not
     * @param running whether late items are told of; nobody is told of those of a closed incident
     */
    record Beginnings(Instant opened, Instant aftercare, boolean running) {
        Instant of(Phase phase) {
            return phase == Phase.AFTERCARE ? aftercare : opened;
        }
    }

    private Plan(List<ChecklistItem> items, Beginnings beginnings) {
        this.items = items;
        this.beginnings = beginnings;
    }

    /** Gives those of the items whose times are not as they are to be, as they are to be. */
    static List<ChecklistItem> changed(List<ChecklistItem> items, Beginnings beginnings) {
        Plan plan = new Plan(items, beginnings);
        return items.stream()
                .filter(item -> item.state() == ChecklistState.OPEN)
                .map(item -> Optional.of(plan.of(item)).filter(now -> !now.isPlannedAs(item)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What comes before an item and is open. What the incident has not got holds nothing up. */
    static List<ChecklistItem> waitsFor(List<ChecklistItem> items, ChecklistItem item) {
        return item.task().after().stream()
                .flatMap(id -> first(items, item, id).stream())
                .filter(other -> other.state() == ChecklistState.OPEN)
                .toList();
    }

    private ChecklistItem of(ChecklistItem item) {
        boolean waits = !waitsFor(items, item).isEmpty();
        Instant due = due(item);
        Long escalate = item.task().escalateSeconds();
        boolean tells = escalate != null && due != null && !waits && item.escalatedAt() == null && beginnings.running();
        return item.planned(due, waits, tells ? due.plusSeconds(escalate) : null);
    }

    private Instant due(ChecklistItem item) {
        Instant begin = beginnings.of(item.phase());
        Instant base = item.round() > 1 ? settledBefore(item) : base(item, begin);
        if (begin == null || base == null) {
            return null;
        }
        ChecklistTask task = item.task();
        Instant own = base.plusSeconds(item.round() > 1 ? task.everySeconds() : task.dueSeconds());
        Instant free = Stream.concat(
                        Stream.of(begin, item.addedAt()),
                        task.after().stream()
                                .flatMap(id -> first(items, item, id).stream())
                                .map(ChecklistItem::doneAt)
                                .filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant earliest = free.isAfter(base) ? free.plus(GRACE) : own;
        return own.isBefore(earliest) ? earliest : own;
    }

    /** What is skipped counts as done: what follows it has to be done all the same. */
    private Instant base(ChecklistItem item, Instant begin) {
        String from = item.task().countsFrom();
        if (from.equals(PlaybookItem.FROM_OPENING)) {
            return beginnings.opened();
        }
        return item.task().followsItem()
                ? first(items, item, from).map(ChecklistItem::doneAt).orElse(hasItem(item, from) ? null : begin)
                : begin;
    }

    private boolean hasItem(ChecklistItem item, String id) {
        return first(items, item, id).isPresent();
    }

    private Instant settledBefore(ChecklistItem item) {
        return items.stream()
                .filter(other -> other.isSameAs(item) && other.round() < item.round())
                .max(Comparator.comparing(ChecklistItem::round))
                .map(ChecklistItem::doneAt)
                .orElse(null);
    }

    /** The first time of another item of the same playbook. */
    private static Optional<ChecklistItem> first(List<ChecklistItem> items, ChecklistItem item, String id) {
        return items.stream()
                .filter(other -> other.item().equals(id) && other.playbook().equals(item.playbook()))
                .min(Comparator.comparing(ChecklistItem::round));
    }
}
