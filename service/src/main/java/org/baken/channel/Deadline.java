package org.baken.channel;

import java.time.Duration;
import org.baken.channel.ChannelException.Retryable;

/**
 * The time that one call of a connector has over all its requests: {@link Sends#send} ends within 20 seconds, also with
 * pictures to upload first.
 */
public final class Deadline {

    /** What {@link Sends#send} has, with a second to spare. */
    static final Duration CALL = Duration.ofSeconds(19);
    /** What the request that publishes needs. */
    private static final Duration PUBLISHING = Duration.ofSeconds(8);

    private final long end;

    public Deadline() {
        this(CALL);
    }

    /** @param call how long the call may take */
    Deadline(Duration call) {
        end = System.nanoTime() + call.toNanos();
    }

    /**
     * How long a request may take that prepares the post.
     *
     * @param host whom the request goes to, for people
     * @throws Retryable when the time that is left is needed for publishing: what was prepared is found again next time
     */
    public Duration preparing(Duration longest, String host) throws Retryable {
        Duration left = left().minus(PUBLISHING);
        if (left.compareTo(Duration.ofMillis(500)) < 0) {
            throw new Retryable(Trouble.of("channel.beforehand", host));
        }
        return left.compareTo(longest) < 0 ? left : longest;
    }

    /** How long the request that publishes may take. */
    public Duration publishing(Duration longest) {
        Duration left = left();
        return left.compareTo(longest) < 0 ? left : longest;
    }

    private Duration left() {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }
}
