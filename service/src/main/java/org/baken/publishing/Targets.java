package org.baken.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What becomes of an earlier post when the delivery that is about it has arrived. */
final class Targets {
    private final Clock clock;

    Targets(Clock clock) {
        this.clock = clock;
    }

    /** Locks the earlier delivery, before the later one: that is the order in which everybody locks. */
    Optional<Course> lock(Handle handle, String delivery) {
        return Optional.ofNullable(of(handle, List.of(delivery)).get(delivery))
                .flatMap(target -> handle.attach(CourseDao.class).lock(Kind.DELIVERY.table(), target));
    }

    /** The earlier deliveries that these are about, by the id of the later one. */
    Map<String, String> of(Handle handle, List<String> deliveries) {
        return handle.attach(StandingDao.class).targets(deliveries).stream()
                .collect(Collectors.toMap(StandingDao.Pair::id, StandingDao.Pair::target));
    }

    /** Where the earlier delivery goes now that the later one moved; empty when it stays as it is. */
    Optional<Course> follow(Handle handle, Course target, Course before, Course after) {
        boolean arrived = after.state() == DeliveryState.SENT && !before.state().isThere();
        if (!arrived) {
            return Optional.empty();
        }
        return switch (handle.attach(StandingDao.class).action(after.id())) {
            case EDIT ->
                target.state().next().contains(DeliveryState.EDITED) ? Optional.of(target.edited()) : Optional.empty();
            case REPOST -> Optional.of(target.toBeRemoved(clock.instant()));
            case POST, REPLY -> Optional.empty();
        };
    }
}
