package org.baken.playbook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.platform.Translated;
import org.jdbi.v3.core.Handle;

/**
 * One checklist, held fast for one transaction: nobody else changes it meanwhile, so that two people who settle two things on
 * which a third one waits set it free. What comes back comes back here. Call {@link #plan} when everything is settled.
 */
final class Sheet {
    private final ChecklistDao dao;
    private final String incident;
    private final String preparation;
    private final Plan.Beginnings beginnings;
    /** Whether what comes back in this phase does so now. */
    private final Predicate<Phase> runs;

    private Sheet(
            ChecklistDao dao, String incident, String preparation, Plan.Beginnings beginnings, Predicate<Phase> runs) {
        this.dao = dao;
        this.incident = incident;
        this.preparation = preparation;
        this.beginnings = beginnings;
        this.runs = runs;
    }

    /** What somebody says of an item. */
    record Outcome(ChecklistState state, String note) {}

    /** Holds the checklist of an incident, and looks only then in which state that is. */
    static Sheet of(Handle handle, Incidents incidents, String id) {
        CourseDao courses = handle.attach(CourseDao.class);
        CourseDao.Course course = courses.lock(id).orElseGet(() -> {
            courses.add(id);
            return courses.lock(id).orElseThrow();
        });
        Incident incident = incidents.get(handle, id);
        IncidentState state = incident.state();
        return new Sheet(
                handle.attach(ChecklistDao.class),
                incident.id(),
                null,
                new Plan.Beginnings(
                        state == IncidentState.PREPARED ? null : incident.openedAt(),
                        course.aftercareAt(),
                        state != IncidentState.CLOSED),
                phase -> state == (phase == Phase.AFTERCARE ? IncidentState.AFTERCARE : IncidentState.ACTIVE));
    }

    /** Holds the items of a round of preparation. */
    static Sheet of(Handle handle, Preparation preparation) {
        handle.attach(PreparationDao.class).lock(preparation.id());
        return new Sheet(
                handle.attach(ChecklistDao.class),
                null,
                preparation.id(),
                new Plan.Beginnings(preparation.startedAt(), null, false),
                phase -> preparation.state() == Preparation.State.OPEN);
    }

    List<ChecklistItem> items() {
        return incident == null ? dao.ofPreparation(preparation) : dao.ofIncident(incident);
    }

    ChecklistItem get(String id) {
        return dao.find(id).orElseThrow(() -> Problem.notFound("checklist-item"));
    }

    void add(List<ChecklistItem> added) {
        dao.insert(added);
    }

    /**
     * Changes the state of an item as somebody says who may.
     *
     * @param said what becomes of it, and what they wrote with it
     * @param seq the newest number in the log: what was logged until now belongs to this time of the item
     */
    ChecklistItem settle(Caller caller, String id, ExpectedVersion expected, Outcome said, Instant now, long seq) {
        ChecklistItem item = get(id);
        expected.check(item.version(), item.changedBy(), item.changedAt());
        if (said.state() == ChecklistState.SKIPPED && said.note() == null) {
            throw Problem.invalid("note", "playbook.skip-needs-reason");
        }
        if (said.state() == ChecklistState.DONE && item.state() != ChecklistState.DONE) {
            unlessWaiting(item);
        }
        ChecklistItem changed = item.settled(said.state(), said.note(), caller.name(), now, false);
        boolean written = said.state() == ChecklistState.OPEN ? open(changed) : settle(changed, seq);
        if (!written) {
            ChecklistItem newer = get(id);
            throw Problem.stale(newer.changedBy(), newer.changedAt(), newer.version());
        }
        plan();
        return get(id);
    }

    private void unlessWaiting(ChecklistItem item) {
        List<ChecklistItem> first = Plan.waitsFor(items(), item);
        if (!first.isEmpty()) {
            throw Problem.conflict(
                            "playbook.waits-for",
                            new Translated(
                                    first.stream().map(ChecklistItem::title).toList()))
                    .with("waitsFor", first.stream().map(ChecklistItem::id).toList());
        }
    }

    /** Writes an item that was settled, and lets it come back if it is of that kind; false when it has moved on meanwhile. */
    boolean settle(ChecklistItem settled, long seq) {
        if (dao.settle(settled) == 0) {
            return false;
        }
        if (settled.task().repeats()
                && runs.test(settled.phase())
                && next(settled).isEmpty()) {
            // What is found in the log afterwards happened before the item was there.
            Instant from = settled.doneAt().isBefore(settled.addedAt()) ? settled.addedAt() : settled.doneAt();
            dao.insert(List.of(settled.again(settled.doneBy(), from, seq)));
        }
        return true;
    }

    /** Ticks open items because of what the log tells, and gives those that were still open. */
    List<ChecklistItem> tick(List<ChecklistItem> open, LogEntry proof) {
        return open.stream()
                .map(item -> item.settled(
                        ChecklistState.DONE, item.note(), proof.actor().name(), proof.at(), true))
                .filter(item -> settle(item, proof.seq()))
                .toList();
    }

    /** Writes an item that was opened again. Its next time goes, unless somebody has dealt with that: then 409. */
    boolean open(ChecklistItem opened) {
        Optional<ChecklistItem> next = next(opened);
        if (next.isPresent() && dao.remove(next.get().id()) == 0) {
            throw Problem.conflict("playbook.later-round");
        }
        return dao.settle(opened) == 1;
    }

    private Optional<ChecklistItem> next(ChecklistItem item) {
        return items().stream()
                .filter(other -> other.isSameAs(item) && other.round() > item.round())
                .findFirst();
    }

    /** Lets what comes back in the phases that run come back, where it was ended with a phase and that has begun again. */
    void resume(String by, Instant at, long seq) {
        List<ChecklistItem> again = latest(items()).stream()
                .filter(item -> item.task().repeats() && runs.test(item.phase()))
                .filter(item -> item.state() != ChecklistState.OPEN)
                .map(item -> item.again(by, at, seq))
                .toList();
        dao.insert(again);
    }

    /** Ends what came back in phases that no longer run, and gives it. The first time of something stays: nobody did it. */
    List<ChecklistItem> end(String reason, String by, Instant at) {
        return items().stream()
                .filter(item -> item.state() == ChecklistState.OPEN && item.round() > 1 && !runs.test(item.phase()))
                .map(item -> item.settled(ChecklistState.SKIPPED, reason, by, at, true))
                .filter(item -> dao.settle(item) == 1)
                .toList();
    }

    /** Finds out anew when everything is due. */
    void plan() {
        dao.plan(Plan.changed(items(), beginnings));
    }

    /** Each thing once, the last time of it, in the order of the list. */
    static List<ChecklistItem> latest(List<ChecklistItem> items) {
        Map<List<String>, ChecklistItem> last = new LinkedHashMap<>();
        items.forEach(
                item -> last.merge(item.thing(), item, (one, other) -> one.round() > other.round() ? one : other));
        return items.stream().filter(item -> last.get(item.thing()) == item).toList();
    }
}
