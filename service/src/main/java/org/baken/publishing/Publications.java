package org.baken.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.message.ApprovedRevision;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.platform.Moment;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Publishing an approved revision: the plan of it, and doing exactly that. Every method joins the caller's transaction. */
final class Publications {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Planner planner;
    private final Departures departures;
    private final Corrections corrections;
    private final Clock clock;
    private final Duration undo;
    private final ZoneId zone;

    /**
     * @param undo how long after the decision everything waits, so that it can be undone
     * @param zone in which people are told moments
     */
    Publications(
            Accounts accounts,
            Deliveries deliveries,
            Messages messages,
            Planner planner,
            Departures departures,
            Clock clock,
            Duration undo,
            ZoneId zone) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.planner = planner;
        this.departures = departures;
        this.corrections = new Corrections(zone);
        this.clock = clock;
        this.undo = undo;
        this.zone = zone;
    }

    /** What was decided. */
    record Made(List<Delivery> deliveries, List<Plan.Left> left) {}

    /** The accounts that can be meant. */
    List<Account> linked(Handle handle, Incident incident) {
        return accounts.linked(handle, incident.isExercise());
    }

    /** What they take. Asks servers: not in a transaction. */
    Map<String, Capacity> capacities(List<Account> linked) {
        return Capacity.of(accounts, linked);
    }

    /** What publishing would do now; nothing is written. */
    Plan plan(
            Handle handle,
            Incident incident,
            String message,
            Order order,
            Map<String, Capacity> capacities,
            Caller caller) {
        Message found = messages.get(handle, message);
        return plan(
                handle,
                incident,
                messages.approved(
                        handle,
                        message,
                        order.revision() == 0 ? found.revision() : order.revision(),
                        order.hash() == null ? found.hash() : order.hash()),
                order,
                capacities,
                caller);
    }

    /** Publishes. Logs last. */
    Made publish(
            Handle handle,
            Incident incident,
            String message,
            Order order,
            Map<String, Capacity> capacities,
            Caller caller) {
        ApprovedRevision approved = messages.approved(handle, message, order.revision(), order.hash());
        lockSuperseded(handle, approved);
        Plan plan = plan(handle, incident, approved, order, capacities, caller);
        fit(plan);
        Instant now = clock.instant();
        Instant due = due(order, now);
        long holdPassed = handle.attach(CourseDao.class).holdPassed(incident.id());
        departures.add(
                handle,
                incident,
                plan.lines().stream()
                        .map(line -> new Departures.Departure(
                                outgoing(approved, line),
                                new Departures.Timing(now, due, approved.validUntil(line.lang()), holdPassed)))
                        .toList());
        List<Deliveries.Stopped> stopped = stopSuperseded(handle, approved);
        List<Delivery> made = deliveries.ofMessage(handle, message);
        messages.published(
                handle, approved, caller.actor(), order.withoutUndo() ? Map.of("withoutUndo", true) : Map.of());
        deliveries.log(handle, stopped, caller.actor());
        return new Made(made, plan.left());
    }

    private Plan plan(
            Handle handle,
            Incident incident,
            ApprovedRevision approved,
            Order order,
            Map<String, Capacity> capacities,
            Caller caller) {
        incident.unlessClosed();
        Instant now = clock.instant();
        if (order.at() != null && order.at().isBefore(now)) {
            throw Problem.invalid("at", "publishing.at-past");
        }
        if (order.at() != null && order.withoutUndo()) {
            throw Problem.invalid("withoutUndo", "publishing.at-without-undo");
        }
        Plan plan = planner.plan(handle, incident, approved, order, capacities, caller);
        plan.lines().forEach(line -> unlessTooLate(approved, line.lang(), now, due(order, now)));
        return plan;
    }

    private Instant due(Order order, Instant now) {
        if (order.withoutUndo()) {
            return now;
        }
        Instant soonest = now.plus(undo);
        return order.at() == null || order.at().isBefore(soonest) ? soonest : order.at();
    }

    /** What would leave after its sign-off is too old is refused at once, and the moment is named. */
    private void unlessTooLate(ApprovedRevision approved, String lang, Instant now, Instant due) {
        Instant end = approved.validUntil(lang);
        if (end != null && due.isAfter(end)) {
            String why = now.isAfter(end) ? "publishing.approval-ended" : "publishing.at-too-late";
            throw Problem.conflict(why, new Moment(end, zone)).with("validUntil", end);
        }
    }

    /** Too long is never cut (platforms, rule 3): it stops everything, and names what does not fit. */
    private static void fit(Plan plan) {
        List<Map<String, Object>> overflow = plan.lines().stream()
                .filter(line -> !line.count().fits())
                .map(line -> Map.<String, Object>of(
                        "account", line.account().id(),
                        "name", line.account().name(),
                        "lang", line.lang(),
                        "used", line.count().used(),
                        "limit", line.count().limit()))
                .toList();
        if (!overflow.isEmpty()) {
            Map<String, Object> first = overflow.get(0);
            throw Problem.conflict(
                            "publishing.too-long",
                            first.get("name"),
                            first.get("lang"),
                            first.get("used"),
                            first.get("limit"))
                    .with("overflow", overflow);
        }
    }

    private Departures.Outgoing outgoing(ApprovedRevision approved, Plan.Line line) {
        boolean follows = line.isLetters() && line.target() != null;
        return new Departures.Outgoing(
                approved.message(),
                approved.headline(),
                approved.revision(),
                line.account(),
                line.channel(),
                line.lang(),
                line.rendered().title(),
                line.text(),
                follows
                        ? corrections.subject(approved, line.rendered())
                        : line.rendered().headline(),
                line.recipients(),
                line.action(),
                line.target() == null ? null : line.target().id(),
                false,
                false);
    }

    /** Before the plan is made, so that what the older message left does not change under it. */
    private void lockSuperseded(Handle handle, ApprovedRevision approved) {
        if (approved.supersedes() != null) {
            messages.lock(handle, approved.supersedes());
            handle.attach(DeliveryDao.class).lockOf(approved.supersedes());
        }
    }

    /** What the newer message replaces and has not left yet must not come after it. */
    private List<Deliveries.Stopped> stopSuperseded(Handle handle, ApprovedRevision approved) {
        if (approved.supersedes() == null || approved.isPublished()) {
            return List.of();
        }
        return deliveries.ofMessage(handle, approved.supersedes()).stream()
                .filter(Delivery::isWaiting)
                .flatMap(delivery -> deliveries.withdraw(handle, delivery.id(), false).stream())
                .toList();
    }
}
