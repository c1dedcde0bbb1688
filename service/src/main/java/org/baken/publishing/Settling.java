package org.baken.publishing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.platform.Problem;
import org.baken.publishing.Moves.Step;
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

    /** Takes in how these calls ended, all of one kind. */
    void settle(Handle handle, Moves moves, List<Done> all) {
        if (all.isEmpty()) {
            return;
        }
        if (all.get(0).parcel().kind() == Kind.LETTER) {
            letters(handle, moves, all);
        } else {
            deliveries(handle, moves, all);
        }
    }

    private void deliveries(Handle handle, Moves moves, List<Done> all) {
        List<String> ids = all.stream().map(done -> done.parcel().course().id()).toList();
        Map<String, String> earlier = targets.of(handle, ids);
        Map<String, Course> locked = moves.lock(
                Kind.DELIVERY,
                Stream.concat(ids.stream(), earlier.values().stream()).toList());
        List<Step> steps = new ArrayList<>();
        for (Done done : all) {
            String id = done.parcel().course().id();
            Course current = locked.get(id);
            Course next = next(done, current);
            if (next == null) {
                continue;
            }
            if (done.outcome().alone()) {
                handle.attach(StandingDao.class).stands(id);
            }
            steps.add(new Step(current, next));
            Optional.ofNullable(earlier.get(id))
                    .map(locked::get)
                    .ifPresent(target -> targets.follow(handle, target, current, next)
                            .ifPresent(moved -> steps.add(new Step(target, moved))));
        }
        moves.move(Kind.DELIVERY, steps);
    }

    private void letters(Handle handle, Moves moves, List<Done> all) {
        List<String> ids = all.stream().map(done -> done.parcel().course().id()).toList();
        Map<String, String> deliveries = handle.attach(LetterDao.class).deliveriesOf(ids).stream()
                .collect(Collectors.toMap(LetterDao.Belongs::id, LetterDao.Belongs::delivery));
        Map<String, Course> wholes = moves.lock(Kind.DELIVERY, new TreeSet<>(deliveries.values()));
        Map<String, Course> locked = moves.lock(Kind.LETTER, ids);
        List<Step> ofDeliveries = new ArrayList<>();
        List<Step> alone = new ArrayList<>();
        for (Done done : all) {
            Course current = locked.get(done.parcel().course().id());
            Course next = next(done, current);
            if (next != null) {
                (deliveries.containsKey(current.id()) ? ofDeliveries : alone).add(new Step(current, next));
            }
        }
        moves.tryMoveQuietly(Kind.LETTER, ofDeliveries);
        moves.move(Kind.LETTER, alone);
        new TreeMap<>(wholes).values().forEach(moves::together);
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
