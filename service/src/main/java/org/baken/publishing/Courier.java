package org.baken.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.baken.channel.Addressed;
import org.baken.channel.Channel;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Channels;
import org.baken.channel.Edits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Post;
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

    /** Does what is to be done and gives what follows from it. */
    Outcome carry(Parcel parcel) {
        Trouble unusable = unusable(parcel);
        if (unusable != null) {
            return Outcome.silent(cannot(parcel, unusable));
        }
        Link link = parcel.link().orElseThrow();
        Channel channel = channels.on(link);
        if (!(channel instanceof Sends sends)) {
            return Outcome.silent(cannot(parcel, Trouble.of("publishing.by-hand")));
        }
        try {
            return switch (parcel.task()) {
                case SEND -> parcel.aim().edits() ? edit(sends, link, parcel) : send(sends, link, parcel);
                case LOOK -> look(sends, link, parcel);
                case READ_BACK -> readBack(sends, link, parcel);
                case REMOVE -> remove(sends, link, parcel);
            };
        } catch (RuntimeException e) {
            // A mistake in a connector. Nobody knows how far it came.
            LOG.error("{} failed unexpectedly", parcel, e);
            return lost(parcel);
        }
    }

    private static Trouble unusable(Parcel parcel) {
        if (!parcel.account().linked()) {
            return Trouble.of("publishing.account.unlinked");
        }
        return parcel.link().isEmpty() ? Trouble.of("publishing.account.sealed") : null;
    }

    private UnaryOperator<Course> cannot(Parcel parcel, Trouble trouble) {
        return switch (parcel.task()) {
            case SEND -> course -> course.refused(trouble);
            case LOOK -> course -> course.looked(trouble, false, null);
            case READ_BACK -> course -> course.later(nextReadBack(course));
            case REMOVE -> course -> course.notRemoved(trouble, null);
        };
    }

    /** What an unexpected end of a call means: it may have done what it was to do. */
    Outcome lost(Parcel parcel) {
        Trouble trouble = Trouble.of("publishing.unexpected");
        return Outcome.ill(
                parcel.task() == Course.Task.SEND
                        ? course -> course.unclear(trouble, clock.instant().plus(Pace.FIRST_LOOK))
                        : cannot(parcel, trouble));
    }

    private Outcome send(Sends sends, Link link, Parcel parcel) {
        try {
            return Outcome.well(
                    arrived(sends, parcel, sends.send(link, illustrations.illustrated(sends, link, parcel))));
        } catch (Refused e) {
            return Outcome.well(course -> course.refused(e.trouble()));
        } catch (Retryable e) {
            return again(parcel, e.trouble(), e.retryAfter().orElse(null));
        } catch (Unclear e) {
            Instant look = clock.instant().plus(Pace.FIRST_LOOK);
            return Outcome.ill(course -> course.unclear(e.trouble(), look));
        } catch (ChannelException e) {
            throw new IllegalStateException("There are only three kinds", e);
        }
    }

    /** Changing a post twice in the same way does no harm, so an unclear outcome is tried again too. */
    private Outcome edit(Sends sends, Link link, Parcel parcel) {
        if (!(sends instanceof Edits edits)) {
            return Outcome.alone(course -> course.retrying(Trouble.of("publishing.not-editable"), clock.instant()));
        }
        try {
            Post post = illustrations.illustrated(sends, link, parcel);
            return Outcome.well(
                    arrived(sends, parcel, edits.edit(link, post, parcel.aim().remoteId())));
        } catch (Refused e) {
            boolean gone = edits.look(link, parcel.post(), parcel.aim().remoteId()) instanceof Look.Absent;
            return gone
                    ? Outcome.alone(course -> course.retrying(e.trouble(), clock.instant()))
                    : Outcome.well(course -> course.refused(e.trouble()));
        } catch (Retryable e) {
            return again(parcel, e.trouble(), e.retryAfter().orElse(null));
        } catch (ChannelException e) {
            return again(parcel, e.trouble(), null);
        }
    }

    private Outcome again(Parcel parcel, Trouble trouble, Duration wished) {
        int attempts = parcel.course().attempts();
        Instant again = clock.instant().plus(Pace.beforeRetry(attempts, wished));
        UnaryOperator<Course> step = attempts < Pace.MOST_ATTEMPTS
                ? course -> course.retrying(trouble, again)
                : course -> course.refused(trouble);
        return wished == null ? Outcome.ill(step) : Outcome.busy(step, wished);
    }

    /** What goes to one person is not held against what was approved: nobody promised the public that it stays. */
    private UnaryOperator<Course> arrived(Sends sends, Parcel parcel, Receipt receipt) {
        Instant now = clock.instant();
        boolean kept = parcel.kind() == Kind.DELIVERY && !(sends instanceof Addressed);
        Instant readBack = kept ? Pace.firstReadBack(now) : null;
        return course -> course.sent(receipt, readBack, now);
    }

    private Outcome look(Sends sends, Link link, Parcel parcel) {
        Instant now = clock.instant();
        if (parcel.aim().edits()) {
            return Outcome.silent(course -> course.queued(now));
        }
        Look look = sends.look(
                link, illustrations.asSent(sends, link, parcel), parcel.course().remoteId());
        if (look instanceof Look.Found found) {
            return Outcome.well(arrived(sends, parcel, found.receipt()));
        }
        if (look instanceof Look.Absent) {
            return Outcome.well(
                    parcel.course().absences() > 0
                            ? course -> course.queued(now)
                            : course -> course.looked(null, true, now.plus(Pace.BETWEEN_LOOKS)));
        }
        Trouble why = ((Look.CannotTell) look).why();
        int looks = parcel.course().looks();
        Instant again = looks + 1 < Pace.MOST_LOOKS ? now.plus(Pace.beforeLook(looks)) : null;
        return Outcome.silent(course -> course.looked(why, false, again));
    }

    private Outcome readBack(Sends sends, Link link, Parcel parcel) {
        if (parcel.kind() == Kind.LETTER) {
            // Nothing of a letter can be read back. Rows from before this was so may still have a time for it.
            return Outcome.silent(course -> course.later(null));
        }
        Look look = sends.look(
                link, illustrations.asSent(sends, link, parcel), parcel.course().remoteId());
        Instant now = clock.instant();
        if (look instanceof Look.Found found) {
            return Outcome.well(
                    found.asApproved()
                            ? course -> course.asApproved(now, nextReadBack(course))
                            : course -> course.diverged(Trouble.of("publishing.diverged"), now, nextReadBack(course)));
        }
        if (look instanceof Look.Absent) {
            return Outcome.well(
                    parcel.course().absences() > 0
                            ? course -> course.diverged(Trouble.of("publishing.vanished"), now, nextReadBack(course))
                            : course -> course.looked(null, true, now.plus(Pace.BETWEEN_LOOKS)));
        }
        // Who could not tell within an hour never can.
        boolean never = parcel.course().readAt() == null
                && Pace.readsBackHourly(parcel.course().sentAt(), now);
        return Outcome.silent(course -> course.later(never ? null : nextReadBack(course)));
    }

    private Instant nextReadBack(Course course) {
        Instant now = clock.instant();
        return Pace.nextReadBack(course.sentAt() == null ? now : course.sentAt(), now);
    }

    private Outcome remove(Sends sends, Link link, Parcel parcel) {
        if (!(sends instanceof Removes removes)) {
            return Outcome.silent(cannot(parcel, Trouble.of("publishing.not-removable")));
        }
        try {
            removes.remove(link, parcel.post(), parcel.course().remoteId());
            return Outcome.well(Course::removed);
        } catch (Refused e) {
            return Outcome.well(course -> course.notRemoved(e.trouble(), null));
        } catch (Retryable e) {
            return notYetRemoved(parcel, e.trouble(), e.retryAfter().orElse(null));
        } catch (ChannelException e) {
            // Removing twice does no harm, so an unclear outcome is tried again too.
            return notYetRemoved(parcel, e.trouble(), null);
        }
    }

    private Outcome notYetRemoved(Parcel parcel, Trouble trouble, Duration wished) {
        int tries = parcel.course().looks() + 1;
        Instant again = tries < Pace.MOST_ATTEMPTS ? clock.instant().plus(Pace.beforeRetry(tries, wished)) : null;
        UnaryOperator<Course> step = course -> course.notRemoved(trouble, again);
        return wished == null ? Outcome.ill(step) : Outcome.busy(step, wished);
    }
}
