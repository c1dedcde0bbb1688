package org.baken.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in how calls ended. */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Targets targets;
    private final String node;

    Settling(Clock clock, String node) {
        this.targets = new Targets(clock);
        this.node = node;
    }

    /** Takes in how these calls ended, all of one kind on one account. */
    void settle(Handle handle, Moves moves, List<Done> all) {
        if (!all.isEmpty() && all.get(0).parcel().kind() == Kind.LETTER) {
            letters(handle, moves, all);
        } else {
            all.forEach(done -> delivery(handle, moves, done));
        }
    }

    private void delivery(Handle handle, Moves moves, Done done) {
        String id = done.parcel().course().id();
        Optional<Course> target = targets.lock(handle, id);
        Course current = moves.lock(Kind.DELIVERY, id).orElse(null);
        Course next = next(done, current);
        if (next == null) {
            return;
        }
        if (done.outcome().alone()) {
            handle.attach(StandingDao.class).stands(id);
        }
        moves.move(Kind.DELIVERY, current, next);
        target.ifPresent(earlier -> targets.follow(handle, earlier, current, next)
                .ifPresent(moved -> moves.move(Kind.DELIVERY, earlier, moved)));
    }

    private void letters(Handle handle, Moves moves, List<Done> all) {
        LetterDao letters = handle.attach(LetterDao.class);
        List<String> ids = all.stream().map(done -> done.parcel().course().id()).toList();
        Map<String, String> deliveries = letters.deliveriesOf(ids).stream()
                .collect(Collectors.toMap(LetterDao.Belongs::id, LetterDao.Belongs::delivery));
        Map<String, Course> wholes = new TreeMap<>();
        new TreeSet<>(deliveries.values())
                .forEach(id -> moves.lock(Kind.DELIVERY, id).ifPresent(whole -> wholes.put(id, whole)));
        for (Done done : all) {
            Course current =
                    moves.lock(Kind.LETTER, done.parcel().course().id()).orElse(null);
            Course next = next(done, current);
            if (next != null && deliveries.containsKey(current.id())) {
                moves.tryMoveQuietly(current, next);
            } else if (next != null) {
                moves.move(Kind.LETTER, current, next);
            }
        }
        wholes.values().forEach(moves::together);
    }

    /** Null when somebody else has taken it over since, or the outcome no longer fits. */
    private Course next(Done done, Course current) {
        Course taken = done.parcel().course();
        boolean ours = current != null
                && current.attempts() == taken.attempts()
                && (node.equals(current.node()) || current.state() == DeliveryState.UNCLEAR);
        if (!ours) {
            LOG.warn("{} came back too late: somebody else has taken it over", done.parcel());
            return null;
        }
        try {
            return stopped(done.outcome().step().apply(current));
        } catch (Problem e) {
            LOG.warn("{} came back as {}, which no longer fits", done.parcel(), current.state());
            return null;
        }
    }

    /** What was withdrawn while it was in flight does not start again. */
    private static Course stopped(Course next) {
        return next.removing() && (next.state() == DeliveryState.RETRYING || next.state() == DeliveryState.QUEUED)
                ? next.removed()
                : next;
    }
}
