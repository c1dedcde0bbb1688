package org.baken.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Moves what the caller has locked. */
    void move(Kind kind, Course from, Course to) {
        if (!tryMove(kind, from, to)) {
            throw new IllegalStateException("A locked row was changed: " + kind + " " + from.id());
        }
    }

    /** Moves what was only read; false when somebody else was first. */
    boolean tryMove(Kind kind, Course from, Course to) {
        boolean moved = courses.move(kind.table(), from.state(), to, now) == 1;
        if (moved) {
            lines.add(new Line(kind, from, to));
        }
        return moved;
    }

    /** Moves a letter of a delivery, of which only the whole is logged. */
    boolean tryMoveQuietly(Course from, Course to) {
        return courses.move(Kind.LETTER.table(), from.state(), to, now) == 1;
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
        for (Line line : lines) {
            if (line.kind() == Kind.DELIVERY) {
                log.moved(handle, line.from().state(), line.now(), DeliveryLog.WORKER);
                if (line.isGivenUp()) {
                    log.append(handle, "not-removed", line.now(), DeliveryLog.WORKER);
                }
            } else {
                log.letter(handle, line.from().state(), line.now());
            }
        }
    }
}
