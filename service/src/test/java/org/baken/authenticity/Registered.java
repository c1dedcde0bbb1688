package org.baken.authenticity;

import org.baken.message.VerificationCode;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/**
 * Waits until anybody can look up what went out: the register hears of it right after it was committed, and who looks in between is
 * told what was official before.
 */
final class Registered {
    private Registered() {}

    /** Gives the message, once it is known. */
    static Answer known(Town town, Answer message) {
        Visitor anybody = town.nobody().with("Accept", "application/json");
        String path = "/verify?code=" + VerificationCode.of(message.id());
        Town.eventually(
                "it is known",
                () -> !anybody.get(path).json().path("state").asText().equals("UNKNOWN"));
        return message;
    }
}
