package org.baken.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * A post that was not sent, or nobody knows. The three kinds ask for three different reactions, so callers catch or
 * switch on the kind. Messages and causes never hold a secret: what a server answered is redacted and shortened.
 */
public abstract sealed class ChannelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    private ChannelException(Trouble trouble) {
        super(trouble.key() + " " + trouble.args(), null, false, true);
        this.trouble = trouble;
    }

    /** What to tell people. */
    public Trouble trouble() {
        return trouble;
    }

    /** Trying again cannot help; a person has to change something. Nothing was published. */
    public static final class Refused extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Refused(Trouble trouble) {
            super(trouble);
        }
    }

    /** Nothing was published, and a later attempt with the same key may work. */
    public static final class Retryable extends ChannelException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Retryable(Trouble trouble) {
            this(trouble, null);
        }

        /** @param retryAfter how long the platform asks to wait, at most one hour; null when it does not say */
        public Retryable(Trouble trouble, Duration retryAfter) {
            super(trouble);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** The post may have been published. Never try again before {@link Sends#look} or a person said it is not there. */
    public static final class Unclear extends ChannelException {
        private static final long serialVersionUID = 1L;

        public Unclear(Trouble trouble) {
            super(trouble);
        }
    }
}
