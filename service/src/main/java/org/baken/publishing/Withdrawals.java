package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.baken.account.Caller;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Channel;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.incident.Incident;
import org.baken.message.Messages;
import org.jdbi.v3.core.Handle;

/**
 * Taking a publication back (guidelines A07 and V32): undone while nothing has left, and withdrawn later. What readers see is
 * taken away; where that is not possible a notice in the house's own words says that the message no longer holds. Every method
 * joins the caller's transaction.
 */
final class Withdrawals {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Departures departures;
    private final Clock clock;

    Withdrawals(Accounts accounts, Deliveries deliveries, Messages messages, Departures departures, Clock clock) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.departures = departures;
        this.clock = clock;
    }

    /** What happens to one delivery of a message that is withdrawn. */
    enum Way {
        /** It is taken away. */
        REMOVE,
        /** A notice under it. */
        REPLY,
        /** A notice as a post or letter of its own. */
        NOTICE,
        /** A person takes it away, or tells people. */
        BY_HAND,
        /** It never left, or is gone. */
        NONE
    }

    /** One line of the plan. */
    record Line(Delivery delivery, Account account, Way way) {}

    /** @param undo whether nothing has left yet, so that it is as if it never was */
    record Plan(boolean undo, List<Line> lines) {}

    /** What taking the message back would do now; nothing is written. */
    Plan plan(Handle handle, String message) {
        List<Delivery> all = deliveries.ofMessage(handle, message).stream()
                .filter(delivery -> !delivery.notice())
                .toList();
        boolean undo = !all.isEmpty() && all.stream().allMatch(Withdrawals::hasNotLeft);
        return new Plan(
                undo, all.stream().map(delivery -> line(handle, delivery, undo)).toList());
    }

    /** Takes the message back and tells what happens. Logs last. */
    Plan takeBack(Handle handle, Incident incident, String message, Caller caller) {
        messages.lock(handle, message).requireOut();
        handle.attach(DeliveryDao.class).lockOf(message);
        Plan plan = plan(handle, message);
        if (plan.undo()) {
            handle.attach(DeliveryDao.class).deleteOf(message);
            messages.undone(handle, message, caller.actor());
            return plan;
        }
        List<Deliveries.Stopped> stopped = plan.lines().stream()
                .flatMap(line -> deliveries.withdraw(handle, line.delivery().id(), line.way() == Way.REMOVE).stream())
                .toList();
        Instant now = clock.instant();
        Departures.Timing timing = new Departures.Timing(
                now, now, null, handle.attach(CourseDao.class).holdPassed(incident.id()));
        departures.add(
                handle,
                incident,
                plan.lines().stream()
                        .filter(line -> line.way() != Way.REMOVE && line.way() != Way.NONE)
                        .map(line -> new Departures.Departure(notice(handle, line), timing))
                        .toList());
        messages.withdrawn(handle, message, caller.actor());
        deliveries.log(handle, stopped, caller.actor());
        return plan;
    }

    private static boolean hasNotLeft(Delivery delivery) {
        return delivery.state() == DeliveryState.TODO
                || delivery.state() == DeliveryState.QUEUED && delivery.attempts() == 0
                || delivery.isStoppedUnsent();
    }

    private Line line(Handle handle, Delivery delivery, boolean undo) {
        Account account = accounts.get(handle, delivery.account());
        return new Line(delivery, account, undo ? Way.NONE : way(account, delivery));
    }

    private Way way(Account account, Delivery delivery) {
        Channel channel = accounts.channel(account);
        if (!mayBeSeen(delivery)) {
            return Way.NONE;
        }
        if (account.builtIn()) {
            return Way.REMOVE;
        }
        if (channel instanceof ByHand || !account.linked()) {
            return Way.BY_HAND;
        }
        if (channel instanceof Removes) {
            return Way.REMOVE;
        }
        boolean answerable = channel instanceof Replies && !(channel instanceof Addressed) && Earlier.isKnown(delivery);
        return answerable ? Way.REPLY : Way.NOTICE;
    }

    /** Whether readers have it, or may have it. What was edited since says something newer by now. */
    private static boolean mayBeSeen(Delivery delivery) {
        if (delivery.letters() > 0 && delivery.state() != DeliveryState.REMOVED) {
            return delivery.lettersSent() + delivery.lettersUnclear() > 0 || delivery.state() == DeliveryState.SENDING;
        }
        return switch (delivery.state()) {
            case SENT, DIVERGED, DONE, SENDING, UNCLEAR -> true;
            default -> false;
        };
    }

    private Departures.Outgoing notice(Handle handle, Line line) {
        Delivery delivery = line.delivery();
        Channel channel = accounts.channel(line.account());
        boolean byHand = line.way() == Way.BY_HAND;
        String title = Corrections.noticeTitle(delivery);
        return new Departures.Outgoing(
                delivery.message(),
                delivery.messageTitle(),
                delivery.revision(),
                line.account(),
                channel,
                delivery.lang(),
                title,
                byHand ? task(channel, delivery) : words(channel, line.account(), delivery),
                title + ": " + delivery.messageTitle(),
                handle.attach(LetterDao.class).reached(delivery.id()),
                line.way() == Way.REPLY ? Action.REPLY : Action.POST,
                delivery.id(),
                true,
                byHand);
    }

    private static String task(Channel channel, Delivery delivery) {
        return channel instanceof ByHand ? Corrections.task(delivery) : Corrections.taskOutOfReach(delivery);
    }

    private static String words(Channel channel, Account account, Delivery delivery) {
        String whole = Corrections.notice(delivery);
        return channel.limits(Accounts.publicLink(account)).count(whole).fits()
                ? whole
                : Corrections.shortNotice(delivery);
    }
}
