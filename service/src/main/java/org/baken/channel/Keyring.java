package org.baken.channel;

import java.time.Instant;
import java.util.Map;

/** Where an account's credentials are kept that a connector renews by itself: sessions, access and refresh tokens. */
public interface Keyring {

    /**
     * Asks the platform for new credentials. Called by one caller at a time per account, on all nodes together: a
     * platform that gives a new refresh token with every use would lock out whoever comes second.
     */
    @FunctionalInterface
    interface Renewal {
        /** @param current the account with the secret as it is kept now */
        Fresh renew(Link current) throws ChannelException;
    }

    /**
     * What the platform gave.
     *
     * @param secret replaces the entries of these names; what is not named stays, so that a platform that gives no new
     *     refresh token does not cost the old one
     * @param expiresAt when the account has to be linked again by a person; null when it does not, or nobody says so
     */
    record Fresh(Map<String, String> secret, Instant expiresAt) {
        public Fresh {
            secret = Map.copyOf(secret);
        }
    }

    /**
     * Gives the account with new credentials, kept for all further calls. When somebody else has renewed them since
     * {@code stale} was read, those are taken and the platform is not asked.
     *
     * @throws ChannelException.Retryable when somebody else is at it just now and does not finish
     * @throws ChannelException what the renewal throws; the credentials that are kept then stay as they are
     */
    Link renewed(Link stale, Renewal renewal) throws ChannelException;

    /** Keeps nothing: for an account that is being tried, and for tests that need no more. */
    Keyring NONE = (stale, renewal) -> stale.with(renewal.renew(stale).secret());
}
