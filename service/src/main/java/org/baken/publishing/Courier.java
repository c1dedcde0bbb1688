package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.baken.channel.Addressed;
import org.baken.channel.Channel;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Channels;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Sends;
import org.baken.channel.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls channels, and says what their answer means for a delivery or letter (platforms, rules 2 and 4). Never in a
 * transaction. Thread-safe.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Channels channels;
    private final Illustrations illustrations;
    private final Clock clock;

    Courier(Channels channels, Illustrations illustrations, Clock clock) {
        this.channels = channels;
        this.illustrations = illustrations;
        this.clock = clock;
    }

    /** Does what is to be done and gives the step that follows from it. */
    UnaryOperator<Course> carry(Parcel parcel) {
        Trouble unusable = unusable(parcel);
        if (unusable != null) {
            return cannot(parcel, unusable);
        }
        Link link = parcel.link().orElseThrow();
        Channel channel = channels.on(link);
        if (!(channel instanceof Sends sends)) {
            return cannot(parcel, Trouble.of("publishing.by-hand"));
        }
        try {
            return switch (parcel.task()) {
                case SEND -> send(sends, link, parcel);
                case LOOK -> look(sends, link, parcel);
                case READ_BACK -> readBack(sends, link, parcel);
                case REMOVE -> remove(sends, link, parcel);
            };
        } catch (RuntimeException e) {
            // A mistake in a connector. Nobody knows how far it came.
            LOG.error("{} failed unexpectedly", parcel, e);
            return lost(parcel, Trouble.of("publishing.unexpected"));
        }
    }

    private static Trouble unusable(Parcel parcel) {
        if (!parcel.account().linked()) {
            return Trouble.of("publishing.account.unlinked");
        }
        return parcel.link().isEmpty() ? Trouble.of("publishing.account.sealed") : null;
    }

    private static UnaryOperator<Course> cannot(Parcel parcel, Trouble trouble) {
        return switch (parcel.task()) {
            case SEND -> course -> course.refused(trouble);
            case LOOK -> course -> course.looked(trouble, false, null);
            case READ_BACK -> Course::settled;
            case REMOVE -> course -> course.notRemoved(trouble, null);
        };
    }

    private UnaryOperator<Course> lost(Parcel parcel, Trouble trouble) {
        return parcel.task() == Course.Task.SEND
                ? course -> course.unclear(trouble, clock.instant().plus(Pace.FIRST_LOOK))
                : cannot(parcel, trouble);
    }

    private UnaryOperator<Course> send(Sends sends, Link link, Parcel parcel) {
        try {
            return arrived(sends, sends.send(link, illustrations.illustrated(sends, link, parcel)));
        } catch (Refused e) {
            return course -> course.refused(e.trouble());
        } catch (Retryable e) {
            int attempts = parcel.course().attempts();
            Instant again = clock.instant()
                    .plus(Pace.beforeRetry(attempts, e.retryAfter().orElse(null)));
            return attempts < Pace.MOST_ATTEMPTS
                    ? course -> course.retrying(e.trouble(), again)
                    : course -> course.refused(e.trouble());
        } catch (Unclear e) {
            Instant look = clock.instant().plus(Pace.FIRST_LOOK);
            return course -> course.unclear(e.trouble(), look);
        } catch (ChannelException e) {
            throw new IllegalStateException("There are only three kinds", e);
        }
    }

    private UnaryOperator<Course> arrived(Sends sends, Receipt receipt) {
        Instant now = clock.instant();
        Instant readBack = sends instanceof Addressed ? null : now.plus(Pace.READ_BACK);
        return course -> course.sent(receipt, readBack, now);
    }

    private UnaryOperator<Course> look(Sends sends, Link link, Parcel parcel) {
        Look look = sends.look(link, parcel.post(), parcel.course().remoteId());
        Instant now = clock.instant();
        if (look instanceof Look.Found found) {
            return arrived(sends, found.receipt());
        }
        if (look instanceof Look.Absent) {
            return parcel.course().absences() > 0
                    ? course -> course.queued(now)
                    : course -> course.looked(null, true, now.plus(Pace.BETWEEN_LOOKS));
        }
        Trouble why = ((Look.CannotTell) look).why();
        int looks = parcel.course().looks();
        Instant again = looks + 1 < Pace.MOST_LOOKS ? now.plus(Pace.beforeLook(looks)) : null;
        return course -> course.looked(why, false, again);
    }

    private static UnaryOperator<Course> readBack(Sends sends, Link link, Parcel parcel) {
        Look look = sends.look(link, parcel.post(), parcel.course().remoteId());
        return look instanceof Look.Found found && !found.asApproved()
                ? course -> course.diverged(Trouble.of("publishing.diverged"))
                : Course::settled;
    }

    private UnaryOperator<Course> remove(Sends sends, Link link, Parcel parcel) {
        if (!(sends instanceof Removes removes)) {
            return cannot(parcel, Trouble.of("publishing.not-removable"));
        }
        try {
            removes.remove(link, parcel.post(), parcel.course().remoteId());
            return Course::removed;
        } catch (Refused e) {
            return course -> course.notRemoved(e.trouble(), null);
        } catch (ChannelException e) {
            // Removing twice does no harm, so an unclear outcome is tried again too.
            int tries = parcel.course().looks() + 1;
            Instant again = clock.instant().plus(Pace.beforeRetry(tries, null));
            return course -> course.notRemoved(e.trouble(), tries < Pace.MOST_ATTEMPTS ? again : null);
        }
    }
}
