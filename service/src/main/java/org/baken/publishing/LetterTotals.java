package org.baken.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.core.Handle;

/** Keeps a delivery where its letters are, together. */
final class LetterTotals {
    private static final String TABLE = Kind.DELIVERY.table();

    private final Clock clock;

    LetterTotals(Clock clock) {
        this.clock = clock;
    }

    /** Moves a delivery on, if its letters have come so far; gives its new course. The caller has locked it, and logs. */
    Optional<Course> follow(Handle handle, Course whole) {
        return follow(handle, whole, null);
    }

    /** @param refused why its letters were refused all at once; null when they were not */
    Optional<Course> follow(Handle handle, Course whole, Trouble refused) {
        LetterDao letters = handle.attach(LetterDao.class);
        DeliveryState to =
                letters.anyOpen(whole.id()).isPresent() ? DeliveryState.SENDING : outcome(letters.tally(whole.id()));
        if (whole.state() == to || whole.state() == DeliveryState.QUEUED && to == DeliveryState.SENDING) {
            return Optional.empty();
        }
        Course at = whole;
        if (at.state() == DeliveryState.UNCLEAR && to == DeliveryState.SENDING) {
            at = at.queued(null);
        }
        if (at.state() == DeliveryState.QUEUED && refused == null) {
            at = at.claimed(null, null);
        }
        if (at.state() != to) {
            at = at.together(to, trouble(to, refused), clock.instant());
        }
        if (handle.attach(CourseDao.class).move(TABLE, whole.state(), at, clock.instant()) == 0) {
            throw new IllegalStateException("A locked row was changed: " + whole.id());
        }
        return Optional.of(at);
    }

    private static Trouble trouble(DeliveryState to, Trouble refused) {
        if (to == DeliveryState.SENT) {
            return null;
        }
        return to == DeliveryState.REFUSED && refused != null ? refused : Trouble.of("publishing.letters." + to);
    }

    private static DeliveryState outcome(List<LetterDao.Tally> tallies) {
        List<DeliveryState> states =
                tallies.stream().map(LetterDao.Tally::state).toList();
        if (states.contains(DeliveryState.UNCLEAR)) {
            return DeliveryState.UNCLEAR;
        }
        return states.contains(DeliveryState.SENT) ? DeliveryState.SENT : DeliveryState.REFUSED;
    }
}
