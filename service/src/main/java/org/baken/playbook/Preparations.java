package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.incident.OpenEnd;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/**
 * What the house works off before any incident, in rounds of which one is open at a time (guidelines B03, B10, B13). Thread-safe.
 */
public final class Preparations {
    private static final Role[] LEADERS = {Role.LEAD, Role.ADMIN};
    /** Everybody who reads every incident: an expert of a service does not. */
    private static final Role[] READERS = {
        Role.LEAD, Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR, Role.OFFICIAL, Role.OBSERVER, Role.ADMIN
    };

    private final Copying copying;
    private final People people;
    private final Logbook logbook;
    private final Clock clock;
    private final String language;

    /** @param language the first language of the house, for the log */
    public Preparations(Playbooks playbooks, People people, Logbook logbook, Clock clock, String language) {
        this.copying = new Copying(playbooks, new Scales(List.of()));
        this.people = people;
        this.logbook = logbook;
        this.clock = clock;
        this.language = language;
    }

    /**
     * A round in short.
     *
     * @param total how many things there were to do, each counted once
     * @param done how many of them were done or skipped, at least once
     */
    public record Short(@JsonUnwrapped Preparation round, int total, int done) {
        static Short of(Preparation round, List<ChecklistView> items) {
            return new Short(round, items.size(), (int)
                    items.stream().filter(ChecklistView::wasSettled).count());
        }
    }

    /**
     * The round that is open, with all that is to be done.
     *
     * @param late how many things are late
     */
    public record Current(@JsonUnwrapped Short inShort, int late, List<ChecklistView> items) {}

    /**
     * All rounds.
     *
     * @param current the one that is open; null when none is
     * @param earlier the closed ones, newest first
     */
    public record Overview(Current current, List<Short> earlier) {}

    /** Gives all rounds to who may know of them; others 403. */
    Overview overview(Handle handle, Caller caller) {
        require(caller, "playbook.preparation-read", READERS);
        PreparationDao dao = handle.attach(PreparationDao.class);
        List<Preparation> all = dao.all();
        return new Overview(
                all.stream()
                        .filter(round -> round.state() == Preparation.State.OPEN)
                        .findFirst()
                        .map(round -> current(handle, round))
                        .orElse(null),
                all.stream()
                        .filter(round -> round.state() == Preparation.State.CLOSED)
                        .map(round -> Short.of(round, views(handle, round)))
                        .toList());
    }

    private Current current(Handle handle, Preparation round) {
        List<ChecklistView> items = views(handle, round);
        Instant now = clock.instant();
        return new Current(
                Short.of(round, items),
                (int) items.stream().filter(view -> view.item().isLate(now)).count(),
                items);
    }

    private List<ChecklistView> views(Handle handle, Preparation round) {
        Map<Role, List<Assignee>> holders = new TreeMap<>();
        return ChecklistView.of(
                handle.attach(ChecklistDao.class).ofPreparation(round.id()),
                role -> holders.computeIfAbsent(role, one -> holders(handle, one)));
    }

    /** Who has exactly this role in general; that a lead may do everything does not make it their task. */
    private List<Assignee> holders(Handle handle, Role role) {
        return people.holding(handle, role).stream()
                .filter(person -> person.roles().contains(role))
                .map(person -> new Assignee(person.id(), person.name(), false, false))
                .toList();
    }

    /** Starts a round: copies all that the playbooks ask for in preparation; 409 while another one is open. */
    Current start(Handle handle, Caller caller) {
        require(caller, "playbook.preparation-lead", LEADERS);
        PreparationDao dao = handle.attach(PreparationDao.class);
        Instant now = clock.instant();
        int number = dao.all().stream().mapToInt(Preparation::number).max().orElse(0) + 1;
        Preparation round = new Preparation(
                Ids.next(),
                number,
                Preparation.State.OPEN,
                caller.name(),
                now,
                null,
                null,
                null,
                1,
                caller.name(),
                now);
        if (dao.insert(round) == 0) {
            throw Problem.conflict("playbook.preparation-runs");
        }
        List<ChecklistItem> items = copying.ofPreparation(round.id(), caller.name(), now);
        if (items.isEmpty()) {
            throw Problem.conflict("playbook.preparation-nothing");
        }
        Sheet sheet = Sheet.of(handle, round);
        sheet.add(items);
        sheet.plan();
        Current current = current(handle, round);
        log(handle, "preparation.started", round, caller.actor(), Map.of("number", number, "items", items.size()));
        return current;
    }

