package org.baken.channel;

import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;

/**
 * One platform that messages can leave through. Safe for use by several threads.
 *
 * <p>A channel either {@link Sends} by itself or waits for a person ({@link ByHand}).
 */
public interface Channel {

    /** The platform's name in the interface and in the database: lower case, at most 20 characters. */
    String platform();

    /** What people call the platform, in their language. */
    default String name(Locale language) {
        return Catalogue.text(language, "channel.platform." + platform());
    }

    /** What an account on this platform is made of: drives the account form and its validation. */
    Form form();

    /** The limits a text has to keep on this platform when no account is known yet. */
    Limits limits();

    /**
     * The limits for one account. May ask the account's server the first time, with short timeouts, and remembers the
     * answer; when the server does not tell, these are the usual {@link #limits()}. Never throws.
     */
    default Limits limits(Link link) {
        return limits();
    }

    /** Counts {@code text} by the platform's own rule; the check in the composer and the connector both come here. */
    default TextCount count(String text, Limits limits) {
        return limits.count(text);
    }

    /**
     * What is wrong with an account's settings and secret, by field; empty when nothing is. Also refuses addresses
     * that the service must not reach. Looks up host names, sends nothing.
     */
    default List<SettingProblem> problems(Link link) {
        return form().problems(link);
    }

    /** Tries the account without publishing anything. Every trouble is in the answer; never throws. */
    Health check(Link link);

    /**
     * The channel that acts for this account: usually this one. The sandbox answers with one that has the capabilities
     * of the platform it imitates.
     */
    default Channel on(Link link) {
        return this;
    }

    /** How fast the platform may be called for one account; the worker keeps to it. */
    default Rate rate() {
        return Rate.USUAL;
    }

    /** How far this connector has been tried; shown with every account. */
    Tried tried();
}
