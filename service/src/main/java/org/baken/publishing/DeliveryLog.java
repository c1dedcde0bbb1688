package org.baken.publishing;

import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Logs a new state; nothing when it is one that nobody needs to hear of. */
    void moved(Handle handle, DeliveryState from, Course now, Actor actor) {
        String what = what(now.state());
        if (from != now.state() && what != null) {
            append(handle, what, now, actor);
        }
    }

    /** Logs something that is no new state, such as {@code released}. */
    void append(Handle handle, String what, Course course, Actor actor) {
        Delivery delivery = handle.attach(DeliveryDao.class).find(course.id()).orElseThrow();
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
        logbook.append(handle, Entry.of("delivery." + what, delivery.incident(), delivery.id(), actor, data));
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
