package org.baken.publishing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.jdbi.v3.core.Handle;

/** Writes what happens to deliveries and letters into the logbook, in the transaction in which it happens, last. */
final class DeliveryLog {
    static final Actor WORKER = Actor.system("worker");

    private final Logbook logbook;

    DeliveryLog(Logbook logbook) {
        this.logbook = logbook;
    }

    /** What happened to a delivery, such as {@code sent} or {@code released}. */
    record Event(String what, Course course) {}

    /** A new state; nothing when it is one that nobody needs to hear of. */
    static Optional<Event> moved(DeliveryState from, Course now) {
        return Optional.ofNullable(what(now.state()))
                .filter(what -> from != now.state())
                .map(what -> new Event(what, now));
    }

    /** Logs a new state; nothing when it is one that nobody needs to hear of. */
    void moved(Handle handle, DeliveryState from, Course now, Actor actor) {
        append(handle, moved(from, now).stream().toList(), actor);
    }

    /** Logs something that is no new state, such as {@code released}. */
    void append(Handle handle, String what, Course course, Actor actor) {
        append(handle, List.of(new Event(what, course)), actor);
    }

    /** Logs what happened, in this order. */
    void append(Handle handle, List<Event> events, Actor actor) {
        if (events.isEmpty()) {
            return;
        }
        List<String> ids =
                events.stream().map(event -> event.course().id()).distinct().toList();
        Map<String, Delivery> deliveries = handle.attach(DeliveryDao.class).find(ids).stream()
                .collect(Collectors.toMap(Delivery::id, delivery -> delivery));
        logbook.append(
                handle,
                events.stream()
                        .map(event -> entry(
                                event.what(), deliveries.get(event.course().id()), actor))
                        .toList());
    }

    private static Entry entry(String what, Delivery delivery, Actor actor) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message", delivery.message());
        data.put("revision", delivery.revision());
        data.put("account", delivery.account());
        data.put("platform", delivery.platform());
        data.put("lang", delivery.lang());
        data.put("title", delivery.messageTitle());
        data.put("action", delivery.action() == Action.POST ? null : delivery.action());
        data.put("notice", delivery.notice() ? true : null);
        data.put("attempts", delivery.attempts());
        data.put("url", delivery.url());
        data.put("proof", delivery.proof());
        data.put("problem", delivery.problem());
        if (delivery.letters() > 0) {
            data.put("letters", delivery.letters());
            data.put("sent", delivery.lettersSent());
        }
        return Entry.of("delivery." + what, delivery.incident(), delivery.id(), actor, data);
    }

    /** Logs how a letter ended that belongs to no delivery; the part of Baken that asked for it follows the log. */
    void letter(Handle handle, DeliveryState from, Course now) {
        String what = what(now.state());
        if (from == now.state() || what == null || now.state() == DeliveryState.RETRYING) {
            return;
        }
        Letter letter = handle.attach(LetterDao.class).find(now.id()).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reference", letter.reference());
        data.put("account", letter.account());
        data.put("problem", letter.problem());
        logbook.append(handle, Entry.of("letter." + what, letter.incident(), letter.id(), WORKER, data));
    }

    private static String what(DeliveryState state) {
        return switch (state) {
            case SENT -> "sent";
            case REFUSED -> "refused";
            case RETRYING -> "retrying";
            case UNCLEAR -> "unclear";
            case REMOVED -> "removed";
            case DIVERGED -> "diverged";
            case DONE -> "done";
            case QUEUED, SENDING, EDITED, TODO -> null;
        };
    }
}
