package org.baken.forwarding;

import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.publishing.Deliveries;
import org.baken.publishing.DeliveryState;
import org.jdbi.v3.core.Handle;

/** Finds what holds in the place of a message. */
final class Replacements {
    private static final int LONGEST_CHAIN = 20;

    private final Messages messages;
    private final Deliveries deliveries;

    Replacements(Messages messages, Deliveries deliveries) {
        this.messages = messages;
        this.deliveries = deliveries;
    }

    /** The newest in its place that is out. What is planned for later is not shown before, and the older one holds till then. */
    Message newest(Handle handle, Message message) {
        Message newest = message;
        Message next = message;
        for (int i = 0; i < LONGEST_CHAIN && next.supersededBy() != null; i++) {
            next = messages.get(handle, next.supersededBy());
            if (next.state() == MessageState.WITHDRAWN || isOut(handle, next)) {
                newest = next;
            }
        }
        return newest;
    }

    /** Whether anybody can read or hear the message by now: until then it is nobody else's business. */
    private boolean isOut(Handle handle, Message message) {
        return deliveries.ofMessage(handle, message.id()).stream()
                .anyMatch(delivery -> delivery.state().isThere() || delivery.state() == DeliveryState.DONE);
    }
}
