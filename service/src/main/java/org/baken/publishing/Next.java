package org.baken.publishing;

import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * What a person does about a delivery now, in a sentence. What went wrong may bring its own sentence, under its key with
 * {@code .next}; else the state has one.
 */
final class Next {
    private static final String STATE = "publishing.next.";

    private Next() {}

    static String in(Locale locale, Delivery delivery) {
        return ownSentence(delivery)
                ? Catalogue.text(
                        locale,
                        delivery.problem().key() + ".next",
                        delivery.problem().args().toArray())
                : Catalogue.text(locale, STATE + situation(delivery));
    }

    /** What is tried again by itself, or looked for, asks for the same whatever went wrong. */
    private static boolean ownSentence(Delivery delivery) {
        boolean told = delivery.state() == DeliveryState.REFUSED || delivery.state() == DeliveryState.DIVERGED;
        return told
                && !delivery.removing()
                && delivery.problem() != null
                && Catalogue.has(delivery.problem().key() + ".next");
    }

    private static String situation(Delivery delivery) {
        if (delivery.isBeingRemoved()) {
            return "REMOVING";
        }
        if (delivery.isNotRemoved()) {
            return "SENT.not-removed";
        }
        if (delivery.isWaiting() && delivery.held()) {
            return "HELD";
        }
        if (delivery.state() == DeliveryState.TODO) {
            return todo(delivery);
        }
        if (delivery.isWaiting() && delivery.restsUntil() != null) {
            return "RESTS";
        }
        return delivery.state().name();
    }

    private static String todo(Delivery delivery) {
        if (delivery.notice()) {
            return "TODO.withdrawn";
        }
        return delivery.target() == null ? "TODO" : "TODO.replaces";
    }
}
