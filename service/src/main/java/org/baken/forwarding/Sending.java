package org.baken.forwarding;

import java.time.Instant;

/**
 * Writing to one recipient in one way.
 *
 * @param id what stands in the reference of its letters
 * @param address an e-mail address, or a telephone number in its international form (E.164); null where nothing is known
 * @param sentAt when it left, or was given by hand; null while it did not
 */
public record Sending(String id, String recipient, Way way, String address, SendingState state, Instant sentAt) {

    /**
     * As it is answered.
     *
     * @param problem what is the matter, in the reader's language; null when nothing is
     */
    public record Shown(Way way, SendingState state, Instant sentAt, String problem) {}
}
