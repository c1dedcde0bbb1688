package org.baken.subscription;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one mail to the mail server, and says what its answer means. What the server said in words is dropped: it may hold the address.
 * Thread-safe.
 */
final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Pattern REPLY = Pattern.compile("^([245]\\d\\d)(?:[ -]+([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?");
    /** Bad or unknown mailbox or domain, moved without a new address, null MX, disabled (RFC 3463, RFC 7504, RFC 7505). */
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");
    /** The server ends the conversation (RFC 5321, 4.2.2). */
    private static final String CLOSING = "421";

    /** Sends it; called outside any transaction, ends within 20 seconds. */
    Outcome send(Parcel parcel) {
        try {
            return Outcome.sent(
                    parcel.channel().send(parcel.link(), parcel.post()).remoteId());
        } catch (Refused e) {
            return refused(e.trouble());
        } catch (Retryable e) {
            return later(e.trouble());
        } catch (Unclear e) {
            return Outcome.of(Outcome.End.UNCLEAR, null);
        } catch (ChannelException e) {
            throw new IllegalStateException("There are only three kinds", e);
        } catch (RuntimeException e) {
            // A mistake in a connector. Nobody knows how far it came; what it says may hold the address.
            LOG.error("{} failed unexpectedly: {}", parcel, e.getClass().getName());
            return Outcome.of(Outcome.End.UNCLEAR, null);
        }
    }

    private static Outcome refused(Trouble trouble) {
        if (trouble.key().equals("channel.mail.address") || trouble.key().equals("channel.mail.unwritable")) {
            return Outcome.of(Outcome.End.REFUSED, null);
        }
        if (!trouble.key().equals("channel.mail.refused")) {
            return Outcome.account(trouble);
        }
        Matcher reply = reply(trouble);
        String status = status(reply);
        boolean gone = status != null && reply.group(2) != null && NO_MAILBOX.contains(reply.group(2));
        return Outcome.of(gone ? Outcome.End.NO_MAILBOX : Outcome.End.REFUSED, status);
    }

    private static Outcome later(Trouble trouble) {
        if (!trouble.key().equals("channel.mail.later")) {
            return Outcome.account(trouble);
        }
        Matcher reply = reply(trouble);
        String status = status(reply);
        return status == null || status.startsWith(CLOSING)
                ? Outcome.account(Trouble.of("channel.busy", trouble.args().get(0)))
                : Outcome.of(Outcome.End.LATER, status);
    }

    private static Matcher reply(Trouble trouble) {
        return REPLY.matcher(trouble.args().size() > 1 ? trouble.args().get(1) : "");
    }

    private static String status(Matcher reply) {
        return reply.find() ? reply.group(1) + (reply.group(2) == null ? "" : " " + reply.group(2)) : null;
    }
}
