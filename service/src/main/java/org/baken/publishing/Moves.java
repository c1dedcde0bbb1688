package org.baken.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baken.channel.Trouble;
import org.jdbi.v3.core.Handle;

/**
 * What moves in one transaction of the worker, and what is logged of it: the log comes last, because nothing may be locked
 * after its head is.
 */
final class Moves {
    private record Line(Kind kind, Course from, Course now) {
        /** It was to be taken away and could not be: a person has to do it. */
        boolean isGivenUp() {
            return from.removing() && !now.removing() && now.state().isThere();
        }
    }

    /** From where something goes to where. */
    record Step(Course from, Course to) {}

    private final Handle handle;
    private final CourseDao courses;
    private final LetterTotals totals;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();

    Moves(Handle handle, LetterTotals totals, Instant now) {
        this.handle = handle;
        this.courses = handle.attach(CourseDao.class);
        this.totals = totals;
        this.now = now;
    }

    Optional<Course> lock(Kind kind, String id) {
        return courses.lock(kind.table(), id);
    }

    /** Those of these ids that there are, by id. */
    Map<String, Course> lock(Kind kind, Collection<String> ids) {
        return courses.lockAll(kind.table(), List.copyOf(ids)).stream()
                .collect(Collectors.toMap(Course::id, course -> course));
    }

    /** Moves what the caller has locked. */
    void move(Kind kind, Course from, Course to) {
        move(kind, List.of(new Step(from, to)));
    }

    /** Moves what the caller has locked. */
    void move(Kind kind, List<Step> steps) {
        if (tryMove(kind, steps).size() < steps.size()) {
            throw new IllegalStateException("A locked row was changed: " + kind + " " + steps);
        }
    }

    /** Moves what was only read; gives those steps in which nobody else was first. */
    List<Step> tryMove(Kind kind, List<Step> steps) {
        List<Step> taken = tryMoveQuietly(kind, steps);
        taken.forEach(step -> lines.add(new Line(kind, step.from(), step.to())));
        return taken;
    }

    /** As {@link #tryMove}, for letters of a delivery, of which only the whole is logged. */
    List<Step> tryMoveQuietly(Kind kind, List<Step> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        int[] moved = courses.move(
                kind.table(),
                steps.stream().map(step -> step.from().state()).toList(),
                steps.stream().map(Step::to).toList(),
                now);
        return IntStream.range(0, moved.length)
                .filter(index -> moved[index] == 1)
                .mapToObj(steps::get)
                .toList();
    }

    /** Brings a delivery, which the caller has locked, to where its letters are. */
    void together(Course whole) {
        together(whole, null);
    }

    /** @param refused why its letters were refused all at once; null when they were not */
    void together(Course whole, Trouble refused) {
        totals.follow(handle, whole, refused).ifPresent(to -> lines.add(new Line(Kind.DELIVERY, whole, to)));
    }

    /** Writes what happened into the logbook, last of all. */
    void log(DeliveryLog log) {
        List<DeliveryLog.Event> events = new ArrayList<>();
        for (Line line : lines) {
            if (line.kind() == Kind.DELIVERY) {
                DeliveryLog.moved(line.from().state(), line.now()).ifPresent(events::add);
                if (line.isGivenUp()) {
                    events.add(new DeliveryLog.Event("not-removed", line.now()));
                }
            }
        }
        log.append(handle, events, DeliveryLog.WORKER);
        lines.stream()
                .filter(line -> line.kind() == Kind.LETTER)
                .forEach(line -> log.letter(handle, line.from().state(), line.now()));
    }
}
