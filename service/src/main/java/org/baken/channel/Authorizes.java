package org.baken.channel;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A channel whose accounts a person links by saying yes on the platform itself (OAuth 2 authorization code, RFC 6749 with
 * PKCE, RFC 7636, where the platform knows it). Nothing is published by either step.
 */
public interface Authorizes extends Channel {

    /**
     * Where to send the person.
     *
     * @param address on the platform
     * @param remembered what {@link #finish} needs, kept sealed until then: the code verifier, a registered client
     */
    record Start(URI address, Map<String, String> remembered) {}

    /**
     * What the yes gave.
     *
     * @param secret added to the account's secret under these names
     * @param settings added to the account's settings, such as the page that was chosen
     * @param handle how the account is called on its platform; null leaves the one that was typed
     * @param expiresAt when a person has to do this again; null when they do not, or nobody says so
     */
    record Grant(Map<String, String> secret, Map<String, Object> settings, String handle, Instant expiresAt) {}

    /** Whether the account can be used already; without, it waits for a person to link it on the platform. */
    default boolean authorized(Link link) {
        return link.hidden(OAuth.ACCESS_TOKEN).isPresent();
    }

    /**
     * Prepares the question. Registers this installation with the platform where that is how it works (Mastodon).
     *
     * @param back where the platform sends the person back to
     * @param state a word nobody can guess, which the platform gives back unchanged
     */
    Start begin(Link link, URI back, String state) throws ChannelException;

    /**
     * Turns the platform's code into credentials. What the platform does not give again, such as a refresh token, stays as
     * it was.
     *
     * @param remembered what {@link #begin} gave
     */
    Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException;
}