    /** Closes the open round; with a reason, when things are open that were never done. */
    Short close(Handle handle, Caller caller, ExpectedVersion expected, String reason) {
        require(caller, "playbook.preparation-lead", LEADERS);
        PreparationDao dao = handle.attach(PreparationDao.class);
        Preparation round = dao.all().stream()
                .filter(one -> one.state() == Preparation.State.OPEN)
                .findFirst()
                .flatMap(one -> dao.lock(one.id()))
                .filter(one -> one.state() == Preparation.State.OPEN)
                .orElseThrow(() -> Problem.conflict("playbook.preparation-none"));
        expected.check(round.version(), round.changedBy(), round.changedAt());
        Preparation closed = round.closed(reason, caller.name(), clock.instant());
        Sheet sheet = Sheet.of(handle, closed);
        List<OpenEnd> open = sheet.items().stream()
                .filter(item -> item.state() == ChecklistState.OPEN && item.round() == 1)
                .map(item -> new OpenEnd(OpenEnd.Kind.CHECKLIST, item.id(), item.titleIn(language)))
                .toList();
        if (reason == null && !open.isEmpty()) {
            throw Problem.conflict("playbook.preparation-open", open.size()).with("open", open);
        }
        dao.close(closed);
        sheet.end(Catalogue.text(language, "playbook.phase-over"), ChecklistLog.SELF.name(), closed.closedAt());
        Short done = Short.of(closed, views(handle, closed));
        Map<String, Object> data = new TreeMap<>(Map.of("number", round.number(), "open", open.size()));
        if (reason != null) {
            data.put("reason", reason);
        }
        log(handle, "preparation.closed", closed, caller.actor(), data);
        return done;
    }

    /** Changes the state of an item: a lead, an administrator, or who holds its role in general. */
    ChecklistView settle(
            Handle handle, Caller caller, ChecklistItem item, ExpectedVersion expected, Sheet.Outcome outcome) {
        require(caller, "playbook.preparation-tick", Role.LEAD, Role.ADMIN, item.role());
        Preparation round = handle.attach(PreparationDao.class)
                .lock(item.preparation())
                .filter(one -> one.state() == Preparation.State.OPEN)
                .orElseThrow(() -> Problem.conflict("playbook.preparation-closed"));
        Sheet sheet = Sheet.of(handle, round);
        ChecklistItem changed =
                sheet.settle(caller, item.id(), expected, outcome, clock.instant(), logbook.newest(handle));
        ChecklistView view = ChecklistView.of(sheet.items(), changed, role -> holders(handle, role));
        logbook.append(handle, ChecklistLog.settled(null, language, changed, caller.actor()));
        return view;
    }

    /** As {@link Checklists#tick}: nothing in a round that is closed. */
    List<Entry> tick(Handle handle, Supplier<List<ChecklistItem>> open, LogEntry proof) {
        Optional<Preparation> round = open.get().isEmpty()
                ? Optional.empty()
                : handle.attach(PreparationDao.class).all().stream()
                        .filter(one -> one.state() == Preparation.State.OPEN)
                        .findFirst();
        if (round.isEmpty()) {
            return List.of();
        }
        Sheet sheet = Sheet.of(handle, round.get());
        List<ChecklistItem> ticked = sheet.tick(
                open.get().stream()
                        .filter(item -> item.preparation().equals(round.get().id()))
                        .toList(),
                proof);
        sheet.plan();
        return ticked.stream()
                .map(item -> ChecklistLog.settled(null, language, item, ChecklistLog.SELF))
                .toList();
    }

    private void log(Handle handle, String kind, Preparation round, Actor actor, Map<String, ?> data) {
        logbook.append(handle, Entry.of(kind, null, round.id(), actor, data));
    }

    private static void require(Caller caller, String otherwise, Role... any) {
        if (!caller.has(any)) {
            throw Problem.refused(
                    otherwise,
                    new Wording(Arrays.stream(any)
                            .distinct()
                            .map(role -> "account.role." + role)
                            .toList()));
        }
    }
}
