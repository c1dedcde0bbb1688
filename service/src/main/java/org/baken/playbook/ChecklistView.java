package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Role;

/**
 * An item of a checklist as people see it: what comes back stands there once, with the times before it in short.
 *
 * @param waitsFor what comes first and is not settled; empty when it can be done
 * @param assigned who holds its role on the roster; the lead, when nobody does
 * @param done how often it was done before; 0 for what does not come back
 * @param skipped how often it was skipped before
 * @param previous the time before this one; null when this is the first
 */
public record ChecklistView(
        @JsonUnwrapped ChecklistItem item,
        List<First> waitsFor,
        List<Assignee> assigned,
        int done,
        int skipped,
        Previous previous) {
    /**
     * Something that comes first.
     *
     * @param item its id within the playbook
     * @param title what it asks for, by language
     */
    public record First(String id, String item, Map<String, String> title) {
        static First of(ChecklistItem item) {
            return new First(item.id(), item.item(), item.title());
        }
    }

    /** Whether it was done or skipped, now or the times before. */
    boolean wasSettled() {
        return item.state() != ChecklistState.OPEN || done + skipped > 0;
    }

    /** Each thing of a checklist once. */
    static List<ChecklistView> of(List<ChecklistItem> items, Function<Role, List<Assignee>> holders) {
        Map<List<String>, List<ChecklistItem>> times =
                items.stream().collect(Collectors.groupingBy(ChecklistItem::thing));
        return Sheet.latest(items).stream()
                .map(item -> of(items, times.get(item.thing()), item, holders))
                .toList();
    }

    /** One item of a checklist, even if it came back since. */
    static ChecklistView of(List<ChecklistItem> items, ChecklistItem item, Function<Role, List<Assignee>> holders) {
        return of(items, items.stream().filter(item::isSameAs).toList(), item, holders);
    }

    private static ChecklistView of(
            List<ChecklistItem> items,
            List<ChecklistItem> times,
            ChecklistItem item,
            Function<Role, List<Assignee>> holders) {
        List<ChecklistItem> before = times.stream()
                .filter(other -> other.round() < item.round())
                .sorted(Comparator.comparing(ChecklistItem::round))
                .toList();
        boolean open = item.state() == ChecklistState.OPEN;
        return new ChecklistView(
                item,
                open ? Plan.waitsFor(items, item).stream().map(First::of).toList() : List.of(),
                holders.apply(item.role()),
                count(before, ChecklistState.DONE),
                count(before, ChecklistState.SKIPPED),
                before.isEmpty() ? null : Previous.of(before.get(before.size() - 1)));
    }

    private static int count(List<ChecklistItem> items, ChecklistState state) {
        return (int) items.stream().filter(item -> item.state() == state).count();
    }

    /** How something that comes back ended the time before. With id and version it can be opened again. */
    public record Previous(
            String id, long version, int round, ChecklistState state, String note, String doneBy, Instant doneAt) {
        static Previous of(ChecklistItem item) {
            return new Previous(
                    item.id(), item.version(), item.round(), item.state(), item.note(), item.doneBy(), item.doneAt());
        }
    }
}
