package org.baken.channel;

import java.time.Instant;
import java.util.Map;

/**
 * What trying an account showed.
 *
 * @param problem what is wrong; null when all is well
 * @param details what the platform told about the account, for the person who linked it; never a secret
 * @param expiresAt when the credentials end; null when they do not, or nobody says so
 */
public record Health(State state, Trouble problem, Map<String, String> details, Instant expiresAt) {

    /** {@code UNKNOWN}: the server could not be reached, which says nothing about the account. */
    public enum State {
        OK,
        FAILING,
        UNKNOWN
    }

    public Health {
        details = Map.copyOf(details);
    }

    public static Health ok(Map<String, String> details) {
        return new Health(State.OK, null, details, null);
    }

    public static Health failing(Trouble problem) {
        return new Health(State.FAILING, problem, Map.of(), null);
    }

    public static Health unknown(Trouble problem) {
        return new Health(State.UNKNOWN, problem, Map.of(), null);
    }

    /** The health that a failed call shows: only a refusal says something about the account itself. */
    public static Health after(ChannelException failure) {
        return failure instanceof ChannelException.Refused ? failing(failure.trouble()) : unknown(failure.trouble());
    }

    public boolean ok() {
        return state == State.OK;
    }
}
